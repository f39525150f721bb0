import type { Seen } from '../core/day/ofd/seen.ts';
import { type ErrorCode, sentences } from '../core/errors.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { keepsDoubt } from '../core/fiscalization/life.ts';
import { refundAt, type WaitingLimits } from '../core/fiscalization/overdue.ts';
import type { Complaint, JobStatus, ReceiptState, SideState } from './snapshot.ts';

/** What is known of a job beside the job itself. */
export interface BesideJob {
  /** Of the shop it came from. */
  readonly limits?: WaitingLimits | undefined;
  /** Serial of the FN that is confirmed for its cashbox now. */
  readonly fnNow?: string | undefined;
  /** What the exports of the OFD say of its document. */
  readonly seen?: Seen;
}

/**
 * One job as screens see it. Built field by field: what is not named here, such as the buyer's contact inside the
 * receipt or the incoming document, never leaves the agent.
 */
export function jobStatus(job: Job, { limits, fnNow, seen = 'notChecked' }: BesideJob = {}): JobStatus {
  const { origin, receipt, life } = job;
  const error = complaintOf(job);
  const moneyBackAt = limits && refundAt(job, limits);
  return {
    jobId: job.id,
    kind: job.kind,
    cashboxId: job.cashboxId,
    ...(origin.from === 'shop' ? { shopId: origin.shopId, checkId: origin.checkId } : {}),
    ...(receipt ? { operation: receipt.operation, totalKop: receipt.totalKop } : {}),
    receivedAt: job.receivedAt,
    ...(moneyBackAt === undefined ? {} : { refundAt: moneyBackAt }),
    states: statesOf(job, seen),
    sides: sidesOf(job),
    keepsDoubt: keepsDoubt(life),
    ...(error ? { error } : {}),
    ...(life.state === 'fiscal' ? { document: documentOf(life.document) } : {}),
    ...(isLeftBehind(job, fnNow) ? { fnReplaced: true as const } : {}),
    ...(life.state === 'fiscal' ? { seen } : {}),
  };
}

export function complaint(code: ErrorCode, detail: string): Complaint {
  return { code, ...sentences(code, detail) };
}

function documentOf({ fnSerial, fdNumber, fiscalSign, issuedAt }: NonNullable<JobStatus['document']>) {
  return { fnSerial, fdNumber, fiscalSign, issuedAt };
}

/** Not delivered as far as is known, and on an FN that is not in the cashbox any more. */
function isLeftBehind({ life, delivery }: Job, fnNow: string | undefined): boolean {
  return life.state === 'fiscal' && !delivery && fnNow !== undefined && life.document.fnSerial !== fnNow;
}

/** Which of the five states it has reached. */
function statesOf(job: Job, seen: Seen): ReceiptState[] {
  const states: ReceiptState[] = ['received'];
  if (job.life.state === 'fiscal') states.push('fiscal');
  if (job.report.state === 'acked') states.push('reported');
  if (job.delivery) states.push('delivered');
  if (seen === 'seen') states.push('seen');
  return states;
}

function sidesOf({ life, report, conflict }: Job): SideState[] {
  const sides: SideState[] = [];
  if (life.state === 'refused') sides.push('refused');
  if (life.state === 'inDoubt') sides.push('inDoubt');
  // A receipt that is fiscal may still wait for a person: the shop never acks it, or says other content under its id.
  if (life.state === 'parked' || report.state === 'parked' || conflict) sides.push('parked');
  return sides;
}

function complaintOf({ life, report, conflict }: Job): Complaint | undefined {
  if (life.state === 'refused' || life.state === 'inDoubt' || life.state === 'parked')
    return complaint(life.code, life.detail);
  if (report.state === 'parked') return complaint(report.code, report.detail);
  return conflict ? complaint(conflict.code, conflict.detail) : undefined;
}
