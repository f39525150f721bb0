import type { Agent } from '../../../agent/agent.ts';
import { listEvents } from '../../../agent/events.ts';
import { listReceipts } from '../../../agent/receipts/list.ts';
import type { CallHandlers } from '../../../contract/calls.ts';

/** The lists of the window. */
export function listHandlers(agent: Agent): Pick<CallHandlers, 'receipts' | 'events'> {
  return {
    receipts: (query) => listReceipts(agent, query),
    events: (query) => listEvents(agent, query),
  };
}
