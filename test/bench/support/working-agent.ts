import type { AgentProcess } from './agent-process.ts';
import type { StartedShop } from './stands.ts';
import { until } from './time.ts';

const FIRST_LIMIT_MS = 20_000;

/** Starts an agent and brings it to work: the shop knows its cashboxes, the shift is open, receipts were reported. */
export async function makeFirst(
  agent: AgentProcess,
  { stand }: StartedShop,
  cashboxes = 1,
  checks = 2 * cashboxes,
): Promise<void> {
  agent.start();
  try {
    await until('кассы известны магазину', async () => (await stand.cashboxes()) >= cashboxes, FIRST_LIMIT_MS);
    const made = await stand.makeChecks(checks);
    await until('первые чеки', async () => (await stand.resultCount()) >= made.length, FIRST_LIMIT_MS);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}; агент: ${agent.lastWords()}`, { cause: error });
  }
}
