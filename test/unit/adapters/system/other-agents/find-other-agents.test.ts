import { describe, expect, it } from 'vitest';
import { findOtherAgents } from '../../../../../src/adapters/system/other-agents/find-other-agents.ts';
import { PRODUCTS } from '../../../../../src/adapters/system/other-agents/products.ts';
import type { SystemView } from '../../../../../src/adapters/system/other-agents/system-view.ts';
import { EMPTY_VIEW } from '../../../../support/set-up-rig.ts';

const process = (name: string, pid = 7, commandLine = '') => ({ pid, names: [name], commandLine });
const found = async (view: Partial<SystemView>, ours: readonly number[] = []) =>
  (await findOtherAgents({ ...EMPTY_VIEW, ...view }, ours)).others.map(({ name, presence }) => `${name}: ${presence}`);

describe('other agents', () => {
  it.each([
    ['BxDTO', 'BxDTO'],
    ['bxdto_service', 'BxDTO'],
    ['kklinux', 'КОМТЕТ Касса'],
    ['KkmServer', 'KkmServer'],
    ['fptr10_t', 'Тест драйвера ККТ АТОЛ'],
    ['FprnM_T', 'Тест драйвера ККТ АТОЛ'],
    ['Frontol', 'Frontol'],
    ['1cv8', '1С:Предприятие'],
    ['1cv8c', '1С:Предприятие'],
    ['EthOverUsb', 'АТОЛ EthernetOverUsb (EoU)'],
    ['epc-bridge', 'Службы драйвера АТОЛ (epc-bridge, atol-fptr-rpc-server)'],
  ])('the process %s is %s', async (name, product) => {
    expect(await found({ processes: async () => [process(name)] })).toEqual([`${product}: running`]);
  });

  it.each(['svchost', 'node', '1cv8s', 'chrome', 'kassa', 'java', 'frontend'])('%s is nobody we know', async (name) => {
    expect(await found({ processes: async () => [process(name)] })).toEqual([]);
  });

  it.each([
    ['1С-Битрикс.Кассы', '1С-Битрикс.Кассы'],
    ['1C-Битрикс. Кассы', '1С-Битрикс.Кассы'],
    ['КОМТЕТ Касса 3.1', 'КОМТЕТ Касса'],
    ['АТОЛ Web Server', 'АТОЛ Web Server (Web Requests)'],
    ['ATOL Web Requests 1.0.4', 'АТОЛ Web Server (Web Requests)'],
  ])('the installed program "%s" is %s', async (title, product) => {
    expect(await found({ installed: async () => ['7-Zip', title] })).toEqual([`${product}: installed`]);
    expect(await found({ autostart: async () => [title] })).toEqual([`${product}: autostart`]);
    const service = (isRunning: boolean) => [{ names: ['x', title], isRunning }];
    expect(await found({ services: async () => service(true) })).toEqual([`${product}: running`]);
    expect(await found({ services: async () => service(false) })).toEqual([`${product}: installed`]);
  });

  it('a port is evidence of its own, with its owner where that is told', async () => {
    const { others } = await findOtherAgents(
      {
        ...EMPTY_VIEW,
        processes: async () => [process('java', 99)],
        listeners: async () => [
          { port: 80, pid: 1 },
          { port: 16732, pid: 99 },
          { port: 5893, pid: undefined },
        ],
      },
      [],
    );
    expect(others.map(({ name, evidence }) => [name, evidence.ru])).toEqual([
      ['АТОЛ Web Server (Web Requests)', 'открыт порт 16732 (java): на нём обычно работает эта программа'],
      ['KkmServer', 'открыт порт 5893: на нём обычно работает эта программа'],
    ]);
  });

  it('installed holders of ports are no news', async () => {
    expect(await found({ installed: async () => ['Frontol 6', '1С:Предприятие 8'] })).toEqual([]);
  });

  it('what an agent needs is told apart from what rivals it', async () => {
    const { others } = await findOtherAgents({ ...EMPTY_VIEW, processes: async () => [process('EthOverUsb')] }, []);
    expect(others).toMatchObject([{ role: 'helper', cure: { ru: expect.stringContaining('Не трогайте') } }]);
  });

  it.each([
    ['/usr/bin/node /opt/kassabridge/bin/kassabridge.mjs agent --config a.json'],
    ['node src/cli/main.ts agent'],
  ])('a second KassaBridge is known by its command line: %s', async (commandLine) => {
    const processes = async () => [process('node', 50, commandLine)];
    expect(await found({ processes })).toEqual(['KassaBridge: running']);
    expect(await found({ processes }, [50])).toEqual([]);
  });

  it('commands that are no agent are no second KassaBridge', async () => {
    const processes = async () => [
      process('node', 50, 'node src/cli/main.ts set-up --serve'),
      process('node', 51, 'node agent.js agent'),
    ];
    expect(await found({ processes })).toEqual([]);
  });

  it('a second KassaBridge is known by the lock it holds, unless its number went to somebody else', async () => {
    const holders = async () => [60, 61];
    expect(await found({ processes: async () => [process('node', 60)], lockHolders: holders })).toEqual([
      'KassaBridge: running',
    ]);
    expect(await found({ processes: async () => [process('winword', 60)], lockHolders: holders })).toEqual([]);
    expect(await found({ processes: async () => [], lockHolders: holders })).toEqual([]);
  });

  it('every look may fail alone, and each is named then', async () => {
    const broken = () => Promise.reject(new Error('no'));
    for (const look of Object.keys(EMPTY_VIEW)) {
      const around = await findOtherAgents(
        { ...EMPTY_VIEW, processes: async () => [process('BxDTO')], [look]: broken },
        [],
      );
      expect(around.notLooked, look).toHaveLength(1);
      expect(around.others, look).toHaveLength(look === 'processes' ? 0 : 1);
    }
  });

  it('every row can be found by something, and says in two languages what to do', () => {
    for (const { name, processes, titles, ports, cure } of PRODUCTS) {
      expect(processes.length + titles.length + ports.length, name).toBeGreaterThan(0);
      expect(cure.ru).toMatch(/[а-яё]/i);
      expect(cure.en).not.toMatch(/[а-яё]/i);
    }
  });
});
