import type { Agent } from '../../agent/agent.ts';
import { snapshot } from '../../agent/status.ts';
import type { CallHandlers, Outcome } from '../../contract/calls.ts';
import { errorWords } from '../screen/error-words.ts';

/** What the agent answers on its pipe. */
export function callHandlers(agent: Agent): CallHandlers {
  return {
    ping: () => ({ version: agent.parts.version, pid: process.pid }),
    status: () => snapshot(agent),
    confirm: ({ cashboxId, author }) => outcome(async () => agent.confirm(cashboxId, author)),
    decide: ({ jobId, decision, reason, author }) => outcome(() => agent.decide(jobId, decision, reason, author)),
  };
}

async function outcome(act: () => Promise<void>): Promise<Outcome> {
  try {
    await act();
    return { done: true };
  } catch (error) {
    return { done: false, ru: errorWords(error) };
  }
}
