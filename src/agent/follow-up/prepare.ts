import { hash } from 'node:crypto';
import { KassaError, sentences } from '../../core/errors.ts';
import type { Receipt } from '../../core/fiscal/receipt.ts';
import { returnKey } from '../../core/fiscal/receipt-key.ts';
import { type BesideOriginal, planReturn, type ReturnPlan } from '../../core/fiscalization/follow-up.ts';
import { returnNotes } from '../../core/fiscalization/follow-up-notes.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { noCorrection } from '../../core/fiscalization/no-correction.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { DayBook } from '../../core/ports/day-book.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { noSuchRecord, Refusal, refusal } from '../../core/refusal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { returnsOf } from './returns-of.ts';

export interface PrepareParts {
  readonly journal: Journal;
  readonly book: Pick<DayBook, 'fnDocumentsByKey'>;
  readonly lanes: readonly CashboxLane[];
  readonly clock: Clock;
  readonly localTime: (now: number) => string;
}

/** A return that may be made: what it would be, and what a person must know first. */
export interface PreparedReturn {
  readonly original: Job;
  readonly plan: Extract<ReturnPlan, { kind: 'return' }>;
  readonly notes: readonly Words[];
  /** Names exactly this content out of exactly this version of the original. */
  readonly token: string;
}

/**
 * What a return of a stored receipt would be. Makes nothing and writes nothing.
 *
 * @throws {Error} with a Russian sentence when there is none to make
 */
export function prepareReturn(jobId: number, parts: PrepareParts): PreparedReturn {
  const { journal, lanes, clock, localTime } = parts;
  const original = journal.byId(jobId);
  if (!original) throw noSuchRecord(jobId);
  const today = localTime(clock.now()).slice(0, 10);
  const plan = planReturn(original, besideOf(original, today, parts));
  if (plan.kind === 'refused') throw new Refusal(plan.words);
  const lane = lanes.find(({ part }) => part.id === original.cashboxId);
  if (!lane)
    throw refusal(
      `Кассы «${original.cashboxId}», на которой пробит чек, больше нет в настройках`,
      `The cashbox “${original.cashboxId}” that made the receipt is not in the settings any more`,
    );
  const refused = refusalOf(plan.receipt, lane);
  if (refused) {
    const why = sentences(refused.code, refused.detail);
    throw refusal(
      `Эта касса такой возврат не примет: ${why.ru}`,
      `This cashbox does not take such a return: ${why.en}`,
    );
  }
  const { trouble, connected, totals } = lane.view;
  const notes = returnNotes(plan.receipt, {
    trouble: trouble ?? (connected ? undefined : { code: 'CB-101', detail: '' }),
    cashInDrawerKop: totals?.cashInDrawerKop,
    today,
  });
  return { original, plan, notes, token: tokenOf(original, plan.receipt) };
}

/** May a return be ordered of it, as far as the journal knows? What its cashbox says comes with the preparing. */
export function mayReturn(original: Job, parts: PrepareParts): boolean {
  if (original.life.state !== 'fiscal' || !parts.lanes.some(({ part }) => part.id === original.cashboxId)) return false;
  const today = parts.localTime(parts.clock.now()).slice(0, 10);
  return planReturn(original, besideOf(original, today, parts)).kind === 'return';
}

/**
 * No driver makes corrections, so the answer is always the sentence what to do instead.
 *
 * @throws {Error} always
 */
export function refuseCorrection(jobId: number, { journal, lanes }: PrepareParts): never {
  const job = journal.byId(jobId);
  if (!job) throw noSuchRecord(jobId);
  const lane = lanes.find(({ part }) => part.id === job.cashboxId);
  throw new Refusal(noCorrection(lane?.view.identity?.ffdVersion));
}

function besideOf(original: Job, today: string, { journal, book }: PrepareParts): BesideOriginal {
  const { origin } = original;
  const key = origin.from === 'shop' && origin.kind === 'check' ? returnKey(origin.shopId, origin.checkId) : undefined;
  return {
    returns: returnsOf(original, journal),
    seenReturn: key === undefined ? undefined : book.fnDocumentsByKey(key)[0]?.document,
    vatDiffered: journal.timeline(original.id).some(({ what }) => what === 'vatDiffers'),
    today,
  };
}

/** What the device says it can not do; one that does not answer is asked when its turn comes. */
function refusalOf(receipt: Receipt, { view, part }: CashboxLane) {
  if (!view.connected) return undefined;
  try {
    return part.driver.refusalOf(receipt);
  } catch (error) {
    if (error instanceof KassaError) return undefined;
    throw error;
  }
}

function tokenOf({ id, version, cashboxId }: Job, receipt: Receipt): string {
  return hash('sha256', JSON.stringify({ id, version, cashboxId, receipt }), 'hex');
}
