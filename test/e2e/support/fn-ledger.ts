import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LastingState } from '../../../src/simulator/kkt/lasting-state.ts';
import { Ledger } from '../../../src/simulator/kkt/ledger.ts';
import { recordSchema } from '../../../src/simulator/kkt/records.ts';

/** The documents in the FN of a virtual cashbox, read from its folder by somebody who cannot change them. */
export function readLedger(stateFolder: string): Ledger {
  const path = join(stateFolder, 'kkt', 'ledger.jsonl');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // The last line may be on its way to the disk.
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  const records = lines.map((line) => recordSchema.parse(JSON.parse(line)));
  const store = {
    load: () => ({ records: [], draft: undefined }),
    append: () => {
      throw new Error('Nobody edits an FN');
    },
    saveDraft: () => undefined,
    close: () => undefined,
  };
  return new Ledger(new LastingState(store, records), () => undefined);
}
