import { existsSync } from 'node:fs';
import { type KnownJournal, readKnown } from '../../../adapters/journal/sqlite/read-known.ts';
import type { Words } from '../../../core/health/light.ts';
import { stateFiles } from '../../agent/state-files.ts';
import { errorInWords } from '../../screen/error-in-words.ts';

const NEW: KnownJournal = { shopIds: [], cashboxIds: [], shopsWithChecks: [], pins: new Map() };

/** What a journal knows, beside an agent or without one. `fault`: it is there, and nobody can read it. */
export function journalBeside(
  stateDir: string,
  cashboxIds: readonly string[],
): { readonly journal: KnownJournal; readonly fault?: Words } {
  const { journal: path } = stateFiles(stateDir);
  if (!existsSync(path)) return { journal: NEW };
  try {
    return { journal: readKnown(path, cashboxIds) };
  } catch (error) {
    return { journal: NEW, fault: errorInWords(error) };
  }
}
