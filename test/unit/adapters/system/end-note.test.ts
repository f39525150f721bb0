import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endNote } from '../../../../src/adapters/system/end-note.ts';

it('word of an end somebody wanted is about one process, and gone with the next start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-end-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const note = endNote(join(folder, 'ended'));
  expect(note.isLeftBy(7)).toBe(false);
  note.leave(7);
  expect([note.isLeftBy(7), note.isLeftBy(8)]).toEqual([true, false]);
  note.forget();
  expect(note.isLeftBy(7)).toBe(false);
});

it('a folder that takes nothing does not keep an agent from ending', () => {
  const note = endNote('/dev/null/ended');
  note.leave(7);
  expect(note.isLeftBy(7)).toBe(false);
});
