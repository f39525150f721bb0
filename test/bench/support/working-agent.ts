import type { AgentProcess } from './agent-process.ts';
import type { StartedShop } from './stands.ts';
import { until } from './time.ts';

const FIRST_LIMIT_MS = 30_000;

/** Starts an agent and brings it to work: the shop knows its cashboxes, the shifts are open, receipts were reported. */
export async function makeFirst(
  agent: AgentProcess,
  { stand }: StartedShop,
  cashboxes = 1,
  checks = 2 * cashboxes,
): Promise<void> {
  agent.start();
  try {
    await until('первая касса известна магазину', async () => (await stand.cashboxes()) > 0, FIRST_LIMIT_MS);
    // The first poll may have left before every cashbox had answered, and is held: a check lets it go.
    const [first] = await stand.makeChecks(1);
    if (first === undefined) throw new Error('магазин не делает чеков');
    await until('все кассы известны магазину', async () => (await stand.cashboxes()) >= cashboxes, FIRST_LIMIT_MS);
    const { length } = await stand.makeChecks(checks);
    await until('первые чеки', async () => (await stand.resultCount()) > length, FIRST_LIMIT_MS);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}; агент: ${agent.lastWords()}`, { cause: error });
  }
}
