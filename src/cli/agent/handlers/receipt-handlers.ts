import type { Agent } from '../../../agent/agent.ts';
import type { Decision } from '../../../agent/decisions.ts';
import { readCandidates } from '../../../agent/receipts/candidates.ts';
import { receiptDetail } from '../../../agent/receipts/detail.ts';
import type { CallAnswer, CallHandlers, CallRequest, Outcome } from '../../../contract/calls.ts';
import { maskContacts } from '../../../core/privacy/mask.ts';
import { refused } from './refused.ts';

/** What the agent answers about one receipt. */
export function receiptHandlers(agent: Agent): Pick<CallHandlers, 'receipt' | 'candidates' | 'park' | 'resend'> {
  return {
    receipt: ({ jobId }) => receipt(agent, jobId),
    candidates: ({ jobId }) => candidates(agent, jobId),
    park: (request) => decided(agent, { kind: 'park' }, request),
    resend: (request) => decided(agent, { kind: 'resend' }, request),
  };
}

function receipt(agent: Agent, jobId: number): CallAnswer<'receipt'> {
  try {
    return { done: true, receipt: receiptDetail(jobId, agent) };
  } catch (error) {
    return refused(error);
  }
}

async function candidates(agent: Agent, jobId: number): Promise<CallAnswer<'candidates'>> {
  try {
    return { done: true, ...(await readCandidates(jobId, agent)) };
  } catch (error) {
    return refused(error);
  }
}

async function decided(
  agent: Agent,
  decision: Decision,
  { jobId, reason, author }: CallRequest<'park' | 'resend'>,
): Promise<Outcome> {
  try {
    await agent.decide(jobId, decision, maskContacts(reason), author);
    return { done: true };
  } catch (error) {
    return refused(error);
  }
}
