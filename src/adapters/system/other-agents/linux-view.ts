import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { lockHolders } from './lock-holders.ts';
import { namesOfCommand, parseTcpTable, parseUnitFiles, parseUnits } from './parse-linux.ts';
import type { SeenListener, SeenProcess, SeenService, SystemView } from './system-view.ts';

type Run = (file: string, args: readonly string[]) => Promise<string>;

const UNITS = ['--type=service', '--all', '--no-legend', '--plain', '--no-pager'] as const;

/** Linux, by `/proc` and systemd. @param locks folder of the device locks */
export function linuxView(run: Run, locks: string, proc = '/proc'): SystemView {
  return {
    processes: async () => processes(proc),
    services: () => services(run),
    autostart: async () => [...enabledByDesktop()],
    installed: async () => installedNames(),
    listeners: async () => listeners(proc),
    lockHolders: async () => lockHolders(locks),
  };
}

function processes(proc: string): readonly SeenProcess[] {
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): readonly SeenProcess[] => {
      const words = commandOf(join(proc, pid, 'cmdline'));
      // A thread of the kernel has no command, and nothing we look for is one.
      return words.length === 0
        ? []
        : [{ pid: Number(pid), names: namesOfCommand(words), commandLine: words.join(' ') }];
    });
}

function commandOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\0').filter(Boolean);
  } catch {
    // Gone meanwhile, or not ours to read.
    return [];
  }
}

/** Running and other units, of the system and of this user. One of the two must answer. */
async function services(run: Run): Promise<readonly SeenService[]> {
  const asked = await Promise.allSettled(
    [[], ['--user']].flatMap((scope) => [
      run('systemctl', [...scope, 'list-units', ...UNITS]).then(parseUnits),
      run('systemctl', [...scope, 'list-unit-files', ...UNITS.filter((word) => word !== '--all')]).then(parseUnitFiles),
    ]),
  );
  const answers = asked.filter((one) => one.status === 'fulfilled');
  if (answers.length === 0) throw new Error('systemd does not answer');
  return answers.flatMap(({ value }) => value);
}

function enabledByDesktop(): readonly string[] {
  const own = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart');
  return ['/etc/xdg/autostart', own].flatMap(desktopNames);
}

/** Programs in the menu of the desktop. */
function installedNames(): readonly string[] {
  return ['/usr/share/applications', join(homedir(), '.local', 'share', 'applications')].flatMap(desktopNames);
}

function desktopNames(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.desktop'))
    .map((name) => basename(name, '.desktop'));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No desktop here: then nothing begins with it.
    return [];
  }
}

/** Whose a port is the system tells its owner and root only: it is left out. */
function listeners(proc: string): readonly SeenListener[] {
  const ports = ['tcp', 'tcp6'].map((name) => tryTable(join(proc, 'net', name)));
  if (ports.every((one) => one === undefined)) throw new Error('The system does not list its ports');
  return [...new Set(ports.flatMap((one) => one ?? []))].map((port) => ({ port, pid: undefined }));
}

function tryTable(path: string): readonly number[] | undefined {
  try {
    return parseTcpTable(readFileSync(path, 'utf8'));
  } catch {
    // A system without IPv6 has no second table.
    return undefined;
  }
}
