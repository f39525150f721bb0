import type { ErrorCode } from '../errors.ts';
import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Operation } from '../fiscal/terms.ts';
import type { JobKind } from '../fiscalization/intent.ts';
import type { Job } from '../fiscalization/job.ts';
import type { LifeState } from '../fiscalization/life.ts';
import type { ShiftTotals } from '../ports/cashbox-driver.ts';
import type { TenderSums } from './fn-document.ts';

/** One job of the journal, as much of it as the report compares: ten thousand of them lie in memory at once. */
export interface AskedJob {
  readonly jobId: number;
  readonly kind: JobKind;
  readonly cashboxId: string;
  readonly shopId: string | undefined;
  readonly checkId: string | undefined;
  readonly receivedAt: number;
  /** Receipts only: what was asked for. */
  readonly asked:
    | {
        readonly operation: Operation;
        readonly totalKop: Kopecks;
        readonly tenders: TenderSums | undefined;
        readonly key: string;
      }
    | undefined;
  readonly state: LifeState;
  readonly document: FiscalDocument | undefined;
  /** Why it is no document, where it is not. */
  readonly reason: { readonly code: ErrorCode; readonly detail: string } | undefined;
  readonly acknowledgement: Job['report']['state'];
  readonly delivered: boolean;
  /** Closing a shift: what the cashbox counted just before. */
  readonly totals: ShiftTotals | undefined;
}

export function askedJob(job: Job): AskedJob {
  const { origin, intent, life, receipt } = job;
  const isReceipt = intent?.kind === 'receipt';
  return {
    jobId: job.id,
    kind: job.kind,
    cashboxId: job.cashboxId,
    shopId: origin.from === 'shop' ? origin.shopId : undefined,
    checkId: origin.from === 'shop' ? origin.checkId : undefined,
    receivedAt: job.receivedAt,
    asked: isReceipt
      ? { operation: intent.operation, totalKop: intent.totalKop, tenders: receipt?.tenders, key: intent.key }
      : undefined,
    state: life.state,
    document: life.state === 'fiscal' ? life.document : undefined,
    reason: 'code' in life ? { code: life.code, detail: life.detail } : undefined,
    acknowledgement: job.report.state,
    delivered: job.delivery !== undefined,
    totals: job.totals,
  };
}
