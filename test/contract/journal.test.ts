import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

import { openJournal } from '../../src/adapters/journal/sqlite/open-journal.ts';
import { describeJournal } from './journal-contract.ts';
import { NOW } from './journal-samples.ts';

const clock = { now: () => NOW };
const folder = mkdtempSync(join(tmpdir(), 'kassabridge-journal-'));
let files = 0;
const pathOf = new WeakMap<object, string>();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeJournal('SQLite in memory', { open: () => openJournal({ path: ':memory:', clock }), reopen: undefined });

describeJournal('SQLite on disk', {
  open: () => openAt(join(folder, `journal-${files++}.db`)),
  reopen: (journal) => {
    journal.close();
    return openAt(pathOf.get(journal) ?? '');
  },
});

function openAt(path: string) {
  const journal = openJournal({ path, clock });
  pathOf.set(journal, path);
  return journal;
}
