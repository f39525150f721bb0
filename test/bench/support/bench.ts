import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Ignored by git, on the same disk as the project: a temporary folder in memory would make fsync free. */
export const CACHE = join(ROOT, '.cache', 'bench');
/** The shipped program. */
export const PROGRAM = process.env['BENCH_PROGRAM'] ?? join(ROOT, 'dist', 'kassabridge.mjs');

/** What one measurement works with: a folder of its own, and an end that tidies up whatever happened. */
export class Bench {
  readonly folder: string;
  readonly #undo: (() => void | Promise<void>)[] = [];

  constructor() {
    mkdirSync(CACHE, { recursive: true });
    this.folder = mkdtempSync(join(CACHE, 'run-'));
  }

  /** Done at the end, the last first. */
  atEnd(undo: () => void | Promise<void>): void {
    this.#undo.push(undo);
  }

  async end(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse())
      await Promise.resolve()
        .then(undo)
        .catch(() => undefined);
    if (!process.env['BENCH_DEBUG']) rmSync(this.folder, { recursive: true, force: true });
  }
}
