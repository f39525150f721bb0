import type { FnPart } from './day-evidence.ts';
import type { SumsLine } from './day-report.ts';
import { exportCovering } from './ofd/evidence.ts';
import type { ExportedRow } from './ofd-row.ts';
import { counted, OPERATION_NAMES, sumsOf } from './sums.ts';

/** The receipts of some FNs as journal, FN and OFD sum them up, one line an operation. */
export function sumsLines(fns: readonly FnPart[]): readonly SumsLine[] {
  const journal = fns.flatMap(({ fn }) => fn.jobs.flatMap(({ asked }) => asked ?? []));
  const held = fns.flatMap(({ fn }) => fn.documents.flatMap(counted));
  const covered = fns.some(({ ofd }) => ofd.coverage.length > 0);
  const shown = fns.flatMap(shownRows).map(({ operation, totalKop }) => ({ operation, totalKop, tenders: undefined }));
  return OPERATION_NAMES.flatMap((operation) => {
    const line: SumsLine = {
      operation,
      journal: sumsOf(journal, operation),
      fn: sumsOf(held, operation),
      ofd: covered ? sumsOf(shown, operation) : undefined,
    };
    return line.journal.count + line.fn.count + (line.ofd?.count ?? 0) > 0 ? [line] : [];
  });
}

/** What the OFD shows of the receipts of the day. A column it does not have is filled from the FN. */
function shownRows({ fn, ofd }: FnPart): readonly Pick<ExportedRow, 'operation' | 'totalKop'>[] {
  const rows = Map.groupBy(ofd.rows, ({ fdNumber }) => fdNumber);
  return fn.documents
    .filter((one) => counted(one).length > 0)
    .flatMap(({ document }) => {
      const covering = exportCovering(ofd.coverage, document.fdNumber);
      return (rows.get(document.fdNumber) ?? [])
        .filter(({ exportId }) => exportId === covering?.exportId)
        .map(({ operation, totalKop }) => ({ operation: operation ?? document.operation, totalKop }));
    });
}
