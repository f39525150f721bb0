import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';

import { openJournal } from '../../../../../src/adapters/journal/sqlite/open-journal.ts';
import type { Journal } from '../../../../../src/core/ports/journal.ts';
import { NOW } from '../../../../contract/journal-samples.ts';

const clock = { now: () => NOW };

/** A folder for one test and the journals opened in it; everything is gone after the test. */
export class JournalFiles {
  readonly folder: string;
  readonly path: string;
  #opened: Journal[] = [];

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'kassabridge-journal-'));
    this.path = join(this.folder, 'journal.db');
    onTestFinished(() => this.remove());
  }

  open(): Journal {
    const journal = openJournal({ path: this.path, clock });
    this.#opened.push(journal);
    return journal;
  }

  /** Runs statements on the closed journal as a broken disk or a stranger's tool would. */
  tamper(sql: string): void {
    const db = new DatabaseSync(this.path, { enableForeignKeyConstraints: false });
    db.exec(sql);
    db.close();
  }

  remove(): void {
    for (const journal of this.#opened) journal.close();
    this.#opened = [];
    rmSync(this.folder, { recursive: true, force: true });
  }
}
