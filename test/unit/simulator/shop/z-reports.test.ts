import { expect, test } from 'vitest';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { reportsOf, SERIAL, ShopRig } from './shop-rig.ts';

/** 20:00 in Moscow, so that 23:30 is near. */
const rigInTheEvening = async () => {
  const rig = new ShopRig({ clock: new VirtualClock('2026-11-24T17:00:00Z') });
  await rig.meetAtOnce();
  return rig;
};
const HOUR_MS = 3_600_000;
const result = (uuid: string, more: object = {}) => ({
  uuid,
  code: 0,
  message: '',
  payments_cache: 10,
  reg_income: 30,
  reg_return: 5,
  nz_sum: 1000,
  qr: 't=20261124T233105&fn=9999078900000001&i=31&fp=1049582211',
  ...more,
});

test("the button's report comes at once, again after 300 s at every poll, and not after 12 hours", async () => {
  const rig = await rigInTheEvening();
  const ordered = rig.admin.orderZReport(1);
  expect(reportsOf(await rig.poll())).toHaveLength(1);
  expect(reportsOf(await rig.poll())).toHaveLength(0);
  await rig.clock.advance(300_000);
  for (let i = 0; i < 3; i++) expect(reportsOf(await rig.poll())).toHaveLength(1);
  await rig.clock.advance(12 * HOUR_MS);
  expect(reportsOf(await rig.poll())).toHaveLength(0);
  expect(rig.admin.reports().find((report) => report.id === ordered.id)?.status).toBe('E');
});

test('a report asked for during a hold waits for the next poll', async () => {
  const rig = await rigInTheEvening();
  const held = rig.ask(rig.body());
  await rig.clock.advance(1_000);
  rig.admin.orderZReport(1);
  expect((await rig.clock.run(held)).body).toBe('{}');
  expect(reportsOf(await rig.poll())).toMatchObject([{ type: 1, zn: SERIAL }]);
});

test('the scheduled report comes with the first poll after 23:30, and only when a check was handed out since the last', async () => {
  const rig = await rigInTheEvening();
  rig.sell();
  await rig.checks();
  await rig.clock.advance(3 * HOUR_MS);
  expect(reportsOf(await rig.poll())).toHaveLength(0);
  await rig.clock.advance(9 * HOUR_MS);
  const [report] = reportsOf(await rig.poll());
  expect(report?.uuid).toContain('report|');
  expect((await rig.report(result(report?.uuid ?? ''))).json.ack).toEqual([report?.uuid]);
  expect(rig.admin.reports().at(-1)).toMatchObject({ status: 'Y', cashSum: 10, cashlessSum: 20, returnedSum: 5 });
  await rig.clock.advance(24 * HOUR_MS);
  expect(reportsOf(await rig.poll())).toHaveLength(0);
});

test('a report and checks may come together', async () => {
  const rig = await rigInTheEvening();
  rig.admin.orderZReport(1);
  rig.sell();
  expect(Object.keys((await rig.poll()).json)).toEqual(['reports', 'print']);
});

test('for an offline cashbox the report is marked and not sent', async () => {
  const rig = await rigInTheEvening();
  rig.admin.setOffline(1, true);
  const { id } = rig.admin.orderZReport(1);
  expect((await rig.poll()).body).toBe('{}');
  expect(rig.admin.reports().find((report) => report.id === id)?.status).toBe('P');
});

test('errors of a report count like those of a check', async () => {
  const rig = await rigInTheEvening();
  rig.admin.orderZReport(1);
  const uuid = reportsOf(await rig.poll())[0]?.uuid ?? '';
  const error = result(uuid, { code: 68, message: 'Ошибка', qr: '' });
  for (let i = 0; i < 3; i++) expect((await rig.report(error)).json.ack).toBeUndefined();
  expect((await rig.report(error)).json.ack).toEqual([uuid]);
  expect(rig.admin.reports().at(-1)).toMatchObject({ status: 'E', errorText: 'Ошибка' });
  expect((await rig.report(result(uuid))).json.ack).toEqual([uuid]);
  expect(rig.admin.reports().at(-1)?.status).toBe('Y');
});

test('an unknown report is never acknowledged', async () => {
  const rig = await rigInTheEvening();
  expect((await rig.report(result('report|training-shop.example|99|1'))).body).toBe('{}');
});

test('the time of the report is the one saved in the form', async () => {
  const rig = await rigInTheEvening();
  rig.admin.saveCashbox(1, { zReportTime: '20:30' });
  rig.sell();
  await rig.checks();
  await rig.clock.advance(HOUR_MS / 2);
  expect(reportsOf(await rig.poll())).toHaveLength(1);
});
