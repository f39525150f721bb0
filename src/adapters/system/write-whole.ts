import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file only this user can read, whole or not at all, in the place of one that may be there.
 *
 * @param beforeItCounts asked when the content is on the disk and has not taken its place yet; what it throws keeps it out
 * @throws what the system refused; what was there is still there, and nothing is left beside it
 */
export function writeWhole(path: string, content: string | Uint8Array, beforeItCounts?: () => void): void {
  const draft = `${path}.${process.pid}.new`;
  let isBegun = false;
  try {
    const file = openSync(draft, 'wx', 0o600);
    isBegun = true;
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    beforeItCounts?.();
    renameSync(draft, path);
  } catch (error) {
    if (isBegun) rmSync(draft, { force: true });
    throw error;
  }
}
