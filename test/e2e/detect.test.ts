import { describe, expect, it } from 'vitest';
import { desktopPackages } from '../../scripts/desktop/debian-packages.mjs';
import type { DetectReport } from '../../src/cli/detect/report.ts';
import { realDriver } from '../support/real-driver.ts';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

/** Only this library is looked at, whatever the computer has. */
const NO_LIBRARY = ['--library', 'no-such-library'];
const library = (await hasUsb()) ? await realDriver() : undefined;

async function detect(
  field: Field,
  ...args: readonly string[]
): Promise<DetectReport & { readonly code: number | null }> {
  const { stdout, stderr, code } = await field.run('detect', '--json', ...args);
  expect(stderr).toBe('');
  return { ...(JSON.parse(stdout) as DetectReport), code };
}

const documentsIn = (folder: string) => readLedger(folder).documents.map(({ type }) => type);

const waysOf = ({ cashboxes }: DetectReport) =>
  cashboxes.map(({ kktSerial, ways }) => [kktSerial, ...ways.map(({ driver, port }) => `${driver} ${port}`)]);

describe.concurrent('kassabridge detect', () => {
  it('finds a cashbox on TCP and one on a terminal over the wire, and changes nothing', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const one = await field.kkt({ state: 'one' });
    const two = await field.kkt({
      state: 'two',
      listen: `pty:${field.path('kassa-tty')}`,
      more: ['--model', '77', '--serial', '00107700000042'],
    });
    const report = await detect(field, '--port', one.port, '--port', two.port, ...NO_LIBRARY);
    expect(report.code).toBe(0);
    expect(report.library.fault?.code).toBe('CB-122');
    expect(waysOf(report)).toEqual([
      ['00106100000001', `atol-serial ${one.port}`],
      ['00107700000042', `atol-serial ${two.port}`],
    ]);
    expect(report.cashboxes[0]).toMatchObject({
      modelNumber: 61,
      fnSerial: '9999078900001234',
      ffdVersion: '1.05',
      ofd: { name: 'УЧЕБНЫЙ ОФД', inn: '7704211201' },
      advice: { settings: { driver: 'atol-serial', port: one.port, serialNumber: '00106100000001' } },
    });
    for (const { folder } of [one, two]) expect(documentsIn(folder)).toEqual(['registration']);
  });

  it('tells a person what was found, and what to write where', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const kkt = await field.kkt();
    const { stdout, code } = await field.run(
      'detect',
      '--port',
      kkt.port,
      '--port',
      'tcp://127.0.0.1:9',
      ...NO_LIBRARY,
    );
    expect(code).toBe(0);
    for (const words of [
      'Драйвер АТОЛ (ДТО 10) не найден',
      'Касса 1: VIRTUAL 30F',
      'заводской номер  00106100000001',
      'УЧЕБНЫЙ ОФД (ИНН 7704211201)',
      `"port": "${kkt.port}"`,
      'tcp://127.0.0.1:9, проводной протокол: Касса не найдена ни на одном порту. [CB-105]',
    ])
      expect(stdout).toContain(words);
    expect(stdout).not.toContain('агент ищет дальше');
  });

  it('says what to check when there is nobody, with exit code 1', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const { stdout, code } = await field.run('detect', ...NO_LIBRARY);
    expect(code).toBe(1);
    expect(stdout).toContain('Осмотрено: USB');
    expect(stdout).toContain('Ни одна касса не ответила.');
    expect(stdout).toContain('kassabridge detect --port COM5');
  });

  it('leaves the cashbox of a running agent alone, with exit code 3', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop();
    const kkt = await field.kkt();
    const agent = await field.agent(field.settings('kb', { link: shop.link, port: kkt.port }));
    const report = await detect(field, '--port', kkt.port, ...NO_LIBRARY);
    expect(report.code).toBe(3);
    expect(report.held).toEqual([{ port: kkt.port, holder: `процесс ${agent.pid}` }]);
    expect(report.misses).toEqual([]);
    const { stdout } = await field.run('detect', '--port', kkt.port, ...NO_LIBRARY);
    expect(stdout).toContain('Заняты работающим агентом');
    expect(stdout).not.toContain('Проверьте:');
  });

  it.for([
    [['--port', 'ttyACM0'], '--port: "COM5", "/dev/…", "tcp://адрес:порт" или "usb:ПУТЬ", а не «ttyACM0»'],
    [['--prot', 'COM5'], 'неизвестный ключ --prot; может быть, --port?'],
    [['COM5'], 'лишний аргумент «COM5»'],
  ] as const)('refuses %j in words and with exit code 2', async ([args, words], { onTestFinished }) => {
    const { code, stderr } = await new Field(onTestFinished).run('detect', ...args);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});

describe.skipIf(library === undefined)('with ATOL’s own driver', { concurrent: true }, () => {
  const named = ['--library', library ?? ''];

  it('finds a cashbox on TCP and one on a terminal both ways, and changes nothing', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const one = await field.kkt({ state: 'one' });
    const two = await field.kkt({
      state: 'two',
      listen: `pty:${field.path('kassa-tty')}`,
      more: ['--model', '77', '--serial', '00107700000042'],
    });
    const report = await detect(field, '--port', one.port, '--port', two.port, ...named);
    expect(report.code).toBe(0);
    expect(report.library).toEqual({ file: library, version: '10.8.0.0' });
    expect(waysOf(report)).toEqual([
      ['00106100000001', `atol-dto ${one.port}`, `atol-serial ${one.port}`],
      ['00107700000042', `atol-dto ${two.port}`, `atol-serial ${two.port}`],
    ]);
    expect(report.cashboxes[1]).toMatchObject({
      ofd: { name: 'УЧЕБНЫЙ ОФД', inn: '7704211201' },
      advice: { settings: { driver: 'atol-dto', port: two.port, library, ofdChannel: 'none' } },
    });
    for (const { folder } of [one, two]) expect(documentsIn(folder)).toEqual(['registration']);
  });

  it('knows a cashbox that sends its documents through the PC, and sends none of them', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const kkt = await field.kkt({ more: ['--fault', 'ofd-channel-5'] });
    const { cashboxes } = await detect(field, '--port', kkt.port, ...named);
    expect(cashboxes).toMatchObject([{ ofdThroughDriver: true, advice: { settings: { ofdChannel: 'proto' } } }]);
  });
});

/** The vendor's driver calls itself broken where it cannot look at USB. */
async function hasUsb(): Promise<boolean> {
  const skipped = await desktopPackages(['vendorUsb']);
  for (const { line } of skipped) console.warn(line);
  return skipped.length === 0;
}
