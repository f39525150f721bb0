import { describe, expect, it } from 'vitest';
import type { StatusSnapshot } from '../../src/contract/snapshot.ts';
import { receiptKey } from '../../src/core/fiscal/receipt-key.ts';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

/** Looks like a live one: test FNs begin with 9999. */
const LIVE_FN = '8710000100000017';
describe.concurrent('status', () => {
  it('shows four lights, the queue and the last receipts, and says with its exit code how it is', async ({
    onTestFinished,
  }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop({ orders: 3 });
    const kkt = await field.kkt();
    const config = field.settings('kb', { link: shop.link, port: kkt.port });

    const absent = await field.run('status', '--config', config);
    expect(absent).toMatchObject({ code: 4, stdout: '' });
    expect(absent.stderr).toContain(`Агент не запущен (папка состояния ${field.path('kb-state')})`);

    const agent = await field.agent(config);
    const status = await field.whenStatus('three delivered', config, ({ queue }) => queue.delivered === 3);
    expect(status.cashboxes[0]?.training).toBe(true);
    const table = await field.run('status', '--config', config);
    expect(table.code).toBe(0);
    expect(table.stderr).toBe('');
    const line = (name: string) => table.stdout.split('\n').find((one) => one.startsWith(name)) ?? '';
    expect(line('Сайт')).toContain('в порядке');
    expect(line('Касса ')).toContain('в порядке');
    expect(line('ФН')).toMatch(/в порядке|внимание/);
    expect(line('ОФД')).toContain('в порядке');
    expect(line('Очередь')).toContain('ждут 0, под вопросом 0, ждут человека 0');
    expect(table.stdout).toContain('[УЧЕБНАЯ]');
    expect(table.stdout.match(/чек main\/\d .*получен → в ФН → в магазине → в ОФД/g)).toHaveLength(3);

    await agent.interrupt();
    expect((await field.run('status', '--json', '--config', config)).code).toBe(4);
  });

  it('says with its exit code that nothing is known when neither site nor cashbox is there', async ({
    onTestFinished,
  }) => {
    const field = new Field(onTestFinished);
    const link = 'http://127.0.0.1:9/bitrix/tools/sale_check_print.php?hash=0123456789abcdef';
    const config = field.settings('kb', { link, port: field.path('no-such-port') });
    await field.agent(config);
    await field.whenStatus('no cashbox', config, ({ lights }) => lights.cashbox.code === 'CB-105');
    const table = await field.run('status', '--config', config);
    expect(table.code).toBe(1);
    expect(table.stdout).toContain('no-such-port: порта нет');
    expect(table.stdout).toContain('ещё не отвечала');
    expect(table.stdout).toMatch(/^ФН +\? неизвестно/m);
  });
});

describe.concurrent('confirm', () => {
  it('lets a live FN work only after the settings and a person have said so', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop({ orders: 2 });
    const kkt = await field.kkt({ more: ['--fault', `fn-replaced:${LIVE_FN}`] });
    const config = field.settings('kb', { link: shop.link, port: kkt.port });
    const stoppedBy = (code: string) => (status: StatusSnapshot) => status.cashboxes[0]?.stoppedBy?.code === code;

    const careful = await field.agent(config);
    const unknown = await field.whenStatus('a cashbox to confirm', config, stoppedBy('CB-311'));
    expect(unknown.lights.cashbox.state).toBe('trouble');
    expect(unknown.cashboxes[0]?.stoppedBy?.ru).toContain('окне «Касса»');
    const other = await field.run('confirm', 'kassa2', '--config', config);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('Кассы «kassa2» нет в настройках');
    const confirmed = await field.run('confirm', 'kassa1', '--config', config);
    expect(confirmed.code).toBe(0);
    expect(confirmed.stdout).toContain('Подтверждено.');
    for (const fact of ['00106100000001', LIVE_FN, '7725225244']) expect(confirmed.stdout).toContain(fact);

    const notAllowed = await field.whenStatus('a cashbox not allowed', config, stoppedBy('CB-310'));
    expect(notAllowed.cashboxes[0]?.stoppedBy?.ru).toContain('"allowLiveFiscal": true');
    await careful.interrupt();
    expect(readLedger(kkt.folder).receiptCount).toBe(0);

    field.settings('kb', { link: shop.link, port: kkt.port, cashbox: { allowLiveFiscal: true } });
    await field.agent(config);
    await field.whenReported(shop, 2);
    expect(readLedger(kkt.folder).receipts.map(({ fnSerial }) => fnSerial)).toEqual([LIVE_FN, LIVE_FN]);
  });
});

describe.concurrent('decide', () => {
  it('turns down an empty check of a deleted order, and nothing else can be said about it', async ({
    onTestFinished,
  }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop({ orders: 3, more: ['--fault', 'deleted-order:1'] });
    const kkt = await field.kkt();
    const config = field.settings('kb', { link: shop.link, port: kkt.port });
    await field.agent(config);
    await field.whenReported(shop, 2);
    const { parked } = await field.whenStatus('one that waits', config, ({ queue }) => queue.parked === 1);
    const [empty] = parked;
    expect(empty?.error?.code).toBe('CB-438');
    const table = await field.run('status', '--config', config);
    expect(table.stdout).toContain('Ждут решения человека:');
    expect(table.stdout).toContain('Заказ этого чека удалён');
    expect(table.stdout).toContain(`kassabridge decide ${empty?.jobId} `);

    const decide = (...words: string[]) =>
      field.run('decide', `${empty?.jobId}`, ...words, '--reason', 'чек удалён в магазине', '--config', config);
    const impossible = await decide('retry');
    expect(impossible).toMatchObject({ code: 1, stdout: '' });
    expect(impossible.stderr).toContain('нельзя пробить');
    expect(await decide('made', '--fd', '2')).toMatchObject({ code: 1, stdout: '' });
    expect(await decide('refuse')).toMatchObject({ code: 0, stdout: 'Записано.\n' });
    const after = await field.whenStatus('nothing that waits', config, ({ queue }) => queue.parked === 0);
    expect(after.queue).toMatchObject({ received: 3, fiscal: 2, refused: 1 });
    expect((await decide('refuse')).code).toBe(1);
    const unknown = await field.run('decide', '99', 'refuse', '--reason', 'x', '--config', config);
    expect(unknown.stderr).toContain('Записи 99 нет в журнале');
  });

  it('lets the content that came first stand when the order was edited meanwhile', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const faults = ['duplicate-hand-out:1', 'edits-order-between-hand-outs:1'];
    const shop = await field.shop({ orders: 5, more: faults.flatMap((fault) => ['--fault', fault]) });
    const kkt = await field.kkt();
    const config = field.settings('kb', { link: shop.link, port: kkt.port });
    await field.agent(config);
    const { parked } = await field.whenStatus('one that waits', config, ({ queue }) => queue.parked === 1);
    const [job] = parked;
    await field.whenReported(shop, 4);
    const decide = () => field.run('decide', `${job?.jobId}`, 'retry', '--reason', 'первый верен', '--config', config);
    expect((await decide()).code).toBe(0);
    await field.whenReported(shop, 5);
    const ledger = readLedger(kkt.folder);
    expect(ledger.receiptCount).toBe(5);
    expect(ledger.byKey(receiptKey('main', `${job?.checkId}`)).map(({ totalKop }) => totalKop)).toEqual([
      job?.totalKop,
    ]);
    expect(await decide()).toMatchObject({ code: 1 });
  });
});
