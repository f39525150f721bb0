import { readFileSync } from 'node:fs';
import { writePrivateFile } from './private-file.ts';

/** One JSON file of our own, for this user alone; whoever reads it checks the shape. */
export function jsonMemory(path: string): { load(): unknown; save(state: unknown): void } {
  return {
    load() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        // Not there yet, or cut short by the crash of a disk: what it held is found anew.
        return undefined;
      }
    },
    save: (state) => writePrivateFile(path, JSON.stringify(state)),
  };
}
