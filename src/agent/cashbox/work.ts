import { KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { overdue } from '../../core/fiscalization/overdue.ts';
import { conditionObstacle, mayCloseApart, type Obstacle } from '../../core/fiscalization/readiness.ts';
import { shiftMustClose } from '../../core/fiscalization/shift-plan.ts';
import type { CashboxCondition, CashboxIdentity } from '../../core/ports/cashbox-driver.ts';
import type { LaneContext } from './lane-context.ts';
import { make, ownJob } from './make.ts';
import { isClosedAlready } from './person-closing.ts';
import { isOpeningStale } from './person-opening.ts';
import { meetOrder } from './shop-order.ts';

/** What came of looking for something to make. */
export type WorkResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'worked'; readonly made: Job | undefined }
  /** The whole cashbox waits for a person. */
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

const NOTHING: WorkResult = { kind: 'nothing' };
const WORKED: WorkResult = { kind: 'worked', made: undefined };

/**
 * Takes the next job of a cashbox, or closes its shift in time. One fiscal document at most per call. In a pause nothing
 * is begun but the closing of a shift.
 */
export async function workOnce(lane: LaneContext, identity: CashboxIdentity, signal: AbortSignal): Promise<WorkResult> {
  const { part, recorder } = lane;
  const job = lane.nextJob;
  if (!job && !shiftIsDue(lane, false)) return NOTHING;
  const lateness = job && latenessOf(job, lane);
  if (job && lateness) {
    recorder.apply(job, { type: 'unclear', code: lateness, detail: '' });
    return WORKED;
  }
  const condition = await lane.readCondition(signal);
  const prints = part.printReceipts || job?.kind !== 'receipt' || condition.shift.state !== 'open';
  const obstacle = conditionObstacle(condition, identity.capabilities.printer && prints, lane.clockOffsetS(condition));
  if (obstacle) {
    const closing = obstacle.code === 'CB-308' ? await closeForClock(lane, identity, condition, signal) : undefined;
    return closing ?? { kind: 'obstacle', obstacle };
  }
  lane.show(undefined);
  await lane.finishPrinting(condition, signal);
  if (shiftIsDue(lane, job !== undefined))
    return makeOwn(lane, 'closeShift', 'смене скоро 24 часа', identity, condition, signal);
  // The device was asked meanwhile, and a person may have paused the receipts, or put this one aside.
  if (!job || (lane.pause.current && job.kind !== 'closeShift')) return NOTHING;
  if (recorder.newest(job).life.state !== 'received') return WORKED;
  return workOn(job, lane, identity, condition, signal);
}

/**
 * Closes the shift although the clocks are too far apart for anything else, when it is time or when somebody ordered it:
 * the clock is set with the shift closed. Whether the FN takes the closing is for the FN to say.
 *
 * @returns undefined when there is nothing to close
 */
async function closeForClock(
  lane: LaneContext,
  identity: CashboxIdentity,
  condition: CashboxCondition,
  signal: AbortSignal,
): Promise<WorkResult | undefined> {
  if (!mayCloseApart(condition, identity.capabilities.printer, lane.clockOffsetS(condition))) return undefined;
  if (shiftIsDue(lane, false)) return makeOwn(lane, 'closeShift', 'смене скоро 24 часа', identity, condition, signal);
  const order = lane.parts.journal.nextReceived(lane.part.id, 'closeShift');
  return order && workOn(order, lane, identity, condition, signal);
}

async function workOn(
  job: Job,
  lane: LaneContext,
  identity: CashboxIdentity,
  condition: CashboxCondition,
  signal: AbortSignal,
): Promise<WorkResult> {
  const { part, parts, recorder } = lane;
  if (job.origin.from === 'agent') {
    // Left over from an attempt that made nothing. What the agent wants of itself it takes up when the device's own
    // state asks for it (makeOwn): a shift that is open by now, or young again, must not be opened or closed.
    recorder.apply(job, { type: 'metAlready' });
    return WORKED;
  }
  if (job.kind === 'closeShift' && job.origin.from === 'person') {
    if (isClosedAlready(job, condition)) {
      recorder.apply(job, { type: 'metAlready' });
      return WORKED;
    }
  } else if (job.kind === 'openShift') {
    if (withoutOpening(job, lane, condition)) return WORKED;
  } else if (job.kind === 'closeShift') {
    const meeting = {
      journal: parts.journal,
      recorder,
      driver: part.driver,
      identity,
      condition,
      now: parts.clock.now(),
      signal,
    };
    if (await meetOrder(job, meeting)) return WORKED;
  } else if (condition.shift.state === 'closed' && job.kind === 'receipt') {
    return makeOwn(lane, 'openShift', 'первый чек смены', identity, condition, signal);
  }
  const refusal = job.receipt && part.driver.refusalOf(job.receipt);
  if (!refusal) return makeNow(job, lane, identity, condition, signal);
  const after = recorder.apply(job, { type: 'cannotBegin', ...refusal });
  return after.life.state === 'received' ? { kind: 'obstacle', obstacle: refusal } : WORKED;
}

/** @returns true when a person's order to open a shift needs no opening, or nobody waits for it any more */
function withoutOpening(job: Job, { recorder, parts }: LaneContext, { shift }: CashboxCondition): boolean {
  if (isOpeningStale(job, parts.clock.now())) {
    recorder.apply(job, { type: 'personRefuses', code: 'CB-808', detail: '' });
    return true;
  }
  if (shift.state === 'closed') return false;
  recorder.apply(job, { type: 'metAlready' });
  return true;
}

/** Makes what the device's state asks for; one that waits already is taken up, so that its attempts go on counting. */
function makeOwn(
  lane: LaneContext,
  kind: 'openShift' | 'closeShift',
  reason: string,
  identity: CashboxIdentity,
  condition: CashboxCondition,
  signal: AbortSignal,
): Promise<WorkResult> {
  const now = lane.parts.clock.now();
  const wanted = { at: now, what: 'wanted', detail: reason, author: 'agent' };
  const { journal } = lane.parts;
  const waiting = journal.nextReceived(lane.part.id, kind);
  const job = waiting ?? journal.insert(ownJob(lane.part.id, kind, reason, now), wanted);
  return makeNow(job, lane, identity, condition, signal);
}

async function makeNow(
  job: Job,
  lane: LaneContext,
  identity: CashboxIdentity,
  condition: CashboxCondition,
  signal: AbortSignal,
): Promise<WorkResult> {
  const { part, recorder, parts, shiftClock } = lane;
  const made = await make(job, { part, identity, condition, recorder, clock: parts.clock, signal });
  if (made.life.state === 'fiscal' && job.kind === 'openShift') {
    shiftClock.opened(condition.shift.number + 1, made.life.document.issuedAt);
  }
  if (made.life.state === 'inDoubt' && isLinkTrouble(made)) throw new KassaError(made.life.code, made.life.detail);
  return { kind: 'worked', made };
}

/** After these the line itself cannot be trusted: let it go and come back. */
function isLinkTrouble(job: Job): boolean {
  return (
    job.life.state === 'inDoubt' &&
    (job.life.code === 'CB-101' || job.life.code === 'CB-102' || job.life.code === 'CB-104')
  );
}

/** A check that waited too long may need a correction instead, or its money is back already: a person decides. */
function latenessOf(job: Job, { parts: { shops, clock, journal } }: LaneContext): ReturnType<typeof overdue> {
  const { origin } = job;
  const shop = origin.from === 'shop' ? shops.find(({ id }) => id === origin.shopId) : undefined;
  const now = clock.now();
  // Nearly every check is in time, and its time line need not be read.
  if (!shop || !overdue(job, shop, undefined, now)) return undefined;
  const asked = journal.timeline(job.id).findLast(({ what }) => what === 'personRetries');
  return overdue(job, shop, asked?.at, now);
}

/** By the last look at the device; the reading that follows decides. */
function shiftIsDue({ view, shiftClock, parts, part }: LaneContext, receiptsWaiting: boolean): boolean {
  if (!view.condition) return false;
  const { value, at } = view.condition;
  const age = shiftClock.ageMinutes(value);
  const ageMinutes = age === undefined ? undefined : age + (parts.clock.now() - at) / 60_000;
  return shiftMustClose({ state: value.shift.state, ageMinutes, receiptsWaiting }, part.closeShiftAfterMinutes);
}
