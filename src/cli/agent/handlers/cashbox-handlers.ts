import type { Agent } from '../../../agent/agent.ts';
import { cashboxDetail } from '../../../agent/cashbox-detail.ts';
import { laneOf } from '../../../agent/person-orders/person-orders.ts';
import type { CallAnswer, CallHandlers } from '../../../contract/calls.ts';
import { outcome } from './outcome.ts';
import { refused } from './refused.ts';

/** One cashbox: what is known of it, and what a person orders of it. */
export function cashboxHandlers(agent: Agent): Pick<CallHandlers, 'cashbox' | 'openShift' | 'testPrint' | 'checkOfd'> {
  return {
    cashbox: ({ cashboxId }) => detail(agent, cashboxId),
    openShift: ({ cashboxId, author }) => outcome(() => agent.orders.openShift(cashboxId, author)),
    testPrint: ({ cashboxId, author }) => outcome(() => agent.orders.testPrint(cashboxId, author)),
    checkOfd: ({ cashboxId }) => check(agent, cashboxId),
  };
}

function detail(agent: Agent, cashboxId: string): CallAnswer<'cashbox'> {
  try {
    return { done: true, cashbox: cashboxDetail(laneOf(agent.cashboxes, cashboxId), agent) };
  } catch (error) {
    return refused(error);
  }
}

async function check(agent: Agent, cashboxId: string): Promise<CallAnswer<'checkOfd'>> {
  try {
    return { done: true, check: { steps: [...(await agent.orders.checkOfd(cashboxId))] } };
  } catch (error) {
    return refused(error);
  }
}
