import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLineFile } from '../../../../src/adapters/system/log/line-file.ts';
import { ageFiles } from '../../../../src/adapters/system/log/log-age.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T09:00:00Z');

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-log-age-'));
  path = join(folder, 'kassabridge.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file whose first line is so many days old, and its last. */
function fileOf(name: string, firstDays: number, lastDays = firstDays): void {
  const line = (days: number) => `${new Date(NOW - days * DAY).toISOString()} info  of ${name}\n`;
  writeFileSync(join(folder, name), line(firstDays) + line(lastDays));
  utimesSync(join(folder, name), (NOW - lastDays * DAY) / 1000, (NOW - lastDays * DAY) / 1000);
}

const read = (name: string) => (existsSync(name) ? readFileSync(name, 'utf8') : '');

describe('age of the log', () => {
  it('takes away older files by their last line, and touches nobody else', () => {
    fileOf('kassabridge.log', 2, 0);
    fileOf('kassabridge.log.1', 20, 10);
    fileOf('kassabridge.log.2', 40, 24);
    fileOf('kassabridge.log.17', 400);
    fileOf('other.log.1', 400);
    fileOf('kassabridge.log.old', 400);
    expect(ageFiles(path, 5, NOW)).toBe(NOW - 2 * DAY);
    expect(readdirSync(folder).sort()).toEqual(
      ['kassabridge.log', 'kassabridge.log.1', 'kassabridge.log.old', 'other.log.1'].sort(),
    );
  });

  it('begins a new file after a week, however small the old one is', () => {
    fileOf('kassabridge.log', 8, 1);
    fileOf('kassabridge.log.1', 14, 8);
    expect(ageFiles(path, 3, NOW)).toBe(NOW);
    expect(readdirSync(folder).sort()).toEqual(['kassabridge.log.1', 'kassabridge.log.2']);
    expect(readFileSync(`${path}.1`, 'utf8')).toContain('of kassabridge.log\n');
    expect(readFileSync(`${path}.2`, 'utf8')).toContain('of kassabridge.log.1\n');
  });

  it('keeps no more files than it may when a new one begins', () => {
    for (const name of ['kassabridge.log', 'kassabridge.log.1', 'kassabridge.log.2']) fileOf(name, 9, 1);
    ageFiles(path, 3, NOW);
    expect(readdirSync(folder).sort()).toEqual(['kassabridge.log.1', 'kassabridge.log.2']);
    expect(readFileSync(`${path}.2`, 'utf8')).toContain('of kassabridge.log.1\n');
  });

  it('throws a log away that nobody has written to for a month', () => {
    fileOf('kassabridge.log', 60, 50);
    expect(ageFiles(path, 5, NOW)).toBe(NOW);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('loses no line of a program that runs for weeks', async () => {
    let now = NOW;
    const file = openLineFile(path, 1_000_000, 5, () => now);
    const said: string[] = [];
    const kept = () => [2, 1, 0].map((age) => read(age === 0 ? path : `${path}.${age}`));
    for (let day = 0; day < 20; day++) {
      for (const hour of ['morning', 'noon', 'evening']) {
        const line = `${new Date(now).toISOString()} info  ${hour} of day ${day}`;
        said.push(line);
        file.write(line);
      }
      await vi.waitFor(() => expect(kept().join('').split('\n')).toHaveLength(said.length + 1));
      now += DAY;
    }
    await file.close();
    expect(kept().join('')).toBe(`${said.join('\n')}\n`);
    expect(kept().map((text) => text.trim().split('\n').length)).toEqual([21, 21, 18]);
    expect(existsSync(`${path}.3`)).toBe(false);
  });
});
