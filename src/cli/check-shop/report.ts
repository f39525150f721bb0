import type { LinkStep } from '../../adapters/shop/link-step.ts';
import { complaint } from '../../contract/job-status.ts';
import type { CashboxStatus, Complaint, StatusSnapshot } from '../../contract/snapshot.ts';

export interface StepReport {
  readonly step: LinkStep['step'];
  readonly state: LinkStep['state'];
  readonly fault?: Complaint;
  /** Whole days until the certificate runs out; below 0 when it has. */
  readonly certificateDaysLeft?: number;
}

export interface CashboxAtShop {
  readonly id: string;
  /** Undefined: the agent does not know it yet, so the shop has not been told of it either. */
  readonly kktSerial?: string;
  /**
   * What the shop has been told at the polls: `usable`, `notUsable` (then it hands out nothing), or `untold`. Whether a
   * person there has switched it on is nothing the protocol tells.
   */
  readonly told: 'usable' | 'notUsable' | 'untold';
}

/** The last check of the shop. */
export type LastCheck =
  | { readonly kind: 'check'; readonly checkId: string; readonly at: number }
  /** The journal has never held a check. */
  | { readonly kind: 'never' }
  /** None among the newest entries of the journal. */
  | { readonly kind: 'notLately' }
  /** No agent runs that could be asked. */
  | { readonly kind: 'unknown' };

/** What `check-shop --json` prints for each shop, and the screen draws from. Names are kept stable. */
export interface ShopReport {
  readonly shopId: string;
  readonly steps: readonly StepReport[];
  readonly agentRuns: boolean;
  readonly cashboxes: readonly CashboxAtShop[];
  readonly lastCheck: LastCheck;
}

const DAY_MS = 86_400_000;

/** @param status of the running agent; undefined when none runs */
export function shopReport(
  shopId: string,
  steps: readonly LinkStep[],
  status: StatusSnapshot | undefined,
  now: number,
): ShopReport {
  return {
    shopId,
    steps: steps.map((step) => stepReport(step, now)),
    agentRuns: status !== undefined,
    cashboxes: status ? cashboxesAt(shopId, status) : [],
    lastCheck: status ? lastCheckOf(shopId, status) : { kind: 'unknown' },
  };
}

/** Does everything that can be seen from here work, up to a check that came? */
export function isAllThere({ steps, cashboxes, lastCheck }: ShopReport): boolean {
  return (
    steps.every(({ state }) => state === 'done' || state === 'notUsed') &&
    cashboxes.some(({ told }) => told === 'usable') &&
    lastCheck.kind === 'check'
  );
}

function stepReport({ step, state, fault, validUntil }: LinkStep, now: number): StepReport {
  return {
    step,
    state,
    ...(fault && { fault: complaint(fault.code, fault.detail) }),
    ...(validUntil !== undefined && { certificateDaysLeft: Math.floor((validUntil - now) / DAY_MS) }),
  };
}

function cashboxesAt(shopId: string, { shops, cashboxes }: StatusSnapshot): readonly CashboxAtShop[] {
  const isPolled = shops.some(({ id, lastGoodAt }) => id === shopId && lastGoodAt !== undefined);
  return cashboxes.filter(({ shopIds }) => shopIds.includes(shopId)).map((box) => cashboxAt(box, isPolled));
}

function cashboxAt({ id, identity, connected, stoppedBy }: CashboxStatus, isPolled: boolean): CashboxAtShop {
  if (!identity) return { id, told: 'untold' };
  const isUsable = connected && stoppedBy === undefined;
  return { id, kktSerial: identity.kktSerial, told: !isPolled ? 'untold' : isUsable ? 'usable' : 'notUsable' };
}

function lastCheckOf(shopId: string, { recent, queue }: StatusSnapshot): LastCheck {
  const last = recent.find((job) => job.kind === 'receipt' && job.shopId === shopId);
  if (last?.checkId !== undefined) return { kind: 'check', checkId: last.checkId, at: last.receivedAt };
  return { kind: queue.received === 0 ? 'never' : 'notLately' };
}
