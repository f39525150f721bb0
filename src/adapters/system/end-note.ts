import { readFileSync, rmSync } from 'node:fs';
import { writePrivateFile } from './private-file.ts';

/**
 * Where an agent leaves word that somebody wanted it to end: whoever keeps agents at work then does not start it again. The pipe
 * cannot say it, it may be closed before its last words are read.
 */
export interface EndNote {
  /** An agent begins: word of another one must not speak for it. */
  forget(): void;
  /** The agent of that process ends because somebody wants it. */
  leave(pid: number): void;
  /** Did the agent of that process leave word? */
  isLeftBy(pid: number): boolean;
}

export function endNote(path: string): EndNote {
  return {
    forget: () => rmSync(path, { force: true }),
    leave(pid) {
      try {
        writePrivateFile(path, `${pid}\n`);
      } catch {
        // A full disk must not keep an agent from ending; the tray then takes its end for an accident.
      }
    },
    isLeftBy(pid) {
      try {
        return readFileSync(path, 'utf8').trim() === String(pid);
      } catch {
        return false;
      }
    },
  };
}
