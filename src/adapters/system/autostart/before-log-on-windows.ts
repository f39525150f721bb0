import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTOSTART_WORDS } from './autostart-words.ts';
import type { RunCommand } from './run-command.ts';
import { readTask, scheduledTask, TASK_NAME, type TaskWish } from './scheduled-task.ts';
import type { AutostartWay, WayStatus } from './way.ts';

export interface TaskParts {
  readonly wish: TaskWish;
  /** Where the file for schtasks may lie for a moment. */
  readonly temporary: string;
  readonly run: RunCommand;
}

/** `schtasks` says so for a task that is not there. */
const NOT_THERE = 1;
/** A person reads the question of Windows and types a password, ms. */
const PERSON_MS = 5 * 60_000;

/**
 * A task of the Task Scheduler. Only an administrator may make one that begins at boot, and Windows wants the password of the
 * user it runs as: both are asked by Windows itself, in its own windows, and never pass through this program.
 */
export function beforeLogOnWindows({ wish, temporary, run }: TaskParts): AutostartWay {
  const asAdministrator = (...args: readonly string[]) => run('powershell.exe', elevated(args), PERSON_MS);
  return {
    async read(): Promise<WayStatus> {
      const { code, text } = await run('schtasks.exe', ['/Query', '/TN', TASK_NAME, '/XML', 'ONE']);
      if (code === undefined) return { state: 'unknown', words: AUTOSTART_WORDS.taskUnreadable, possible: true };
      if (code === NOT_THERE && !isDenied(text))
        return { state: 'off', words: AUTOSTART_WORDS.beforeOff, possible: true };
      if (code !== 0) return { state: 'unknown', words: AUTOSTART_WORDS.taskUnreadable, possible: true };
      const { isEnabled, command } = readTask(text);
      if (command?.toLowerCase() !== wish.program.toLowerCase())
        return { state: 'off', words: AUTOSTART_WORDS.otherProgram, possible: true };
      return isEnabled
        ? { state: 'on', words: AUTOSTART_WORDS.beforeOn, possible: true }
        : { state: 'switchedOff', words: AUTOSTART_WORDS.taskSwitchedOff, possible: true };
    },
    async set(on) {
      if (!on) {
        await asAdministrator('/Delete', '/F', '/TN', TASK_NAME);
        return;
      }
      const file = join(temporary, `kassabridge-task-${process.pid}.xml`);
      // schtasks reads UTF-16 with a mark, and nothing else, when the text says so.
      writeFileSync(file, `\ufeff${scheduledTask(wish)}`, 'utf16le');
      try {
        await asAdministrator('/Create', '/F', '/TN', TASK_NAME, '/XML', file, '/RU', wish.user, '/RP', '*');
      } finally {
        rmSync(file, { force: true });
      }
    },
  };
}

/** Access denied is told with the same code as absence; its number stands in no text, so both languages of Windows are asked. */
const isDenied = (text: string) => /access is denied|отказано в доступе/i.test(text);

/** Windows asks for an administrator, then shows the console of schtasks, which asks for the password. */
function elevated(args: readonly string[]): readonly string[] {
  const literal = (word: string) => `'${(/\s/.test(word) ? `"${word}"` : word).replaceAll("'", "''")}'`;
  const list = args.map(literal).join(',');
  const script = `exit (Start-Process schtasks.exe -Verb RunAs -Wait -PassThru -ArgumentList ${list}).ExitCode`;
  return ['-NoProfile', '-NonInteractive', '-Command', script];
}
