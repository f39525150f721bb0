import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AUTOSTART_WORDS } from '../../adapters/system/autostart/autostart-words.ts';
import type { AutostartWay, WayStatus } from '../../adapters/system/autostart/way.ts';
import { writeWhole } from '../../adapters/system/write-whole.ts';
import { execLine, readDesktopEntry, writeDesktopEntry } from './desktop-entry.ts';

/**
 * A file in the autostart folder of this user.
 *
 * @param file whole path of it
 * @param command program and its arguments
 */
export function logOnLinux(file: string, command: readonly string[]): AutostartWay {
  return {
    async read(): Promise<WayStatus> {
      const text = readIfThere(file);
      if (text === undefined) return { state: 'off', words: AUTOSTART_WORDS.logOnOff, possible: true };
      if (text === 'unreadable') return { state: 'unknown', words: AUTOSTART_WORDS.unreadable, possible: true };
      const { exec, isSwitchedOff } = readDesktopEntry(text.content);
      if (isSwitchedOff) return { state: 'switchedOff', words: AUTOSTART_WORDS.switchedOffLinux, possible: true };
      if (exec !== execLine(command)) return { state: 'off', words: AUTOSTART_WORDS.otherProgram, possible: true };
      return { state: 'on', words: AUTOSTART_WORDS.logOnOn, possible: true };
    },
    async set(on) {
      if (!on) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeWhole(file, writeDesktopEntry(command));
    },
  };
}

function readIfThere(file: string): { readonly content: string } | 'unreadable' | undefined {
  try {
    return { content: readFileSync(file, 'utf8') };
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : 'unreadable';
  }
}
