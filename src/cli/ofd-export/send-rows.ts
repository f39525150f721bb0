import { randomUUID } from 'node:crypto';
import type { AgentCaller } from '../../contract/calls.ts';
import { OFD_ROWS_AT_ONCE } from '../../contract/day-report.ts';
import type { OfdColumns, OfdRow } from '../../core/day/ofd-row.ts';

/**
 * Hands an export over in parts; the agent counts it from the last one on, so an export that broke off is as if it had never
 * come. The map is kept with it.
 *
 * @returns the sentence why not, or undefined when all of it was taken
 */
export async function sendRows(
  call: AgentCaller['call'],
  whole: { readonly name: string; readonly columns: OfdColumns; readonly rows: readonly OfdRow[] },
): Promise<string | undefined> {
  const { name, columns, rows } = whole;
  const exportId = randomUUID();
  for (let from = 0; from < rows.length; from += OFD_ROWS_AT_ONCE) {
    const isLast = from + OFD_ROWS_AT_ONCE >= rows.length;
    const part = rows.slice(from, from + OFD_ROWS_AT_ONCE);
    const outcome = await call('keepOfdRows', { exportId, name, columns, rows: part, isLast });
    if (!outcome.done) return outcome.ru;
  }
  return undefined;
}
