import type { CashboxDay, DayDocument, DayReport, Sums } from '../../src/core/day/day-report.ts';
import { DIFFERENCES, type Difference, type DifferenceKind } from '../../src/core/day/difference.ts';
import type { TenderSums } from '../../src/core/day/fn-document.ts';
import { type Kopecks, kopecks } from '../../src/core/fiscal/money.ts';

/** Digits only and a leading zero: what a spreadsheet would spoil as a number. */
export const FN_SERIAL = '0999907890000123';

export const KINDS = Object.keys(DIFFERENCES) as readonly DifferenceKind[];

export function tenders(changes: Partial<Record<keyof TenderSums, number>>): TenderSums {
  const { cash = 0, electronic = 0, prepaid = 0, credit = 0, otherPayment = 0 } = changes;
  return {
    cash: kopecks(cash),
    electronic: kopecks(electronic),
    prepaid: kopecks(prepaid),
    credit: kopecks(credit),
    otherPayment: kopecks(otherPayment),
  };
}

export function sums(count: number, totalKop: number, by: TenderSums | undefined): Sums {
  return { count, totalKop: kopecks(totalKop), tenders: by };
}

export function difference(kind: DifferenceKind, changes: Partial<Difference> = {}): Difference {
  return {
    kind,
    cashboxId: 'kassa1',
    jobId: 40,
    shopId: 'main',
    checkId: '15',
    fnSerial: FN_SERIAL,
    fdNumber: 118,
    otherFdNumber: undefined,
    totalKop: kopecks(348_005),
    detail: { ru: `подробность о ${kind}`, en: `detail of ${kind}` },
    code: undefined,
    ...changes,
  };
}

export function dayDocument(fdNumber: number, changes: Partial<DayDocument> = {}): DayDocument {
  return {
    cashboxId: 'kassa1',
    fnSerial: FN_SERIAL,
    fdNumber,
    fiscalSign: '0123456789',
    issuedAt: '2026-11-27T12:30:15',
    type: 'receipt',
    operation: 'sell',
    totalKop: kopecks(348_005),
    tenders: tenders({ electronic: 348_005 }),
    shopId: 'main',
    checkId: String(fdNumber),
    acknowledged: true,
    delivered: true,
    seen: 'seen',
    ...changes,
  };
}

/** A day on which everything agrees and everything was looked at. */
export function fineReport(changes: Partial<DayReport> = {}): DayReport {
  return {
    date: '2026-11-27',
    isWhole: true,
    from: new Date(2026, 10, 26, 23, 30).getTime(),
    to: new Date(2026, 10, 27, 23, 30).getTime(),
    madeAt: new Date(2026, 10, 27, 23, 41).getTime(),
    differences: [],
    unlistedCount: 0,
    asked: { received: 3, fiscal: 3, reported: 3, delivered: 3, seen: 3 },
    cashboxes: [cashboxDay()],
    notChecked: [],
    outOfSight: [],
    documents: [
      dayDocument(101, {
        type: 'shiftOpen',
        operation: undefined,
        totalKop: undefined,
        tenders: undefined,
        shopId: undefined,
        checkId: undefined,
      }),
      dayDocument(102),
      dayDocument(103, { totalKop: kopecks(10), tenders: tenders({ cash: 10 }) }),
      dayDocument(104, { operation: 'sellReturn', totalKop: kopecks(120_000), tenders: undefined, seen: 'notChecked' }),
    ],
    ...changes,
  };
}

/** A day on which everything went wrong that can: each kind of difference once, and a double with its other document. */
export function badReport(changes: Partial<DayReport> = {}): DayReport {
  return fineReport({
    differences: KINDS.map((kind, index) =>
      difference(kind, {
        jobId: 40 + index,
        checkId: String(7_000 + index),
        fdNumber: 500 + index,
        ...(kind === 'doubledInFn' ? { otherFdNumber: 690 } : {}),
        ...(kind === 'refused' ? { code: 'CB-805', fdNumber: undefined, fnSerial: undefined } : {}),
        ...(kind === 'alien' ? { jobId: undefined, shopId: undefined, checkId: undefined } : {}),
      }),
    ),
    notChecked: [{ ru: 'Выгрузки ОФД за этот день нет: в ОФД ничего не сверялось.', en: 'No export of the OFD.' }],
    ...changes,
  });
}

export function cashboxDay(changes: Partial<CashboxDay> = {}): CashboxDay {
  const sold = tenders({ cash: 10, electronic: 348_005 });
  return {
    cashboxId: 'kassa1',
    ranges: [{ fnSerial: FN_SERIAL, fdFrom: 101, fdTo: 104 }],
    sums: [
      {
        operation: 'sell',
        journal: sums(2, 348_015, sold),
        fn: sums(2, 348_015, sold),
        ofd: sums(2, 348_015, undefined),
      },
      {
        operation: 'sellReturn',
        journal: sums(1, 120_000, tenders({ electronic: 120_000 })),
        fn: sums(1, 120_000, undefined),
        ofd: sums(1, 120_000, undefined),
      },
    ],
    shifts: [
      {
        fnSerial: FN_SERIAL,
        shiftNumber: 118,
        openedFd: 101,
        openedAt: '2026-11-27T09:01',
        closedFd: 105,
        closedAt: '2026-11-27T23:31:05',
        receipts: { sell: sums(2, 348_015, sold), sellReturn: sums(1, 120_000, undefined) },
        counters: {
          salesKop: kopecks(348_015),
          returnsKop: kopecks(120_000),
          cashInDrawerKop: kopecks(500_010),
          nonResettableKop: kopecks(12_345_678_901),
        },
        agreement: 'agrees',
      },
      {
        fnSerial: FN_SERIAL,
        shiftNumber: undefined,
        openedFd: undefined,
        openedAt: undefined,
        closedFd: undefined,
        closedAt: undefined,
        receipts: {},
        counters: undefined,
        agreement: 'notCompared',
      },
    ],
    unsentCount: 0,
    ...changes,
  };
}

/** Adds up what a report says of its documents. */
export function totalOf(documents: readonly DayDocument[]): Kopecks {
  return kopecks(documents.reduce((total, { totalKop }) => total + (totalKop ?? 0), 0));
}
