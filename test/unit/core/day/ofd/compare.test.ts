import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../../../src/core/day/difference.ts';
import { compareWithOfd } from '../../../../../src/core/day/ofd/compare.ts';
import type { OfdEvidence } from '../../../../../src/core/day/ofd/evidence.ts';
import type { FiscalDocument } from '../../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { coverage, FN_A, fiscalDocument, job, row } from '../day-model.ts';

function look(documents: readonly FiscalDocument[], changes: Partial<OfdEvidence>): readonly Difference[] {
  return compareWithOfd({
    ...{ cashboxId: 'kassa1', fnSerial: FN_A, coverage: [coverage()], rows: [], jobByFd: new Map() },
    known: { from: 1, to: 100 },
    documents: new Map(documents.map((document) => [document.fdNumber, document])),
    ...changes,
  });
}

const kinds = (...args: Parameters<typeof look>) => look(...args).map(({ kind, fdNumber }) => `${kind} ${fdNumber}`);
const ONE = fiscalDocument();

describe('an export of the OFD against the FN', () => {
  it('agrees where it shows the same, and where it has no column for it', () => {
    expect(kinds([ONE], { rows: [row()] })).toEqual([]);
    const bare = row({ fiscalSign: undefined, operation: undefined, issuedAt: undefined });
    expect(kinds([ONE], { rows: [bare] })).toEqual([]);
  });

  it('says nothing of numbers it does not cover', () => {
    expect(kinds([ONE], { coverage: [coverage({ fdFrom: 2 })] })).toEqual([]);
    expect(kinds([fiscalDocument({ fdNumber: 101 })], {})).toEqual([]);
    expect(kinds([ONE, fiscalDocument({ fdNumber: 100 })], {})).toEqual(['missingAtOfd 1', 'missingAtOfd 100']);
  });

  it('is taken in its newest shape, whatever an older one shows of the same number', () => {
    const both = [coverage({ exportId: 'new' }), coverage({ exportId: 'old' })];
    const wrong = { totalKop: kopecks(1) };
    expect(
      kinds([ONE], { coverage: both, rows: [row({ exportId: 'old', ...wrong }), row({ exportId: 'new' })] }),
    ).toEqual([]);
    expect(
      kinds([ONE], { coverage: both, rows: [row({ exportId: 'new', ...wrong }), row({ exportId: 'old' })] }),
    ).toEqual(['alteredAtOfd 1']);
    expect(kinds([ONE], { coverage: both, rows: [row({ exportId: 'old' })] })).toEqual(['missingAtOfd 1']);
    // An older one still speaks for what the newest does not cover.
    const narrow = [coverage({ exportId: 'new', fdFrom: 50 }), coverage({ exportId: 'old' })];
    expect(kinds([ONE], { coverage: narrow, rows: [row({ exportId: 'old', ...wrong })] })).toEqual(['alteredAtOfd 1']);
  });

  it('names file and line, what should be there and what is', () => {
    const [found] = look([ONE], { rows: [row({ line: 12, totalKop: kopecks(9_999), operation: 'buy' })] });
    expect(found?.detail.ru).toBe(
      'vygruzka.csv: строка 12; сумма: должно быть 100,00\u00a0₽, а здесь 99,99\u00a0₽; признак расчёта: должно быть приход, а здесь расход',
    );
    const [twice] = look([ONE], { rows: [row({ line: 5 }), row({ line: 9 })] });
    expect(twice).toMatchObject({ kind: 'doubledAtOfd', detail: { ru: 'vygruzka.csv: строки 5, 9' } });
    expect(look([ONE], {})[0]?.detail.ru).toBe('vygruzka.csv: нет документа от 27.11.2026 12:30, ФПД 0123456789');
  });

  it('names the check a document was made for', () => {
    const jobByFd = new Map([[1, job({ jobId: 9, checkId: '99' })]]);
    expect(look([ONE], { jobByFd })[0]).toMatchObject({ jobId: 9, checkId: '99', cashboxId: 'kassa1', fdNumber: 1 });
  });

  it('need not show openings and closings, and may', () => {
    const opening = fiscalDocument({ type: 'shiftOpen', operation: undefined, totalKop: undefined });
    expect(kinds([opening], {})).toEqual([]);
    expect(kinds([opening], { rows: [row({ totalKop: kopecks(0) })] })).toEqual([]);
  });

  it.each(['correction', 'strictForm', 'strictFormCorrection'] as const)('must show a %s', (type) => {
    expect(kinds([fiscalDocument({ type })], {})).toEqual(['missingAtOfd 1']);
  });

  it('is not held to an operation the FN does not tell of a correction', () => {
    const correction = fiscalDocument({ type: 'correction', operation: undefined });
    expect(kinds([correction], { rows: [row({ operation: 'sell' })] })).toEqual([]);
    expect(kinds([correction], { rows: [row({ totalKop: kopecks(1) })] })).toEqual(['alteredAtOfd 1']);
  });

  it('shows a stranger only among the numbers the FN was asked about', () => {
    const rows = [4, 5, 7, 8].map((fdNumber) => row({ fdNumber }));
    expect(kinds([], { rows, known: { from: 5, to: 7 } })).toEqual(['alienAtOfd 5', 'alienAtOfd 7']);
    expect(kinds([], { rows, known: undefined })).toEqual([]);
    expect(kinds([], { rows, coverage: [coverage({ fdFrom: 5, fdTo: 7 })], known: { from: 5, to: 9 } })).toEqual([
      'alienAtOfd 5',
      'alienAtOfd 7',
    ]);
    expect(look([], { rows: [row({ line: 3, fdNumber: 5 })] })[0]?.detail.ru).toBe(
      'vygruzka.csv: строка 3; 27.11.2026 12:30',
    );
    expect(look([], { rows: [row({ line: 3, issuedAt: undefined })] })[0]?.detail.ru).toBe('vygruzka.csv: строка 3');
  });
});
