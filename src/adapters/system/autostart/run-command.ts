import { execFile } from 'node:child_process';

/** What a command of the system said. `code` undefined: there is no such command, or it took too long. */
export interface CommandEnd {
  readonly code: number | undefined;
  readonly text: string;
}

/** Runs a command of the system, out of sight. Never through a shell. */
export type RunCommand = (command: string, args: readonly string[], limitMs?: number) => Promise<CommandEnd>;

/** A command that only reads or writes an entry. */
const LIMIT_MS = 20_000;

export const runCommand: RunCommand = (command, args, limitMs = LIMIT_MS) =>
  new Promise((resolve) => {
    execFile(command, [...args], { timeout: limitMs, windowsHide: true, encoding: 'utf8' }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ code, text: `${stdout}${stderr}`.trim() });
    });
  });
