import type { Agent } from '../../../agent/agent.ts';
import type { PreparedReturn } from '../../../agent/follow-up/prepare.ts';
import { receiptLines, usedTenders } from '../../../agent/receipts/receipt-lines.ts';
import type { CallHandlers } from '../../../contract/calls.ts';
import type { FollowUp } from '../../../contract/receipts.ts';
import { buyerEraser } from '../../../core/privacy/erase-contacts.ts';
import { maskContacts } from '../../../core/privacy/mask.ts';
import { refused } from './refused.ts';

/** Returns out of stored receipts: shown first, made when that very content is confirmed. */
export function followUpHandlers(agent: Agent): Pick<CallHandlers, 'prepareFollowUp' | 'makeFollowUp'> {
  return {
    prepareFollowUp: ({ jobId, kind }) => {
      try {
        return { done: true, followUp: toFollowUp(agent.prepareFollowUp(jobId, kind)) };
      } catch (error) {
        return refused(error);
      }
    },
    makeFollowUp: ({ jobId, token, reason, author }) => {
      try {
        return { done: true, jobId: agent.makeFollowUp(jobId, token, { author, reason: maskContacts(reason) }) };
      } catch (error) {
        return refused(error);
      }
    },
  };
}

/** Built field by field: the buyer's contact inside the receipt never leaves the agent, and it may lie in the name of a line. */
function toFollowUp({ original, plan: { receipt }, notes, token }: PreparedReturn): FollowUp {
  const { operation, totalKop, items } = receipt;
  const erase = buyerEraser(original);
  const lines = receiptLines({ items: items.map((item) => ({ ...item, itemName: erase(item.itemName) })) });
  return { kind: 'makeReturn', operation, totalKop, lines, tenders: usedTenders(receipt), notes: [...notes], token };
}
