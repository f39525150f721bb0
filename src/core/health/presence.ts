import { fnLight } from './cashbox-lights.ts';
import { unsentWaitMs } from './ofd-light.ts';
import type { CashboxReading, HealthRules } from './readings.ts';

/** What else than the cashbox itself the shop's own list goes by. A shop that is told "not ok" hands out no more checks. */
export interface PresenceRule {
  /** The FN in trouble. */
  readonly fn: boolean;
  /** A document waiting for the OFD for longer than this, ms; undefined: whatever the OFD does. */
  readonly ofdMs: number | undefined;
}

/** Nothing else: as BxDTO had it, so that no receipt waits because of the OFD. */
export const CASHBOX_ALONE: PresenceRule = { fn: false, ofdMs: undefined };

/** May the shop go on being told that this cashbox works? What is not known stops nothing. */
export function isPresent(box: CashboxReading, now: number, rule: PresenceRule, rules: HealthRules): boolean {
  if (rule.fn && fnLight(box, now, rules).state === 'trouble') return false;
  if (rule.ofdMs === undefined || !box.ofd || box.ofd.value.unsentCount === 0) return true;
  return (unsentWaitMs(box, box.ofd.value, now) ?? 0) < rule.ofdMs;
}
