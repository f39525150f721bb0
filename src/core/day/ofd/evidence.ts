import type { FiscalDocument } from '../../fiscal/fiscal-document.ts';
import type { AskedJob } from '../asked-job.ts';
import type { ExportedRow, OfdCoverage } from '../ofd-row.ts';

/** What the exports show of one FN, and what the FN itself has shown us. */
export interface OfdEvidence {
  readonly cashboxId: string;
  readonly fnSerial: string;
  /** The newest first. */
  readonly coverage: readonly OfdCoverage[];
  readonly rows: readonly ExportedRow[];
  /** Documents as they were read from the FN, whenever; by FD number. */
  readonly documents: ReadonlyMap<number, FiscalDocument>;
  /** Numbers we know the FN's answer about: these, both included. Undefined when it was never read back. */
  readonly known: { readonly from: number; readonly to: number } | undefined;
  readonly jobByFd: ReadonlyMap<number, AskedJob>;
}

/** The newest export that covers a number: what it does not show was not there when it was made. */
export function exportCovering(coverage: readonly OfdCoverage[], fdNumber: number): OfdCoverage | undefined {
  return coverage.find(({ fdFrom, fdTo }) => fdFrom <= fdNumber && fdNumber <= fdTo);
}
