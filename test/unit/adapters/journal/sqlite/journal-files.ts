import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';

import { openStore, type Store } from '../../../../../src/adapters/journal/sqlite/open-store.ts';
import type { Journal } from '../../../../../src/core/ports/journal.ts';
import { NOW } from '../../../../contract/journal-samples.ts';

const clock = { now: () => NOW };
/** As SQLite makes files when nothing else is asked. */
const PAGE_BYTES = 4096;

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
    return this.openStore().journal;
  }

  openStore(): Store {
    const store = openStore({ path: this.path, clock });
    this.#opened.push(store.journal);
    return store;
  }

  /** Runs statements on the closed journal as a broken disk or a stranger's tool would. */
  tamper(sql: string): void {
    const db = new DatabaseSync(this.path, { enableForeignKeyConstraints: false });
    db.exec(sql);
    db.close();
  }

  /** Makes the first page of a table or an index unreadable, in the closed journal. */
  ruin(name: string): void {
    const db = new DatabaseSync(this.path);
    const row = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name);
    db.close();
    const bytes = readFileSync(this.path);
    const start = (Number(row?.['rootpage']) - 1) * PAGE_BYTES;
    writeFileSync(this.path, bytes.fill(0xff, start, start + PAGE_BYTES));
  }

  /** Makes the page unreadable that holds the row with that id, in the closed journal. */
  ruinLeafOf(table: string, id: number): void {
    const db = new DatabaseSync(this.path);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const row = db.prepare(`SELECT body FROM ${table} WHERE id = ?`).get(id);
    db.close();
    const bytes = readFileSync(this.path);
    const place = bytes.indexOf(String(row?.['body']).slice(0, 200));
    const start = place - (place % PAGE_BYTES);
    writeFileSync(this.path, bytes.fill(0xff, start, start + PAGE_BYTES));
  }

  remove(): void {
    for (const journal of this.#opened) journal.close();
    this.#opened = [];
    rmSync(this.folder, { recursive: true, force: true });
  }
}
