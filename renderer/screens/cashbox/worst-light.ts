import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import type { LightState } from '../../../src/core/health/light.ts';

/** As the lights themselves are ordered: what is not known comes before what is fine. */
const ORDER: readonly LightState[] = ['fine', 'unknown', 'attention', 'trouble'];

/** The worst of the three lights of a cashbox. */
export function worstLight({ lights }: CashboxStatus): LightState {
  const states = Object.values(lights).map(({ state }) => state);
  return ORDER.findLast((state) => states.includes(state)) ?? 'unknown';
}
