import { expect, test } from 'vitest';
import { FATAL_ERRORS } from '../../../../src/simulator/shop/results/fatal-errors.ts';
import { printed, SERIAL, ShopRig } from './shop-rig.ts';

async function withCheck() {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  const { external_id: uuid } = await rig.oneCheck();
  return { rig, sold, uuid };
}

test.each([...FATAL_ERRORS.keys()])('the code %i ends the check at once with the text of the shop', async (code) => {
  const { rig, sold, uuid } = await withCheck();
  const answer = await rig.report({ uuid, code, message: 'Слова агента', qr: '' });
  expect(answer.json.ack).toEqual([uuid]);
  expect(rig.row(sold)).toMatchObject({ status: 'E', errorText: FATAL_ERRORS.get(code) });
});

test('the fourth report of another code ends the check with the words of the agent', async () => {
  const { rig, sold, uuid } = await withCheck();
  const error = { uuid, code: 68, message: 'Истёк срок действия ключей ФН', qr: '' };
  for (let i = 1; i <= 3; i++) {
    expect((await rig.report(error)).json.ack).toBeUndefined();
    expect(rig.row(sold)).toMatchObject({ status: 'P', failCount: i });
  }
  expect((await rig.report(error)).json.ack).toEqual([uuid]);
  expect(rig.row(sold)).toMatchObject({ status: 'E', errorText: error.message });
});

test.each([
  'check|training-shop.example|999|1',
  'check|training-shop.example',
  'order|training-shop.example|1|1',
  'check|training-shop.example|one|1',
  '',
])('the uuid "%s" is never acknowledged', async (strange) => {
  const { rig, sold } = await withCheck();
  expect((await rig.report(printed(strange))).body).toBe('{}');
  expect(rig.row(sold).status).toBe('P');
});

test('the result of a deleted check is never acknowledged', async () => {
  const { rig, sold, uuid } = await withCheck();
  rig.admin.deleteCheck(sold.id);
  expect((await rig.report(printed(uuid))).body).toBe('{}');
});

test('the result of a check whose payment is gone is never acknowledged', async () => {
  const { rig, sold, uuid } = await withCheck();
  rig.admin.editOrder(sold.orderId, { payments: [] });
  expect((await rig.report(printed(uuid))).json.ack).toBeUndefined();
});

test('an unreadable time gives 500: earlier results are stored without ack, later ones not looked at', async () => {
  const rig = await new ShopRig().meet();
  const sold = [rig.sell(), rig.sell(), rig.sell()];
  const checks = await rig.checks();
  const uuids = sold.map(({ id }) => checks.find((c) => c.external_id.split('|')[2] === `${id}`)?.external_id ?? '');
  const [first, second, third] = uuids.map((uuid) => printed(uuid));
  const answer = await rig.report(first, { ...second, qr: 't=24.11.2026 12:15&fn=1&i=2&fp=3' }, third);
  expect(answer.status).toBe(500);
  expect(sold.map((check) => rig.row(check).status)).toEqual(['Y', 'P', 'P']);
  expect((await rig.report(first)).json.ack).toEqual([uuids[0]]);
});

test('an unreadable time fails the request even when the result is an error', async () => {
  const { rig, uuid } = await withCheck();
  expect((await rig.report({ uuid, code: -3807, message: 'Нет бумаги', qr: 't=' })).status).toBe(500);
});

test('the pairs of the fiscal text may come in any order, with others between them', async () => {
  const { rig, sold, uuid } = await withCheck();
  await rig.report(printed(uuid, { qr: 'x=1&fp=77&i=18&t=20261124T1215&n=2', rn: undefined }));
  expect(rig.row(sold).linkParams).toEqual({
    doc_time: Date.parse('2026-11-24T09:15:00Z') / 1000,
    fiscal_doc_number: '18',
    fiscal_doc_attribute: '77',
    calculation_attribute: 'income',
  });
});

test('the sign of the document is the sign of the check, whatever the fiscal text says', async () => {
  const rig = await new ShopRig().meet();
  const order = rig.admin.createOrder({ lines: [], deliveryKop: 10_000 });
  const made = rig.admin.makeCheck(order.id, 'sellreturn');
  const { external_id } = await rig.oneCheck();
  await rig.report(printed(external_id));
  expect(rig.admin.check(made?.id ?? 0)?.linkParams?.calculation_attribute).toBe('consumption');
});

test('several results in one request are acknowledged together, as they were sent', async () => {
  const rig = await new ShopRig().meet();
  rig.sell();
  rig.sell();
  const uuids = (await rig.checks()).map((check) => check.external_id);
  expect((await rig.report(...uuids.map((uuid) => printed(uuid)))).json.ack).toEqual(uuids);
});

test('a printed check cannot be deleted', async () => {
  const { rig, sold, uuid } = await withCheck();
  await rig.report(printed(uuid));
  expect(() => rig.admin.deleteCheck(sold.id)).toThrow('напечатан');
});

test('a result for a check that was never handed out is taken', async () => {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  expect((await rig.report(printed(`check|x|${sold.id}`))).json.ack).toHaveLength(1);
  expect((await rig.poll([SERIAL])).body).toBe('{}');
});
