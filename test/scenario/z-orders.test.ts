import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/simulator/kkt/ledger.ts';
import { closeShift } from '../../src/simulator/kkt/shift.ts';
import type { ReportRow } from '../../src/simulator/shop/index.ts';
import { arePrinted, documentsOfType, HOUR, kettle, MINUTE, MODELS, madeOnce, open, SECOND, sell } from './field.ts';

type World = Awaited<ReturnType<typeof open>>;

function order(world: World): ReportRow {
  const [cashbox] = world.shop.admin.cashboxes();
  if (!cashbox) throw new Error('The shop has no cashbox');
  return world.shop.admin.orderZReport(cashbox.id);
}

function reportOf(world: World, { id }: ReportRow): ReportRow | undefined {
  return world.shop.admin.reports().find((row) => row.id === id);
}

describe.each(MODELS)('orders of the shop to close the shift, model %i', (model) => {
  it('closes the open shift once and tells its sums', async () => {
    const world = await open({ kkts: [{ model }] });
    const card = sell(world, kettle(100_000));
    const cash = sell(world, kettle(30_000, { payments: [{ paySystem: 'cash', sumKop: 30_000 }] }));
    await world.until(() => arePrinted(world, [card, cash]));
    const back = world.shop.admin.makeReturn(card.id);
    if (!back) throw new Error('no return');
    await world.until(() => arePrinted(world, [back]));
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'Y', 5 * MINUTE);
    const [closing, second] = documentsOfType(world.kkt, 'shiftClose');
    expect(second).toBe(undefined);
    expect(world.kkt.reading.shift).toBe('closed');
    expect(reportOf(world, report)).toMatchObject({ cashSum: 300, cashlessSum: 1000, returnedSum: 1000 });
    expect(reportOf(world, report)?.linkParams).toMatchObject({
      fn_number: closing?.fnSerial,
      fiscal_doc_number: String(closing?.fdNumber),
      fiscal_doc_attribute: closing?.fiscalSign,
    });
  });

  it('opens a new shift by itself for the next check after a closing', async () => {
    const world = await open({ kkts: [{ model }] });
    const before = sell(world);
    await world.until(() => arePrinted(world, [before]));
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'Y', 5 * MINUTE);
    const after = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [after]));
    expect(documentsOfType(world.kkt, 'shiftOpen')).toHaveLength(2);
    expect(madeOnce(world, [before, after])).toBe(true);
  });

  it('answers an order that comes after its own closing with that closing, and leaves the new shift alone', async () => {
    const world = await open({
      kkts: [{ model }],
      cashbox: { closeShiftAfterMinutes: 60 },
      site: { phpMaxExecutionTimeS: 30 },
    });
    const first = sell(world, kettle(100_000));
    await world.until(() => arePrinted(world, [first]));
    await world.clock.advance(70 * MINUTE);
    const [closing] = documentsOfType(world.kkt, 'shiftClose');
    expect(closing).toBeDefined();
    const morning = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [morning]));
    expect(world.kkt.reading.shift).toBe('open');
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'Y', 5 * MINUTE);
    expect(reportOf(world, report)?.linkParams?.fiscal_doc_number).toBe(String(closing?.fdNumber));
    expect(reportOf(world, report)).toMatchObject({ cashSum: 0, cashlessSum: 1000 });
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
    expect(world.kkt.reading.shift).toBe('open');
  });

  it('answers in words when there is no closing to tell of, and makes no document for it', async () => {
    const world = await open({ kkts: [{ model }] });
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'E', 20 * MINUTE);
    expect(reportOf(world, report)?.errorText).toContain('отчёт о закрытии в ФН');
    expect(documentsOfType(world.kkt, 'shiftClose')).toEqual([]);
    expect(documentsOfType(world.kkt, 'shiftOpen')).toEqual([]);
  });
});

describe('orders of the shop to close the shift', () => {
  it('answers with the closing that somebody made at the cashbox, without sums nobody can know any more', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    const byHand = readDocument(closeShift(world.kkt.device));
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'Y', 5 * MINUTE);
    expect(reportOf(world, report)?.linkParams?.fiscal_doc_number).toBe(String(byHand.fdNumber));
    expect(reportOf(world, report)).toMatchObject({ cashSum: 0, cashlessSum: 0, cumulativeSum: 0 });
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
  });

  it('answers a second order for a shift that is closed already with the same closing', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    const reports = [order(world)];
    await world.until(() => reportOf(world, reports[0] as ReportRow)?.status === 'Y', 5 * MINUTE);
    reports.push(order(world));
    await world.until(() => reports.every((report) => reportOf(world, report)?.status === 'Y'), 5 * MINUTE);
    const [first, second] = reports.map((report) => reportOf(world, report)?.linkParams);
    expect(second).toEqual(first);
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
  });

  it('closes once although the shop repeats the order after 300 s while the device is still at it', async () => {
    const world = await open({ kkts: [{ timings: { zReportMs: 400 * SECOND } }], site: { phpMaxExecutionTimeS: 30 } });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    const report = order(world);
    await world.until(() => reportOf(world, report)?.status === 'Y', HOUR);
    await world.clock.advance(20 * MINUTE);
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
    expect(reportOf(world, report)?.linkParams?.fiscal_doc_number).toBe(
      String(documentsOfType(world.kkt, 'shiftClose')[0]?.fdNumber),
    );
  });

  it('meets the order the shop gives by itself after 23:30 of its own clock', async () => {
    // 23:20 in Moscow.
    const world = await open({ startIso: '2026-11-24T20:20:00Z', site: { phpMaxExecutionTimeS: 30 } });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(15 * MINUTE);
    const [report] = world.shop.admin.reports().slice(-1);
    expect(report?.status).toBe('Y');
    expect(report?.linkParams?.fiscal_doc_number).toBe(String(documentsOfType(world.kkt, 'shiftClose')[0]?.fdNumber));
  });
});
