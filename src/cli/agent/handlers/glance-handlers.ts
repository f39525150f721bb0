import type { Agent } from '../../../agent/agent.ts';
import { glance } from '../../../agent/glance.ts';
import type { CallHandlers } from '../../../contract/calls.ts';

/** What an icon and a chart are drawn from. */
export function glanceHandlers(agent: Agent): Pick<CallHandlers, 'glance' | 'today'> {
  return {
    glance: () => glance(agent),
    today: () => agent.today.look(),
  };
}
