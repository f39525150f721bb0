import { describe, expect, it } from 'vitest';
import { seenAtOfd } from '../../../../../src/core/day/ofd/seen.ts';
import type { ExportedRow, OfdCoverage } from '../../../../../src/core/day/ofd-row.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { coverage, fiscalDocument, row } from '../day-model.ts';

const NEW = coverage({ exportId: 'new' });
const OLD = coverage({ exportId: 'old' });
const seen = (exports: readonly OfdCoverage[], rows: readonly ExportedRow[], document = fiscalDocument()) =>
  seenAtOfd(document, exports, rows);

describe('a document at the OFD itself', () => {
  it('is seen when the newest export that covers it shows it once and the same', () => {
    expect(seen([NEW], [row()])).toBe('seen');
    expect(seen([NEW], [row({ fiscalSign: undefined, operation: undefined })])).toBe('seen');
    expect(seen([NEW, OLD], [row({ exportId: 'old', totalKop: kopecks(1) }), row()])).toBe('seen');
  });

  it.each<[string, ExportedRow[]]>([
    ['does not show it', []],
    ['shows it twice', [row(), row({ line: 3 })]],
    ['shows another sum', [row({ totalKop: kopecks(10_001) })]],
    ['shows another sign', [row({ fiscalSign: '0000000001' })]],
    ['shows another operation', [row({ operation: 'buy' })]],
    ['does not show it, whatever an older one shows', [row({ exportId: 'old' })]],
  ])('is not seen when the newest export %s', (_, rows) => {
    expect(seen([NEW, OLD], rows)).toBe('notSeen');
  });

  it('is not checked where no export covers its number', () => {
    expect(seen([], [row()])).toBe('notChecked');
    expect(seen([coverage({ fdFrom: 2 })], [row()])).toBe('notChecked');
  });

  it('is seen by an older export where the newest does not reach', () => {
    const narrow = coverage({ exportId: 'new', fdFrom: 2, fdTo: 3 });
    expect(seen([narrow, OLD], [row({ exportId: 'old' })])).toBe('seen');
  });

  it('that is a correction is not held to an operation the FN does not tell', () => {
    expect(seen([NEW], [row()], fiscalDocument({ type: 'correction', operation: undefined }))).toBe('seen');
  });
});
