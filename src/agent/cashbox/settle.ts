import { type ErrorCode, KassaError } from '../../core/errors.ts';
import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { Intent } from '../../core/fiscalization/intent.ts';
import { type JudgeRules, judge, type SeenDocument, type Sighting } from '../../core/fiscalization/judge.ts';
import type { Doubt } from '../../core/fiscalization/life.ts';
import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** What readings of the device proved about a job in doubt. */
export type Settlement =
  | { readonly kind: 'ours'; readonly document: FiscalDocument }
  | { readonly kind: 'cashMoved' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'person'; readonly code: ErrorCode; readonly detail: string };

export interface OpenDoubt {
  readonly doubt: Doubt;
  readonly intent: Intent;
  /**
   * Monotonic ms when this process first knew of the doubt. The time since then is all that is believed of the limit
   * for closing: the wall clock may have jumped, and before our start it was somebody else's.
   */
  readonly since: number;
}

/** Documents read back at most for one doubt; more than a shop makes in a shift. */
const MAX_DOCUMENTS = 5_000;

/**
 * Reads the device until the reconcile rule knows. Cancels only a receipt that the rule calls ours, never repeats
 * anything, and throws what the driver throws: a lost link leaves the job in doubt for the next connection.
 */
export async function settle(
  { doubt, intent, since }: OpenDoubt,
  driver: CashboxDriver,
  clock: Clock,
  rules: JudgeRules,
  signal: AbortSignal,
): Promise<Settlement> {
  const { baseline, closing } = doubt;
  let before: Sighting | undefined;
  for (;;) {
    const now = await look(driver, doubt, intent, clock, signal);
    const sinceClosingMs = clock.monotonicMs() - since;
    const openingRefused = doubt.code === 'CB-302';
    const verdict = judge({ intent, baseline, closing, sinceClosingMs, openingRefused }, before, now, rules);
    switch (verdict.kind) {
      case 'lookAgain':
        before = now;
        await clock.sleep(verdict.afterMs, signal);
        break;
      case 'cancelOurs':
        before = undefined;
        if (!(await cancelled(driver, signal))) await clock.sleep(rules.apartMs, signal);
        break;
      default:
        return verdict;
    }
  }
}

/** @returns false when the device is still at something, most likely at the very close we lost */
async function cancelled(driver: CashboxDriver, signal: AbortSignal): Promise<boolean> {
  try {
    await driver.cancelReceipt(signal);
    return true;
  } catch (error) {
    if (error instanceof KassaError && error.code === 'CB-109') return false;
    throw error;
  }
}

export async function look(
  driver: CashboxDriver,
  doubt: Doubt,
  intent: Intent,
  clock: Clock,
  signal: AbortSignal,
): Promise<Sighting> {
  const { baseline, closing } = doubt;
  const taskAlive = closing ? await driver.readTaskAlive(closing.taskRef, signal) : false;
  const condition = await driver.readCondition(signal);
  const documents: SeenDocument[] = [];
  const last = Math.min(condition.lastFdNumber, baseline.lastFdNumber + MAX_DOCUMENTS);
  if (condition.fnSerial === baseline.fnSerial) {
    for (let fd = baseline.lastFdNumber + 1; fd <= last; fd++)
      documents.push(await readSeen(driver, fd, condition.fnSerial, signal));
  }
  const isCash = intent.kind === 'cashIn' || intent.kind === 'cashOut';
  return {
    atMs: clock.monotonicMs(),
    fnSerial: condition.fnSerial,
    lastFdNumber: condition.lastFdNumber,
    shift: condition.shift,
    openReceipt: condition.openReceipt,
    busy: condition.busy,
    taskAlive,
    documents,
    cash: isCash ? await driver.readCashCounters(signal) : undefined,
  };
}

async function readSeen(
  driver: CashboxDriver,
  fd: number,
  fnSerial: string,
  signal: AbortSignal,
): Promise<SeenDocument> {
  const document = await driver.readDocument(fd, signal);
  // The FN counts a document that it does not show: it may be ours, and nothing about it can be read.
  if (!document) return { document: { ...UNREADABLE, fnSerial, fdNumber: fd }, key: { read: false } };
  const key =
    document.type === 'receipt' ? await driver.readKey(fd, signal) : ({ read: true, key: undefined } as const);
  return { document, key };
}

const UNREADABLE = {
  fiscalSign: '',
  issuedAt: '',
  type: 'unknown',
  operation: undefined,
  totalKop: undefined,
} as const;
