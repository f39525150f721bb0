import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';
import { AUTOSTART_WORDS } from './autostart-words.ts';
import type { RunCommand } from './run-command.ts';
import { systemdUnit, UNIT_NAME, type UnitWish } from './systemd-unit.ts';
import type { AutostartWay, WayStatus } from './way.ts';

export interface SystemdParts {
  /** Folder of the units of this user. */
  readonly units: string;
  readonly wish: UnitWish;
  readonly user: string;
  readonly run: RunCommand;
}

/** What a systemd that is there says of itself. Source: systemctl(1), is-system-running. */
const RUNNING = /^(?:initializing|starting|running|degraded|maintenance|stopping)$/m;

/** A systemd unit of this user that runs without a log-on: enabled, and the user set to linger. Both are read back. */
export function beforeLogOnLinux({ units, wish, user, run }: SystemdParts): AutostartWay {
  const file = join(units, UNIT_NAME);
  const systemctl = (...args: readonly string[]) => run('systemctl', ['--user', ...args]);
  return {
    async read(): Promise<WayStatus> {
      // Where no systemd of the user runs, units can still be enabled on the disk, and nobody would ever start them.
      const alive = await systemctl('is-system-running');
      if (alive.code === undefined || !RUNNING.test(alive.text))
        return { state: 'off', words: AUTOSTART_WORDS.noSystemd, possible: false };
      const { text } = await systemctl('is-enabled', UNIT_NAME);
      if (text.split('\n')[0]?.trim() !== 'enabled')
        return { state: 'off', words: AUTOSTART_WORDS.beforeOff, possible: true };
      if (contentOf(file) !== systemdUnit(wish))
        return { state: 'off', words: AUTOSTART_WORDS.otherProgram, possible: true };
      const linger = await run('loginctl', ['show-user', user, '--property=Linger', '--value']);
      if (linger.code !== 0) return { state: 'unknown', words: AUTOSTART_WORDS.unreadable, possible: true };
      return linger.text === 'yes'
        ? { state: 'on', words: AUTOSTART_WORDS.beforeOn, possible: true }
        : { state: 'switchedOff', words: AUTOSTART_WORDS.noLinger, possible: true };
    },
    async set(on) {
      if (!on) {
        // Not stopped: the agent that works now goes on working. Lingering may be somebody else's wish, and stays.
        await systemctl('disable', UNIT_NAME);
        rmSync(file, { force: true });
        await systemctl('daemon-reload');
        return;
      }
      mkdirSync(units, { recursive: true });
      writeWhole(file, systemdUnit(wish));
      await systemctl('daemon-reload');
      await systemctl('enable', UNIT_NAME);
      await run('loginctl', ['enable-linger', user]);
    },
  };
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
