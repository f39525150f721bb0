import { basename } from 'node:path';
import { guessColumns } from '../../adapters/ofd-export/guess-columns.ts';
import { openExport } from '../../adapters/ofd-export/open-export.ts';
import { readRows } from '../../adapters/ofd-export/read-rows.ts';
import type { AgentCaller } from '../../contract/calls.ts';
import type { OfdColumns } from '../../core/day/ofd-row.ts';
import { EXIT } from '../exit.ts';
import { proposalLines, takenLines, unreadableLines } from '../screen/ofd-export-lines.ts';
import { complain, say } from '../screen/say.ts';
import { sendRows } from './send-rows.ts';

/**
 * Reads an export and hands it to the agent, by the map given now or the one kept from last time. Without either it only
 * proposes one.
 *
 * @param typed the command as it was typed, without `--columns`
 * @returns the exit code: trouble when a line could not be read, or nothing was taken
 * @throws {KassaError} CB-871, CB-872, CB-873
 */
export async function importExport(
  call: AgentCaller['call'],
  what: { readonly path: string; readonly given: OfdColumns | undefined; readonly typed: readonly string[] },
): Promise<number> {
  const { path, given, typed } = what;
  const columns = given ?? (await call('ofdColumns', {})).columns;
  if (!columns) {
    const { headings } = await openExport(path);
    complain(...proposalLines({ headings, guess: guessColumns(headings), typed }));
    return EXIT.trouble;
  }
  const read = readRows(await openExport(path, columns), columns);
  const name = basename(path);
  const refusal = await sendRows(call, { name, columns, rows: read.rows });
  if (refusal !== undefined) {
    complain(refusal);
    return EXIT.trouble;
  }
  say(...takenLines(name, read));
  complain(...unreadableLines(read));
  return read.unreadable.length === 0 ? EXIT.fine : EXIT.trouble;
}
