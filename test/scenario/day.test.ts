import { describe, expect, it } from 'vitest';
import type { DayReport } from '../../src/core/day/day-report.ts';
import type { OfdRow } from '../../src/core/day/ofd-row.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World } from '../support/world.ts';
import { HOUR, kettle, lifeOf, MINUTE, open, sell } from './field.ts';
import {
  dropIn,
  exportOf,
  fdOf,
  found,
  loseInFn,
  makeAgain,
  neverAcked,
  type Planted,
  plantGhost,
  plantUnmade,
  reportNow,
  rewrite,
  sellMany,
} from './planted-day.ts';

/** The night comes soon: idle hours are what such a story costs. */
const EVENING = '2026-11-27T22:45:00Z';

async function closeShift(world: World): Promise<void> {
  const [cashbox] = world.shop.admin.cashboxes();
  if (!cashbox) throw new Error('The shop has no cashbox');
  world.shop.admin.orderZReport(cashbox.id);
  await world.until(() => world.kkt.reading.shift === 'closed', 10 * MINUTE);
}

describe('the day that adds up', () => {
  it('says of a healthy day that it does, and what it did not look at', async () => {
    const world = await open({ startIso: EVENING });
    await sellMany(world, 30, 100_000);
    const report = await reportNow(world);
    expect(found(report)).toEqual([]);
    expect(report.asked).toEqual({ received: 30, fiscal: 30, reported: 30, delivered: 30, seen: 0 });
    const [day] = report.cashboxes;
    expect(day?.sums).toHaveLength(1);
    expect(day?.sums[0]).toMatchObject({
      operation: 'sell',
      journal: { count: 30 },
      fn: { count: 30 },
      ofd: undefined,
    });
    expect(day?.sums[0]?.journal).toEqual(day?.sums[0]?.fn);
    expect(day?.shifts).toMatchObject([{ shiftNumber: 1, agreement: 'agrees', closedFd: undefined }]);
    expect(report.notChecked).toEqual([]);
    expect(report.outOfSight.map(({ ru }) => ru).join(' ')).toContain('чеков без выгрузки 30 из 30');
    dropIn(world, exportOf(world.kkt.ledger.documents));
    const again = await reportNow(world);
    expect(found(again)).toEqual([]);
    expect(again.asked.seen).toBe(30);
    expect(again.cashboxes[0]?.sums[0]?.ofd).toMatchObject({ count: 30 });
  });

  it('finds forty differences of all kinds in five hundred receipts, and invents none', async () => {
    const nights: DayReport[] = [];
    const world = await open({
      startIso: EVENING,
      day: { reportAtMs: 30 * MINUTE, save: async (report) => void nights.push(report) },
    });
    const planted: Planted[] = [];
    const checks = await sellMany(world, 480, 100_000);
    const take = ((next) => () => {
      const check = checks[next];
      next += 7;
      if (!check) throw new Error('Not enough receipts');
      return check;
    })(0);

    // Others at our cashbox, while the shift is open.
    for (let i = 0; i < 4; i++) {
      makeStrangersDocument(world.kkt.device);
      planted.push(`alien ${world.kkt.ledger.lastFdNumber}`);
    }
    for (let i = 0; i < 2; i++) planted.push(`doubledInFn ${makeAgain(world, take())}`);
    await closeShift(world);
    await world.clock.advance(5 * MINUTE);

    // The second shift: two documents the FN does not give any more, and an OFD that is lost in the end.
    const evening = await sellMany(world, 17, 900_000);
    const lost: number[] = [];
    for (let i = 0; i < 2; i++) {
      makeStrangersDocument(world.kkt.device);
      lost.push(world.kkt.ledger.lastFdNumber);
      planted.push(`holeInFn ${world.kkt.ledger.lastFdNumber}`);
    }
    loseInFn(world, lost);
    await world.clock.advance(MINUTE);
    const confirmed = exportOf(world.kkt.ledger.documents);
    world.kkt.device.ofd.setAway(true);
    const last = await sellMany(world, 3, 950_000);
    for (const check of last) planted.push(`undelivered ${fdOf(world, check)}`);
    expect(checks.length + evening.length + last.length).toBe(500);

    // The shop: three checks it made of goods without a VAT rate.
    for (let i = 0; i < 3; i++) {
      world.shop.faults.on('empty-vat', 1);
      const check = sell(world, kettle(70_000 + i));
      await world.until(() => lifeOf(world, check)?.state === 'refused', 10 * MINUTE);
      planted.push(`refused ${check.id}`);
    }

    // The journal.
    const [pattern] = evening;
    if (!pattern) throw new Error('No receipt in the evening');
    for (const [i, fd] of [90_001, 90_002].entries()) {
      plantGhost(world, pattern, `9000${i}`, fd);
      planted.push(`missingInFn ${fd}`);
    }
    for (let i = 0; i < 2; i++) {
      plantUnmade(world, pattern, `9100${i}`, PARKED, 'kassa1');
      planted.push(`parked 9100${i}`);
      plantUnmade(world, pattern, `9200${i}`, { state: 'received', attempt: 1 }, 'kassa2');
      planted.push(`waiting 9200${i}`);
    }
    for (let i = 0; i < 3; i++) {
      const job = rewrite(world, take(), neverAcked);
      planted.push(`notAcknowledged ${job.life.state === 'fiscal' ? job.life.document.fdNumber : ''}`);
    }
    const wrongs: ((kop: number) => object)[] = [
      (kop) => ({ totalKop: kopecks(kop + 1) }),
      (kop) => ({ totalKop: kopecks(kop - 10_000) }),
      () => ({ operation: 'sellReturn' }),
    ];
    for (const wrong of wrongs) {
      const check = take();
      rewrite(world, check, ({ intent }) =>
        intent?.kind === 'receipt' ? { intent: { ...intent, ...wrong(intent.totalKop) } } : {},
      );
      planted.push(`alteredInFn ${fdOf(world, check)}`);
    }
    const swapped = take();
    rewrite(world, swapped, ({ receipt }) =>
      receipt
        ? { receipt: { ...receipt, tenders: { ...receipt.tenders, cash: kopecks(1), electronic: kopecks(2) } } }
        : {},
    );
    planted.push(`alteredInFn ${fdOf(world, swapped)}`);
    const closing = world.journal?.lastShiftClose('kassa1');
    if (closing?.life.state !== 'fiscal' || !closing.totals) throw new Error('The shift was not closed by us');
    world.journal?.save(
      { ...closing, totals: { ...closing.totals, salesKop: kopecks(closing.totals.salesKop - 500) } },
      { at: world.clock.now(), what: 'planted', detail: '', author: 'test' },
    );
    planted.push(`shiftSums ${closing.life.document.fdNumber}`);

    // The OFD.
    const rows = plantInExport(confirmed, planted, lost);
    dropIn(world, rows);
    await world.clock.advance(31 * MINUTE);

    expect(planted).toHaveLength(40);
    const report = await reportNow(world);
    expect(found(report).toSorted()).toEqual(planted.toSorted());
    // Of five hundred the OFD has not got three, lost three, shows three twice and four otherwise.
    expect(report.asked.seen).toBe(500 - 3 - 3 - 3 - 4);

    await world.until(() => nights.length > 0, 5 * HOUR, MINUTE);
    const [night] = nights;
    if (!night) throw new Error('No report in the night');
    expect(night).toMatchObject({ date: '2026-11-27', isWhole: true });
    expect(found(night).toSorted()).toEqual(planted.toSorted());
    expect(found(await reportNow(world, '2026-11-27')).toSorted()).toEqual(planted.toSorted());
    // The next day begins where this one has ended; what is still open is told again.
    const lasting = planted.filter((one) => STILL_OPEN.some((kind) => one.startsWith(kind)));
    expect(
      found(await reportNow(world))
        .filter((one) => !isAboutExport(one))
        .toSorted(),
    ).toEqual(lasting.toSorted());
  });
});

const PARKED = { state: 'parked', attempt: 1, code: 'CB-715', detail: '', doubt: undefined } as const;
const STILL_OPEN = ['missingInFn', 'parked', 'waiting', 'notAcknowledged', 'undelivered'] as const;
const isAboutExport = (one: string) => one.includes('AtOfd');

/** Three left out, three twice, four otherwise; the two that the FN has lost are in it. */
function plantInExport(confirmed: readonly OfdRow[], planted: Planted[], lost: readonly number[]): OfdRow[] {
  const rows = [...confirmed];
  const at = (place: number): OfdRow => {
    const row = rows[place];
    if (!row) throw new Error('The export is too short');
    return row;
  };
  for (const [i, change] of [
    ({ totalKop }: OfdRow) => ({ totalKop: kopecks(totalKop + 100) }),
    ({ totalKop }: OfdRow) => ({ totalKop: kopecks(totalKop - 1) }),
    () => ({ fiscalSign: '0000000007' }),
    () => ({ operation: 'buy' as const }),
  ].entries()) {
    const place = 301 + i * 3;
    planted.push(`alteredAtOfd ${at(place).fdNumber}`);
    rows[place] = { ...at(place), ...change(at(place)) };
  }
  for (const place of [331, 332, 350]) {
    planted.push(`doubledAtOfd ${at(place).fdNumber}`);
    rows.push({ ...at(place), line: rows.length + 2 });
  }
  for (const place of [400, 380, 360]) {
    planted.push(`missingAtOfd ${at(place).fdNumber}`);
    rows.splice(place, 1);
  }
  for (const fdNumber of lost) planted.push(`alienAtOfd ${fdNumber}`);
  return rows;
}
