import { describe, expect, it } from 'vitest';
import { Field } from './support/field.ts';

describe.concurrent('kassabridge check-shop', () => {
  it('stops at a link the shop does not know, with exit code 1 and without showing it', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop();
    const hash = '0'.repeat(32);
    const link = shop.link.replace(/hash=.*/, `hash=${hash}`);
    const config = field.settings('kb', { link, port: 'tcp://127.0.0.1:9' });
    const { stdout, code } = await field.run('check-shop', '--config', config);
    expect(code).toBe(1);
    expect(stdout).toContain('✓ сайт отвечает');
    expect(stdout).toContain('✗ ссылка подключения действует');
    expect(stdout).toContain('[CB-704]');
    expect(stdout).toContain('агент не запущен');
    expect(stdout).not.toContain(hash);
  });

  it('says that nobody listens there, as JSON too', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const link = 'http://127.0.0.1:9/bitrix/tools/sale_check_print.php?hash=0123456789abcdef0123456789abcdef';
    const config = field.settings('kb', { link, port: 'tcp://127.0.0.1:9' });
    const { stdout, code } = await field.run('check-shop', '--config', config, '--json');
    expect(code).toBe(1);
    const [{ steps }] = JSON.parse(stdout);
    expect(steps.slice(0, 2)).toMatchObject([
      { step: 'name', state: 'done' },
      { step: 'connection', state: 'failed', fault: { code: 'CB-702' } },
    ]);
  });

  it.for([
    [[], 'не указаны настройки: --config ФАЙЛ'],
    [['--cnfig', 'x'], 'неизвестный ключ --cnfig; может быть, --config?'],
  ] as const)('refuses %j in words and with exit code 2', async ([args, words], { onTestFinished }) => {
    const { code, stderr } = await new Field(onTestFinished).run('check-shop', ...args);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});
