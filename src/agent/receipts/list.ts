import type { ReceiptsPage, ReceiptsQuery } from '../../contract/receipts.ts';
import { searchKeys } from '../../core/fiscalization/search-keys.ts';
import type { AgentView } from '../agent-view.ts';
import { jobView } from '../job-view.ts';

/**
 * One page of the receipts, newest first.
 *
 * @throws {KassaError} CB-801 where the list cannot be read
 */
export function listReceipts(agent: AgentView, { text, ...page }: ReceiptsQuery): ReceiptsPage {
  const { total, jobs, isWhole } = agent.parts.journal.receipts({ keys: searchKeys(text), ...page });
  return { total, rows: jobs.map(jobView(agent)), ...(isWhole ? {} : { isPartial: true as const }) };
}
