import { KassaError } from '../../core/errors.ts';
import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { Job, NewJob, Report } from '../../core/fiscalization/job.ts';
import { provesOurs } from '../../core/fiscalization/judge.ts';
import type { Baseline } from '../../core/fiscalization/life.ts';
import type { CashboxCondition, CashboxIdentity, FiscalHooks, ShiftTotals } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { ShopResult } from '../../core/ports/shop-door.ts';
import type { CashboxPart } from '../parts.ts';
import type { Recorder } from '../record.ts';

/** What one making needs; handed in by the lane, which decides when. */
export interface Making {
  readonly part: CashboxPart;
  readonly identity: CashboxIdentity;
  readonly condition: CashboxCondition;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Makes one job on the device. The intent with its baseline is durable before the first fiscal byte, the mark before
 * the deciding command is durable before that command. Whatever goes wrong afterwards makes a doubt, nothing else;
 * settling it is the lane's next step.
 *
 * @returns the job as it is now
 */
export async function make(job: Job, making: Making): Promise<Job> {
  const { recorder, condition, clock } = making;
  const totals = job.kind === 'closeShift' ? await making.part.driver.readShiftTotals(making.signal) : undefined;
  const baseline: Baseline = {
    fnSerial: condition.fnSerial,
    lastFdNumber: condition.lastFdNumber,
    shiftNumber: condition.shift.number,
    cash: isCash(job) ? await making.part.driver.readCashCounters(making.signal) : undefined,
  };
  const newest = recorder.newest(job);
  // The device was asked since the job was taken up: meanwhile the shop may have given it to another cashbox, or said
  // something else under the same id. From here on it is ours and moves no more.
  if (newest.life.state !== 'received' || newest.cashboxId !== job.cashboxId) return newest;
  let current = recorder.apply(job, { type: 'aboutToSend', baseline }, totals ? { totals } : {});
  const hooks: FiscalHooks = {
    aboutToClose: (taskRef) => {
      current = recorder.apply(current, { type: 'aboutToClose', closing: { at: clock.now(), taskRef } });
    },
    note: (what, detail) => {
      current = recorder.note(current, {}, what, detail);
    },
  };
  let document: FiscalDocument | undefined;
  try {
    document = await register(current, making, hooks);
  } catch (error) {
    if (!(error instanceof KassaError)) throw error;
    return recorder.apply(current, { type: 'wentWrong', code: error.code, detail: error.detail });
  }
  if (document && !(job.intent && provesOurs(job.intent, baseline, document))) {
    return recorder.apply(current, {
      type: 'wentWrong',
      code: 'CB-103',
      detail: `ФД ${document.fdNumber} не похож на наш`,
    });
  }
  return document
    ? recorder.apply(
        current,
        { type: 'fnShowsOurs', document },
        reportFacts(current, document, making.identity, clock.now()),
      )
    : // Cash leaves no document: the counters are compared by the settling, in the happy case as in the bad one.
      recorder.apply(current, { type: 'wentWrong', code: 'CB-102', detail: '' });
}

function isCash(job: Job): boolean {
  return job.kind === 'cashIn' || job.kind === 'cashOut';
}

async function register(job: Job, making: Making, hooks: FiscalHooks): Promise<FiscalDocument | undefined> {
  const { part, condition, signal } = making;
  const { driver, cashier } = part;
  switch (job.kind) {
    case 'receipt': {
      if (!job.receipt || job.intent?.kind !== 'receipt') throw new Error(`Job ${job.id} has no receipt to make`);
      const print = part.printReceipts && making.identity.capabilities.printer;
      return driver.registerReceipt(
        { receipt: job.receipt, key: job.intent.key, cashier, print, condition },
        hooks,
        signal,
      );
    }
    case 'openShift':
      return driver.registerOpenShift({ cashier, condition }, hooks, signal);
    case 'closeShift':
      return driver.registerCloseShift({ cashier, condition }, hooks, signal);
    case 'cashIn':
    case 'cashOut': {
      if (job.intent?.kind !== 'cashIn' && job.intent?.kind !== 'cashOut')
        throw new Error(`Job ${job.id} has no sum to move`);
      const direction = job.intent.kind === 'cashIn' ? 'in' : 'out';
      await driver.registerCash({ direction, sumKop: job.intent.sumKop, cashier }, hooks, signal);
      return undefined;
    }
  }
}

/** What the shop is owed once the document is proven. Withheld while the shop says something else under the same id. */
export function reportFacts(
  job: Job,
  document: FiscalDocument,
  identity: CashboxIdentity,
  now: number,
): { report: Report } | Record<never, never> {
  if (job.origin.from !== 'shop') return {};
  const result = resultOf(job, document, identity);
  return {
    report: job.conflict
      ? { state: 'parked', result, code: job.conflict.code, detail: job.conflict.detail }
      : { state: 'owed', result, tries: 0, nextAt: now },
  };
}

function resultOf(job: Job, document: FiscalDocument, identity: CashboxIdentity): ShopResult {
  const { kktRegNumber } = identity;
  return job.kind === 'receipt' && job.receipt
    ? { kind: 'receiptMade', document, totalKop: job.receipt.totalKop, kktRegNumber }
    : shiftClosedResult(document, job.totals, kktRegNumber);
}

export function shiftClosedResult(
  document: FiscalDocument,
  totals: ShiftTotals | undefined,
  kktRegNumber: string,
): ShopResult {
  return { kind: 'shiftClosed', document, totals, kktRegNumber };
}

/** A job the agent wants for itself: a step of its own in the journal, with its own intent and proof. */
export function ownJob(cashboxId: string, kind: 'openShift' | 'closeShift', reason: string, now: number): NewJob {
  return {
    cashboxId,
    kind,
    origin: { from: 'agent', reason },
    receivedAt: now,
    incoming: undefined,
    fingerprint: '',
    receipt: undefined,
    intent: { kind },
    life: { state: 'received', attempt: 1 },
    handOut: undefined,
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
  };
}
