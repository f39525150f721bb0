import { closeSync, openSync, readdirSync, readSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const DAY_MS = 86_400_000;
/** A file is gone so long after its last line. */
const LONGEST_KEPT_MS = 30 * DAY_MS;
/** A file takes lines for so long at most, however few they are; then a new one begins. */
export const LONGEST_FILLED_MS = 7 * DAY_MS;
/** Length of the time a line begins with. */
const TIME_LENGTH = 24;

/**
 * Takes away what is too old: whole files, and the name of the newest one from a file that has been filled for a week.
 *
 * @param now ms since the epoch
 * @returns when the first line of the file that goes on was written; `now` for a new file
 */
export function ageFiles(path: string, maxFiles: number, now: number): number {
  const firstAt = startOf(path) ?? now;
  if (now - firstAt >= LONGEST_FILLED_MS) shift(path, maxFiles);
  // Looked at once a week, so a week early: at the next look it would be too late.
  for (const file of filesOf(path)) {
    if (now - statSync(file).mtimeMs > LONGEST_KEPT_MS - LONGEST_FILLED_MS) unlinkSync(file);
  }
  return now - firstAt >= LONGEST_FILLED_MS ? now : firstAt;
}

/** `path.4` becomes `path.5`, and so on; the oldest is overwritten. */
function shift(path: string, maxFiles: number): void {
  const kept = new Set(filesOf(path));
  const nameOf = (index: number) => (index === 0 ? path : `${path}.${index}`);
  for (let index = maxFiles - 2; index >= 0; index--) {
    if (kept.has(nameOf(index)) || index === 0) renameSync(nameOf(index), nameOf(index + 1));
  }
}

/** The older files: `path.1`, `path.2` and so on, those of a former limit too. */
function filesOf(path: string): readonly string[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1)))
    .map((file) => join(dirname(path), file));
}

/** When the file was begun: the time of its first line; undefined when there is none. */
function startOf(path: string): number | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = Buffer.alloc(TIME_LENGTH);
    const at = Date.parse(head.toString('latin1', 0, readSync(file, head, 0, TIME_LENGTH, 0)));
    return Number.isNaN(at) ? undefined : at;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
