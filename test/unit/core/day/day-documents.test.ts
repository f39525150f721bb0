import { describe, expect, it } from 'vitest';
import { dayDocuments } from '../../../../src/core/day/day-documents.ts';
import {
  coverage,
  documentInFn,
  evidenceOf,
  FN_A,
  type FnModel,
  job,
  receiptInFn,
  row,
  tendersOf,
} from './day-model.ts';

const PAID = tendersOf({ cash: 10_000 });
const ONE = receiptInFn({ fdNumber: 1 }, 'shop:1', PAID);

function list(changes: Partial<FnModel>) {
  const fn: FnModel = {
    ...{ cashboxId: 'kassa1', fnSerial: FN_A, isPresent: true, after: 0, lastFd: 10, documents: [ONE] },
    ...{ jobs: [], absent: new Set<number>(), running: undefined, coverage: [], rows: [] },
    ...changes,
  };
  const { cashboxes } = evidenceOf({ fns: [fn], unmade: [], unacknowledged: [], undelivered: [] });
  return cashboxes.flatMap(({ fns }) => fns.flatMap(dayDocuments));
}

describe('the list of documents', () => {
  it('shows what the FN says of each, with the check it was made for', () => {
    expect(list({ jobs: [job({ document: ONE.document, shopId: 'shop', checkId: '41' })] })).toEqual([
      {
        ...{ cashboxId: 'kassa1', fnSerial: FN_A, fdNumber: 1, fiscalSign: '0123456789', issuedAt: '2026-11-27T12:30' },
        ...{ type: 'receipt', operation: 'sell', totalKop: 10_000, tenders: PAID, shopId: 'shop', checkId: '41' },
        ...{ acknowledged: true, delivered: true, seen: 'notChecked' },
      },
    ]);
  });

  it('calls nothing acknowledged or delivered that nobody has asked for', () => {
    expect(list({})).toMatchObject([{ shopId: undefined, checkId: undefined, acknowledged: false, delivered: false }]);
  });

  it.each(['owed', 'parked', 'none'] as const)('calls a result that is %s not acknowledged', (acknowledgement) => {
    const jobs = [job({ document: ONE.document, acknowledgement, delivered: false })];
    expect(list({ jobs })).toMatchObject([{ acknowledged: false, delivered: false }]);
  });

  it('has every document, in the order of the FN, whatever it is', () => {
    const documents = [documentInFn('shiftOpen', { fdNumber: 1 }), documentInFn('unknown', { fdNumber: 2 })];
    expect(list({ documents }).map(({ fdNumber, type, tenders }) => [fdNumber, type, tenders])).toEqual([
      [1, 'shiftOpen', undefined],
      [2, 'unknown', undefined],
    ]);
  });

  it('says of each whether the OFD shows it', () => {
    const documents = [1, 2, 3].map((fdNumber) => receiptInFn({ fdNumber }, undefined, PAID));
    const found = list({
      documents,
      coverage: [coverage({ fdTo: 2 })],
      rows: [row({ fdNumber: 1 }), row({ fdNumber: 3 })],
    });
    expect(found.map(({ seen }) => seen)).toEqual(['seen', 'notSeen', 'notChecked']);
  });
});
