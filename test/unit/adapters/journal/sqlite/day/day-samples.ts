import type { FnDocument } from '../../../../../../src/core/day/fn-document.ts';
import type { OfdRow } from '../../../../../../src/core/day/ofd-row.ts';
import { kopecks } from '../../../../../../src/core/fiscal/money.ts';
import type { ReportedDay } from '../../../../../../src/core/ports/day-book.ts';
import { CASHBOX, FN, fiscalDocument, NOW } from '../../../../../contract/journal-samples.ts';

export const OTHER_FN = '9999000000000001';
export const DAY_MS = 24 * 3600_000;

/** A receipt in the FN that carries this key. */
export function receiptInFn(fdNumber: number, key: string | undefined = `shop-1:${fdNumber}`): FnDocument {
  return {
    document: fiscalDocument(fdNumber),
    tags: {
      key: { read: true, key },
      tenders: {
        cash: kopecks(100_00),
        electronic: kopecks(400_00),
        prepaid: kopecks(0),
        credit: kopecks(0),
        otherPayment: kopecks(0),
      },
    },
  };
}

export function ofdRow(fdNumber: number, more: Partial<OfdRow> = {}): OfdRow {
  return {
    line: fdNumber + 1,
    fnSerial: FN,
    fdNumber,
    totalKop: kopecks(500_00),
    fiscalSign: '0012345678',
    operation: 'sell',
    issuedAt: '2026-11-24T12:00',
    ...more,
  };
}

/** Some rows of an export, all of it unless said otherwise. */
export function exportPart(exportId: string, rows: readonly OfdRow[], isLast = true, importedAt = NOW) {
  return { exportId, name: `${exportId}.csv`, importedAt, rows, isLast };
}

export function reportedDay(date: string): ReportedDay {
  return {
    date,
    from: NOW - DAY_MS,
    to: NOW,
    madeAt: NOW + 1000,
    ranges: [{ cashboxId: CASHBOX, fnSerial: FN, after: 41, to: 57 }],
    differenceCount: 2,
  };
}
