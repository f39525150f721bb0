import { describe, expect, it } from 'vitest';
import type { FnDocument } from '../../../../src/core/day/fn-document.ts';
import { type ShiftEvidence, shiftDifferences, shiftReports } from '../../../../src/core/day/shifts.ts';
import type { FnDocumentType } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { documentInFn, FN_A, job, receiptInFn, tendersOf, totalsOf } from './day-model.ts';

const SUM = 10_000;

/** `o` opening, `c` closing, `s` sale, `r` return, `b` purchase, `k` correction, `-` a number the FN does not give. */
function documents(text: string): FnDocument[] {
  const types: Readonly<Record<string, FnDocumentType>> = { o: 'shiftOpen', c: 'shiftClose', k: 'correction' };
  return [...text].flatMap((letter, i) => {
    const fdNumber = i + 1;
    if (letter === '-') return [];
    const type = types[letter];
    if (type) return [documentInFn(type, { fdNumber })];
    const operation = letter === 's' ? 'sell' : letter === 'r' ? 'sellReturn' : 'buy';
    return [receiptInFn({ fdNumber, operation }, `shop:${fdNumber}`, tendersOf({ cash: SUM }))];
  });
}

function evidence(
  text: string,
  closings: Readonly<Record<number, readonly [number, number]>>,
  changes: Partial<ShiftEvidence> = {},
) {
  const shiftJobs = new Map(
    Object.entries(closings).map(([fd, [sales, returns]], i) => {
      const one = job({ kind: 'closeShift', totals: totalsOf(i + 1, sales * SUM, returns * SUM) });
      return [Number(fd), one] as const;
    }),
  );
  const base = {
    cashboxId: 'kassa1',
    fnSerial: FN_A,
    documents: documents(text),
    after: 0,
    shiftJobs,
    running: undefined,
  };
  return { ...base, ...changes };
}

const agreements = (...args: Parameters<typeof evidence>) =>
  shiftReports(evidence(...args)).map(
    ({ openedFd, closedFd, agreement }) => `${openedFd ?? '?'}-${closedFd ?? '…'} ${agreement}`,
  );
const counts = (sales: number, returns: number) => totalsOf(9, sales * SUM, returns * SUM);

describe('the shifts of a range', () => {
  it('agree when the counters before the closing are the sums of their receipts', () => {
    expect(agreements('ossrcobc', { 5: [2, 1], 8: [0, 0] })).toEqual(['1-5 agrees', '6-8 agrees']);
    expect(agreements('ossrc', { 5: [2, 0] })).toEqual(['1-5 differs']);
    expect(agreements('ossrc', { 5: [1, 1] })).toEqual(['1-5 differs']);
  });

  it('carry their receipts by operation, and what the cashbox has counted', () => {
    const [shift] = shiftReports(evidence('ossrbc', { 6: [2, 1] }));
    expect(shift).toMatchObject({
      fnSerial: FN_A,
      shiftNumber: 1,
      openedAt: '2026-11-27T12:30',
      closedAt: '2026-11-27T12:30',
    });
    expect(Object.keys(shift?.receipts ?? {})).toEqual(['sell', 'sellReturn', 'buy']);
    expect(shift?.receipts.sell).toEqual({ count: 2, totalKop: 2 * SUM, tenders: tendersOf({ cash: 2 * SUM }) });
    expect(shift?.counters).toEqual({
      ...{ salesKop: 2 * SUM, returnsKop: SUM, cashInDrawerKop: 0 },
      nonResettableKop: kopecks(14 * SUM),
    });
  });

  it('are not compared when nobody has read the counters', () => {
    expect(agreements('osc', {})).toEqual(['1-3 notCompared']);
    expect(shiftReports(evidence('osc', {}))[0]?.counters).toBe(undefined);
  });

  it('are not compared when their opening is not known', () => {
    expect(agreements('ssc', { 3: [2, 0] })).toEqual(['?-3 notCompared']);
    expect(agreements('-sc', { 3: [9, 9] })).toEqual(['?-3 notCompared']);
    expect(agreements('c', { 1: [9, 9] })).toEqual(['?-1 notCompared']);
  });

  it('are not compared when a document inside is missing or no receipt', () => {
    expect(agreements('o-sc', { 4: [9, 9] })).toEqual(['1-4 notCompared']);
    expect(agreements('os-c', { 4: [9, 9] })).toEqual(['1-4 notCompared']);
    expect(agreements('oskc', { 4: [9, 9] })).toEqual(['1-4 notCompared']);
  });

  it('are told with the whole of one that began before the range, and not of one that ended before it', () => {
    expect(agreements('oscossc', { 3: [1, 0], 7: [2, 0] }, { after: 3 })).toEqual(['4-7 agrees']);
    expect(agreements('oscossc', { 3: [1, 0], 7: [2, 0] }, { after: 5 })).toEqual(['4-7 agrees']);
    expect(agreements('oscossc', { 3: [1, 0], 7: [2, 0] }, { after: 2 })).toEqual(['1-3 agrees', '4-7 agrees']);
    expect(agreements('oss', {}, { after: 3, running: counts(2, 0) })).toEqual([]);
  });

  it('that run are compared with the counters of now', () => {
    expect(agreements('oss', {}, { running: counts(2, 0) })).toEqual(['1-… agrees']);
    expect(agreements('oss', {}, { running: counts(3, 0) })).toEqual(['1-… differs']);
    expect(agreements('o', {}, { running: counts(0, 0) })).toEqual(['1-… agrees']);
    expect(agreements('oss', {})).toEqual(['1-… notCompared']);
  });

  it('whose closing was lost are not taken for the one that runs', () => {
    const reports = shiftReports(evidence('oss-osr', {}, { running: counts(1, 1) }));
    expect(reports.map(({ openedFd, agreement, shiftNumber }) => [openedFd, agreement, shiftNumber])).toEqual([
      [1, 'notCompared', undefined],
      [5, 'agrees', 9],
    ]);
    // Even the opening after it may be lost.
    expect(agreements('oss--s', {}, { running: counts(1, 0) })).toEqual(['1-… notCompared']);
  });

  it('do not begin with a document of the service centre', () => {
    const service = [documentInFn('registration', { fdNumber: 1 }), documentInFn('shiftOpen', { fdNumber: 2 })];
    expect(agreements('', {}, { documents: service, running: counts(0, 0) })).toEqual(['2-… agrees']);
  });
});

describe('a shift whose counters differ', () => {
  const differences = (...args: Parameters<typeof evidence>) => {
    const all = evidence(...args);
    return shiftDifferences(all, shiftReports(all));
  };

  it('is told with the sums that differ, and only those', () => {
    expect(differences('ossrc', { 5: [3, 1] })).toMatchObject([
      {
        ...{ kind: 'shiftSums', cashboxId: 'kassa1', fnSerial: FN_A, fdNumber: 5 },
        detail: { ru: 'смена 1; приход: должно быть 300,00\u00a0₽, а здесь 200,00\u00a0₽' },
      },
    ]);
    expect(differences('ossrc', { 5: [2, 0] })[0]?.detail.ru).toBe(
      'смена 1; возврат прихода: должно быть 0,00\u00a0₽, а здесь 100,00\u00a0₽',
    );
  });

  it('is told without a number while it runs', () => {
    expect(differences('os', {}, { running: counts(2, 0) })).toMatchObject([
      { kind: 'shiftSums', fdNumber: undefined },
    ]);
  });

  it('is none where it agrees or was not compared', () => {
    expect(differences('oscs-c', { 3: [1, 0], 6: [9, 9] })).toEqual([]);
  });
});
