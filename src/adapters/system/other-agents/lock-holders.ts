import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Process numbers in the notes beside the locks of devices. @param folder of the locks; none there: nobody */
export function lockHolders(folder: string): readonly number[] {
  return notesIn(folder).flatMap((name) => {
    const pid = /\d+/.exec(readNote(join(folder, name)))?.[0];
    return pid === undefined ? [] : [Number(pid)];
  });
}

function notesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.holder'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readNote(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone between the two looks: then nobody holds it.
    return '';
  }
}
