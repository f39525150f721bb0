import type { Agent } from '../../agent/agent.ts';
import { snapshot } from '../../agent/status.ts';
import type { CallHandlers, Outcome } from '../../contract/calls.ts';
import { maskContacts } from '../../core/privacy/mask.ts';
import { errorWords } from '../screen/error-words.ts';

/** What the agent answers on its pipe. */
export function callHandlers(agent: Agent): CallHandlers {
  return {
    ping: () => ({ version: agent.parts.version, pid: process.pid }),
    status: () => snapshot(agent),
    confirm: ({ cashboxId, author }) => outcome(async () => agent.confirm(cashboxId, author)),
    acknowledge: ({ keys, author }) => ({ count: agent.alarms.acknowledge(keys, author) }),
    testWays: async ({ wayId }) => ({ ways: await testWays(agent, wayId) }),
    decide: ({ jobId, decision, reason, author }) =>
      outcome(() => agent.decide(jobId, decision, maskContacts(reason), author)),
  };
}

/** One after the other: a person reads one line for each. */
async function testWays(agent: Agent, wayId: string | undefined): Promise<{ id: string; outcome: Outcome }[]> {
  const tested: { id: string; outcome: Outcome }[] = [];
  for (const way of agent.alarms.ways) {
    const { id } = way.notifier;
    if (wayId === undefined || wayId === id) tested.push({ id, outcome: await outcome(() => way.test()) });
  }
  return tested;
}

async function outcome(act: () => Promise<void>): Promise<Outcome> {
  try {
    await act();
    return { done: true };
  } catch (error) {
    return { done: false, ru: errorWords(error) };
  }
}
