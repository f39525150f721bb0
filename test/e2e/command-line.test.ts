import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Field } from './support/field.ts';
import { ROOT } from './support/program.ts';

const LINK = 'https://shop.example/bitrix/tools/sale_check_print.php?hash=0123456789abcdef';
const PORT = 'tcp://127.0.0.1:9';

describe.concurrent('command line', () => {
  it('tells its version and what it can do', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const [version, help] = await Promise.all([field.run('--version'), field.run('--help')]);
    expect(version.stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    for (const word of ['agent', 'status', 'detect', 'confirm', 'decide', 'simulate kkt', 'simulate shop', 'demo'])
      expect(help.stdout).toContain(`kassabridge ${word}`);
    expect([version.code, help.code]).toEqual([0, 0]);
    expect(version.stderr + help.stderr).toBe('');
  });

  it('runs on its own Node 24 whatever Node starts it', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const { code, stdout } = await field.startFile(
      '/usr/bin/env',
      ['node', `${ROOT}/bin/kassabridge.mjs`, '--version'],
      {
        cwd: field.folder,
      },
    ).ended;
    expect(code).toBe(0);
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.for<readonly [readonly string[], string]>([
    [['agnet'], 'неизвестная команда «agnet»; может быть, agent?'],
    [['frobnicate'], 'неизвестная команда «frobnicate»'],
    [['agent'], 'не указан файл настроек: --config ФАЙЛ'],
    [['agent', '--confg', 'x'], 'неизвестный ключ --confg; может быть, --config?'],
    [['agent', '--config'], 'после --config нужно значение'],
    [['agent', 'x.json'], 'лишний аргумент «x.json»'],
    [['status', '--json=yes'], 'у --json нет значения'],
    [['status', '--config', 'a', '--state', 'b'], 'укажите что-то одно'],
    [['confirm'], 'не указано: касса'],
    [['decide', 'abc', 'retry', '--reason', 'x'], 'номер записи: нужно целое число от 1, а не «abc»'],
    [['decide', '1', 'again', '--reason', 'x'], 'одно из retry, refuse, made'],
    [['decide', '1', 'made', '--reason', 'x'], 'для made нужен номер документа'],
    [['decide', '1', 'retry'], 'не указана причина'],
    [['simulate'], 'simulate kkt или simulate shop'],
    [['simulate', 'ktk'], 'неизвестная команда «simulate ktk»; может быть, simulate kkt?'],
    [['simulate', 'kkt', '--state', 'x'], '--listen tcp:ПОРТ или --listen pty:ССЫЛКА'],
    [['simulate', 'kkt', '--listen', 'udp:1', '--state', 'x'], 'tcp:ПОРТ или pty:ССЫЛКА'],
    [['simulate', 'kkt', '--listen', 'tcp:99999', '--state', 'x'], 'от 0 до 65535'],
    [['simulate', 'kkt', '--listen', 'tcp:0', '--state', 'x', '--model', '62'], 'одно из 61, 77'],
    [['simulate', 'kkt', '--listen', 'tcp:0', '--state', 'x', '--fault', 'nonsense'], '--fault'],
    [['simulate', 'shop', '--state', 'x'], 'не указан порт'],
    [['simulate', 'shop', '--port', '0', '--state', 'x', '--fault', 'nonsense'], 'нет неисправности «nonsense»'],
    [['demo', '--exit'], '--exit нужен вместе с --receipts N'],
    [['demo', '--receipts', '0'], 'целое число от 1'],
  ])('refuses %j in words and with exit code 2', async ([args, words], { onTestFinished }) => {
    const field = new Field(onTestFinished);
    const { code, stdout, stderr } = await field.run(...args);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe.concurrent('simulators', () => {
  it('say in words what they cannot have', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const [kkt, shop] = await Promise.all([field.kkt(), field.shop()]);
    writeFileSync(field.path('file'), '');
    const refusals = [
      [['kkt', '--listen', kkt.listen, '--state', 'other'], 1, 'порт занят другой программой'],
      [['kkt', '--listen', 'tcp:0', '--state', 'kkt'], 3, 'уже занял другой'],
      [['kkt', '--listen', 'pty:file', '--state', 'other-1'], 1, 'лежит файл, а не ссылка'],
      [['kkt', '--listen', 'pty:nowhere/tty', '--state', 'other-2'], 1, 'такого файла или папки нет'],
      [['kkt', '--listen', 'tcp:0', '--state', 'file'], 1, 'по этому пути лежит файл'],
      [['shop', '--port', String(shop.port), '--state', 'other-3'], 1, 'порт занят другой программой'],
    ] as const;
    for (const [args, code, words] of refusals) {
      const ended = await field.run('simulate', ...args);
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr).toContain(words);
    }
    // The file is untouched, and the link of a cashbox is gone with it.
    expect(readFileSync(field.path('file'), 'utf8')).toBe('');
    const plugged = await field.kkt({ state: 'plugged', listen: `pty:${field.path('tty')}` });
    expect((await plugged.program.interrupt()).code).toBe(0);
    expect(readdirSync(field.folder)).not.toContain('tty');
  });

  it('list their faults', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const [kkt, shop] = await Promise.all([
      field.run('simulate', 'kkt', '--faults'),
      field.run('simulate', 'shop', '--faults'),
    ]);
    expect(kkt.stdout).toMatch(/^ {2}does-work-then-silence:CMD {2,}Касса выполняет/m);
    expect(shop.stdout).toMatch(/^ {2}deleted-order {2,}Заказ удалили/m);
    expect([kkt.code, shop.code]).toEqual([0, 0]);
  });
});

describe.concurrent('settings', () => {
  it.for<readonly [string, ((text: string) => string) | undefined, RegExp]>([
    ['a file that is not there', undefined, /нет файла .*kb\.json/],
    ['half a file', (text: string) => text.slice(0, -5), /ошибка JSON/],
    [
      'a misspelt key',
      (text: string) => text.replace('"settlementPlace"', '"setlementPlace"'),
      /shops\[0\]\.setlementPlace: неизвестный ключ; может быть, "settlementPlace"\?/,
    ],
    [
      'a cashbox of no shop it knows',
      (text: string) => text.replace('"main"\n      ]', '"mian"\n      ]'),
      /cashboxes\[0\]\.shops.*mian/,
    ],
    ['a port that is none', (text: string) => text.replace(PORT, '5555'), /cashboxes\[0\]\.port: "auto", "COM5"/],
    [
      'a number where text is due',
      (text: string) => text.replace('"apiVersion": "2"', '"apiVersion": 2'),
      /shops\[0\]\.apiVersion: .*"2"/,
    ],
  ])('names %s in words and with exit code 2', async ([, spoil, words], { onTestFinished }) => {
    const field = new Field(onTestFinished);
    const config = field.settings('kb', { link: LINK, port: PORT });
    const good = readFileSync(config, 'utf8');
    if (spoil) field.settingsText('kb', spoil(good));
    else rmSync(config);
    const { code, stdout, stderr } = await field.run('agent', '--config', config);
    expect(stderr).toMatch(words);
    expect(stderr).toContain('Ошибка в настройках');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.for<readonly [string, (file: string) => void, RegExp]>([
    ['that others can read', (file) => chmodSync(file, 0o644), /могут читать другие; закройте его: chmod 600 kb-link/],
    [
      'without a link',
      (file) => writeFileSync(file, 'https://shop.example/\n'),
      /в файле kb-link нет ссылки подключения/,
    ],
    ['that is not there', (file) => rmSync(file), /нет файла kb-link/],
  ])(
    'says at once that the link lies in a file %s, and goes on when it is mended',
    async ([, spoil, words], { onTestFinished }) => {
      const field = new Field(onTestFinished);
      const [shop, kkt] = await Promise.all([field.shop({ orders: 1 }), field.kkt()]);
      const config = field.settings('kb', { link: shop.link, port: kkt.port });
      const link = field.path('kb-link');
      spoil(link);
      const agent = await field.agent(config);
      expect(agent.stderr).toMatch(words);
      const { lights } = await field.whenStatus(
        'a site in trouble',
        config,
        ({ lights }) => lights.site.state === 'trouble',
      );
      expect(lights.site.code).toBe('CB-804');
      expect(lights.site.ru).toMatch(words);
      writeFileSync(link, shop.link);
      chmodSync(link, 0o600);
      await field.whenReported(shop, 1);
    },
  );

  it('says in words that a file lies where the state folder should be', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const config = field.settings('kb', { link: LINK, port: PORT });
    writeFileSync(field.path('kb-state'), '');
    const { code, stderr } = await field.run('agent', '--config', config);
    expect(stderr).toContain(`папка ${field.path('kb-state')}: по этому пути лежит файл`);
    expect(code).toBe(1);
  });

  it('warns about settings with the link inside that others can read, and goes on', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const config = field.settings('kb', { link: LINK, port: PORT, shop: { urlFile: undefined, url: LINK } });
    chmodSync(config, 0o644);
    const agent = await field.agent(config);
    expect(agent.stderr).toContain('Внимание: файл настроек содержит ссылку магазина, и его могут читать другие');
    expect(agent.stderr).not.toContain('0123456789abcdef');
  });
});
