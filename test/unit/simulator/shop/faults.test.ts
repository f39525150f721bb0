import { expect, test } from 'vitest';
import { FAULTS, type FaultName } from '../../../../src/simulator/shop/index.ts';
import { checksOf, OTHER_SERIAL, printed, ShopRig } from './shop-rig.ts';

async function rigWith(...faults: FaultName[]) {
  const rig = new ShopRig();
  await rig.meetAtOnce();
  for (const fault of faults) rig.shop.faults.on(fault);
  return rig;
}

test('every fault says in both languages what it does', () => {
  for (const [name, row] of Object.entries(FAULTS)) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(row.ru).toMatch(/^[А-ЯA-ZЁ0-9].*\.$|\)\.$/);
    expect(row.en).toMatch(/^[A-Z].*\.$/);
  }
});

test('a fault may be given at the start, for ever or so many times', async () => {
  const rig = new ShopRig({ faults: ['error-500:2', 'empty-vat'] });
  expect((await rig.post('{}')).status).toBe(500);
  expect((await rig.post('{}')).status).toBe(500);
  expect((await rig.post('{}')).status).toBe(200);
  expect(rig.shop.faults.names()).toEqual(['empty-vat']);
  expect(() => new ShopRig({ faults: ['no-such-thing'] })).toThrow('Known: html-instead-of-json');
});

test.each([
  ['html-instead-of-json', 200, /^<!DOCTYPE html>/],
  ['closed-site-403', 403, /^<!DOCTYPE html>/],
  ['hash-switched-off', 403, /^$/],
  ['error-500', 500, /ошибка/],
  ['empty-body', 200, /^$/],
  ['redirect-https', 301, /301/],
] as const)('%s answers %i and leaves the shop untouched', async (fault, status, body) => {
  const rig = await rigWith(fault);
  const sold = rig.sell();
  const answer = await rig.poll();
  expect(answer.status).toBe(status);
  expect(answer.body).toMatch(body);
  expect(rig.row(sold).status).toBe('N');
  rig.shop.faults.off(fault);
  expect(await rig.checks()).toHaveLength(1);
});

test('the redirect keeps path and hash and leads to https', async () => {
  const rig = await rigWith('redirect-https');
  expect(new Map(Object.entries((await rig.poll()).headers)).get('location')).toMatch(
    /^https:.*sale_check_print\.php\?hash=[0-9a-f]{32}$/,
  );
});

test('a cut answer is no JSON and says that the line broke', async () => {
  const rig = await rigWith('cut-body');
  const sold = rig.sell();
  const answer = await rig.poll();
  expect(answer.delivery).toBe('cut');
  expect(() => JSON.parse(answer.body)).toThrow();
  expect(rig.row(sold).status).toBe('P');
});

test('a dropped connection never reaches the shop', async () => {
  const rig = await rigWith('drops-connection');
  const sold = rig.sell();
  expect((await rig.poll()).delivery).toBe('dropped');
  expect(rig.row(sold).status).toBe('N');
});

test('a lost answer leaves the check marked; it comes again after 240 s', async () => {
  const rig = await rigWith();
  rig.shop.faults.on('loses-answer', 1);
  const sold = rig.sell();
  expect((await rig.poll()).delivery).toBe('dropped');
  expect(rig.row(sold).status).toBe('P');
  await rig.clock.advance(240_001);
  expect(await rig.checks()).toHaveLength(1);
});

test('a lost ack leaves the result stored; the repeat is acknowledged', async () => {
  const rig = await rigWith();
  const sold = rig.sell();
  const { external_id } = await rig.oneCheck();
  rig.shop.faults.on('ack-lost', 1);
  expect((await rig.report(printed(external_id))).delivery).toBe('dropped');
  expect(rig.row(sold).status).toBe('Y');
  expect((await rig.report(printed(external_id))).json.ack).toEqual([external_id]);
});

test('never-acks neither takes nor acknowledges', async () => {
  const rig = await rigWith('never-acks');
  const sold = rig.sell();
  const { external_id } = await rig.oneCheck();
  expect((await rig.report(printed(external_id))).body).toBe('{}');
  expect(rig.row(sold).status).toBe('P');
});

test('slow-server adds 20 s, never-answers waits for the client to leave', async () => {
  const rig = await rigWith('slow-server');
  rig.sell();
  const before = rig.clock.now();
  await rig.checks();
  expect(rig.clock.now() - before).toBe(20_000);
  rig.shop.faults.on('never-answers');
  const leave = new AbortController();
  const poll = rig.ask(rig.body(), leave.signal);
  await rig.clock.advance(3_600_000);
  leave.abort(new Error('gone'));
  await expect(poll).rejects.toThrow('gone');
});

test('a proxy cuts the hold at 60 s, and a check taken behind it is lost for four minutes', async () => {
  const rig = await rigWith('proxy-cuts-60s-504');
  const before = rig.clock.now();
  const poll = rig.ask(rig.body());
  await rig.clock.advance(60_000);
  expect(await poll).toMatchObject({ status: 504 });
  expect(rig.clock.now() - before).toBe(60_000);
  const sold = rig.sell();
  await rig.clock.advance(1_000);
  expect(rig.row(sold).status).toBe('P');
});

test('a shop that does not notice the client leaving hands the check to nobody', async () => {
  const rig = await rigWith('client-gone-unnoticed');
  const leave = new AbortController();
  const poll = rig.ask(rig.body(), leave.signal);
  await rig.clock.advance(1_000);
  leave.abort(new Error('gone'));
  await expect(poll).rejects.toThrow('gone');
  const sold = rig.sell();
  await rig.clock.advance(1_000);
  expect(rig.row(sold).status).toBe('P');
});

test('second-cashbox names the other linked cashbox after 240 s, without a poll of it', async () => {
  const rig = await rigWith('second-cashbox');
  await rig.meetAtOnce(OTHER_SERIAL);
  rig.sell();
  const first = await rig.oneCheck();
  await rig.clock.advance(240_001);
  const again = await rig.oneCheck();
  expect([first.zn, again.zn]).toEqual(['00106905842117', OTHER_SERIAL]);
});

test('deleted-order empties one check, deleted-check makes one result go unacknowledged', async () => {
  const rig = await rigWith('deleted-order');
  rig.sell();
  expect(await rig.oneCheck()).toMatchObject({ items: [], total: 0 });
  rig.shop.faults.on('deleted-check');
  const sold = rig.sell();
  const { external_id, total } = await rig.oneCheck();
  expect(total).toBeGreaterThan(0);
  expect(rig.admin.check(sold.id)).toBeUndefined();
  expect((await rig.report(printed(external_id))).body).toBe('{}');
});

test('duplicate-hand-out gives a check away again while it is being printed', async () => {
  const rig = await rigWith('duplicate-hand-out');
  rig.sell();
  const first = await rig.oneCheck();
  await rig.clock.advance(2_000);
  const again = await rig.oneCheck();
  expect(again.external_id.split('|')[2]).toBe(first.external_id.split('|')[2]);
  await rig.report(printed(again.external_id));
  expect((await rig.poll()).body).toBe('{}');
});

test('edits-order-between-hand-outs changes the content under the same id, and the sums still meet', async () => {
  const rig = await rigWith('edits-order-between-hand-outs');
  rig.sell();
  const first = await rig.oneCheck();
  await rig.clock.advance(240_001);
  const again = await rig.oneCheck();
  expect([first.total, again.total]).toEqual([3779.96, 3780.96]);
  expect(again.items.reduce((sum, item) => sum + Math.round(item.amount * 100), 0)).toBe(378_096);
});

test('restored-backup gives the ids of the last checks to other orders', async () => {
  const rig = await rigWith();
  const sold = [rig.sell(), rig.sell(), rig.sell(), rig.sell()];
  const before = await rig.checks();
  rig.shop.faults.on('restored-backup');
  const after = await rig.checks();
  const idAndTotal = (list: typeof before) => new Map(list.map((c) => [Number(c.external_id.split('|')[2]), c.total]));
  const [old, fresh] = [idAndTotal(before), idAndTotal(after)];
  expect([...fresh.keys()].sort()).toEqual(sold.slice(1).map((check) => check.id));
  for (const [id, total] of fresh) expect(total).not.toBe(old.get(id));
  expect(rig.shop.faults.names()).toEqual([]);
});

test('sums-do-not-meet puts the payments one ruble above the lines', async () => {
  const rig = await rigWith('sums-do-not-meet');
  rig.sell();
  const check = await rig.oneCheck();
  const lines = check.items.reduce((sum, item) => sum + Math.round(item.amount * 100), 0);
  expect(Math.round(check.total * 100) - lines).toBe(100);
});

test('empty-vat, unset-settings and vat-none-for-22 spoil the words, not the form', async () => {
  const rig = await rigWith('empty-vat');
  const form = rig.admin.cashbox('00106905842117');
  rig.sell();
  expect((await rig.oneCheck()).items.map((item) => item.tax.type)).toEqual(['', '', '']);
  rig.shop.faults.off('empty-vat');
  rig.shop.faults.on('unset-settings');
  rig.sell();
  expect(await rig.oneCheck()).toMatchObject({ taxationType: null, payments: [{ type: null }] });
  rig.shop.faults.off('unset-settings');
  rig.shop.faults.on('vat-none-for-22');
  rig.sell({ lines: [{ name: 'УЧЕБНЫЙ Товар', priceKop: 100, quantityMilli: 1000, vatRowId: 5 }] });
  expect((await rig.oneCheck()).items[0]?.tax.type).toBe('none');
  expect(rig.admin.cashbox('00106905842117')?.settings).toEqual(form?.settings);
});

test('thousandfold: five empty checks come back for ever beside the new ones', async () => {
  const rig = await rigWith('thousandfold');
  const first = checksOf(await rig.poll());
  expect(first.map((check) => check.items.length)).toEqual([0, 0, 0, 0, 0]);
  await rig.clock.advance(240_001);
  expect(checksOf(await rig.poll())).toHaveLength(5);
  expect(rig.admin.counters().printing).toBe(5);
});

test('long-numbers and escaped-unicode change the writing, not the meaning', async () => {
  const rig = await rigWith('long-numbers', 'escaped-unicode');
  rig.sell();
  const answer = await rig.poll();
  expect(answer.body).toContain('"amount":299.95999999999998');
  expect(answer.body).not.toMatch(/[а-я]/i);
  expect(checksOf(answer)[0]?.items[0]?.name).toBe('УЧЕБНЫЙ Чайник');
});
