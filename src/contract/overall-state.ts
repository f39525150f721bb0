import type { LightState } from '../core/health/light.ts';
import type { Glance } from './glance.ts';
import type { StatusSnapshot } from './snapshot.ts';
import type { AgentState } from './window.ts';

/** One picture for each. */
export const OVERALL_STATES = ['fine', 'attention', 'trouble', 'unknown', 'training'] as const;
export type OverallState = (typeof OVERALL_STATES)[number];

/** Everything the one answer stands on; a glance has it all. */
export type Signs = Pick<Glance, 'lights' | 'alarms' | 'paused' | 'inDoubt' | 'parked' | 'training'>;

/** The same out of the whole picture, so that icon and window cannot say two things. */
export function signsOf({ lights, alarms, paused, queue, cashboxes }: StatusSnapshot): Signs {
  const { inDoubt, parked } = queue;
  const training = cashboxes.some((box) => box.training);
  return { lights, alarms, inDoubt, parked, training, ...(paused && { paused }) };
}

/**
 * Is money safe? The worst of everything that is known; green only on evidence, and training only where nothing is worse.
 *
 * @param signs what the agent said just now; undefined when it does not answer
 */
export function overallState(signs: Signs | undefined, agent: AgentState['state']): OverallState {
  if (agent === 'givenUp') return 'trouble';
  if (agent !== 'running' || !signs) return 'unknown';
  const states = statesOf(signs);
  if (states.includes('trouble')) return 'trouble';
  if (states.includes('attention')) return 'attention';
  if (states.includes('unknown')) return 'unknown';
  return signs.training ? 'training' : 'fine';
}

function statesOf({ lights, alarms, inDoubt, parked, paused }: Signs): readonly LightState[] {
  return [
    ...Object.values(lights).map(({ state }) => state),
    ...alarms.map(({ level }) => level),
    // No receipt leaves the cashbox meanwhile, or none is decided upon: somebody has to look.
    ...(inDoubt > 0 || parked > 0 || paused ? (['attention'] as const) : []),
  ];
}
