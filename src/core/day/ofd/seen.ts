import type { FiscalDocument } from '../../fiscal/fiscal-document.ts';
import type { ExportedRow, OfdCoverage } from '../ofd-row.ts';
import { exportCovering } from './evidence.ts';

export type Seen = 'seen' | 'notSeen' | 'notChecked';

/**
 * Does the OFD itself show the document, as the FN holds it? Only an export says so, and only about the numbers it covers.
 *
 * @param rows rows about that document, of whatever export
 */
export function seenAtOfd(
  document: FiscalDocument,
  coverage: readonly OfdCoverage[],
  rows: readonly ExportedRow[],
): Seen {
  const covering = exportCovering(coverage, document.fdNumber);
  if (!covering) return 'notChecked';
  const [row, second] = rows.filter(({ exportId }) => exportId === covering.exportId);
  return row && !second && agrees(row, document) ? 'seen' : 'notSeen';
}

/** What the export has no column for, or the FN does not tell, is not held against it. */
function agrees({ totalKop, fiscalSign, operation }: ExportedRow, document: FiscalDocument): boolean {
  return (
    totalKop === document.totalKop &&
    (fiscalSign === undefined || fiscalSign === document.fiscalSign) &&
    (operation === undefined || document.operation === undefined || operation === document.operation)
  );
}
