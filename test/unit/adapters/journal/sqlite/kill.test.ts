import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { JournalFiles } from './journal-files.ts';

const CHILD = fileURLToPath(new URL('./saving-child.ts', import.meta.url));

/** What a child had on the disk for certain: version by job id, and its last word when it ended by itself. */
interface Said {
  readonly versions: ReadonlyMap<number, number>;
  readonly lastWord: string | undefined;
}

/** @param killAfter lines after which the child is killed; undefined to let it end by itself */
function runChild(command: string, args: readonly string[], killAfter: number | undefined): Promise<Said> {
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (killAfter !== undefined && text.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  child.on('error', reject);
  child.on('close', () => {
    const lines = text.slice(0, text.lastIndexOf('\n')).split('\n');
    const steps = lines.filter((line) => /^\d+ \d+$/.test(line)).map((line) => line.split(' ').map(Number));
    const versions = new Map(steps.map(([id = 0, version = 0]) => [id, version]));
    resolve({ versions, lastWord: lines.find((line) => !/^\d+ \d+$/.test(line)) });
  });
  return promise;
}

function expectWhole(files: JournalFiles, said: Said): void {
  const journal = files.open();
  expect(journal.damaged()).toEqual([]);
  for (const [id, version] of said.versions) {
    const job = journal.byId(id);
    // One more may have reached the disk before its child could say so.
    expect([version, version + 1]).toContain(job?.version);
    expect(journal.timeline(id)).toHaveLength(job?.version ?? 0);
  }
  expect(journal.checkSome(100_000)).toEqual([]);
  expect(journal.recent(100_000)).toHaveLength(journal.counts().received);
  journal.close();
  const db = openDatabase(files.path);
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
}

describe('a process that dies in the middle of saving', () => {
  it('leaves every job it was told is safe, and a whole journal, five times over', async () => {
    const files = new JournalFiles();
    for (const killAfter of [1, 7, 60, 250, 333]) {
      const said = await runChild(process.execPath, [CHILD, files.path, `k${killAfter}`], killAfter);
      expect(said.versions.size).toBeGreaterThan(0);
      expect(said.lastWord).toBeUndefined();
      expectWhole(files, said);
    }
  });

  // The shell's limit stands for a full disk: from there on the system refuses every byte.
  it.runIf(process.platform !== 'win32')('says the disk is full and keeps what was there', async () => {
    const files = new JournalFiles();
    const limited = 'ulimit -f 6000; exec "$0" "$@"';
    const said = await runChild('sh', ['-c', limited, process.execPath, CHILD, files.path, 'f'], undefined);
    expect(said.lastWord).toBe('CB-802');
    expect(said.versions.size).toBeGreaterThan(10);
    expectWhole(files, said);
  });
});
