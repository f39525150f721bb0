import type { Glance } from '../../contract/glance.ts';
import type { AgentState } from '../../contract/window.ts';
import type { LightState } from '../../core/health/light.ts';

/** One picture for each. */
export const OVERALL_STATES = ['fine', 'attention', 'trouble', 'unknown', 'training'] as const;
export type OverallState = (typeof OVERALL_STATES)[number];

/**
 * Is money safe? The worst of everything that is known; green only on evidence, and training only where nothing is worse.
 *
 * @param glance what the agent said just now; undefined when it does not answer
 */
export function overallState(glance: Glance | undefined, agent: AgentState['state']): OverallState {
  if (agent === 'givenUp') return 'trouble';
  if (agent !== 'running' || !glance) return 'unknown';
  const signs = signsOf(glance);
  if (signs.includes('trouble')) return 'trouble';
  if (signs.includes('attention')) return 'attention';
  if (signs.includes('unknown')) return 'unknown';
  return glance.training ? 'training' : 'fine';
}

function signsOf({ lights, alarms, inDoubt, parked, paused }: Glance): readonly LightState[] {
  return [
    ...Object.values(lights).map(({ state }) => state),
    ...alarms.map(({ level }) => level),
    // No receipt leaves the cashbox meanwhile, or none is decided upon: somebody has to look.
    ...(inDoubt > 0 || parked > 0 || paused ? (['attention'] as const) : []),
  ];
}
