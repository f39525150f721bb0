import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lockHolders } from './lock-holders.ts';
import { parseListeners, parseRegistryNames, parseRegistryValues, parseServices, parseTasks } from './parse-windows.ts';
import type { SystemView } from './system-view.ts';

type Run = (file: string, args: readonly string[]) => Promise<string>;

const RUN = 'Microsoft\\Windows\\CurrentVersion\\Run';
const UNINSTALL = 'Microsoft\\Windows\\CurrentVersion\\Uninstall';
const ROOTS = ['HKCU\\Software', 'HKLM\\SOFTWARE', 'HKLM\\SOFTWARE\\WOW6432Node'] as const;

/** Windows, by its own programs. @param locks folder of the device locks */
export function windowsView(run: Run, locks: string): SystemView {
  return {
    processes: async () => parseTasks(await run('tasklist', ['/fo', 'csv', '/nh'])),
    services: async () => parseServices(await run('sc', ['query', 'type=', 'service', 'state=', 'all'])),
    autostart: async () => [
      ...(await ofAllRoots(run, RUN, [], parseRegistryNames)),
      ...startupFolders().flatMap(namesIn),
    ],
    installed: () => ofAllRoots(run, UNINSTALL, ['/s', '/v', 'DisplayName'], parseRegistryValues),
    listeners: async () => parseListeners(await run('netstat', ['-ano', '-p', 'TCP'])),
    lockHolders: async () => lockHolders(locks),
  };
}

/** A key that is not there makes `reg` fail: one of the roots must answer. */
async function ofAllRoots(
  run: Run,
  key: string,
  more: readonly string[],
  parse: (text: string) => readonly string[],
): Promise<readonly string[]> {
  const asked = await Promise.allSettled(ROOTS.map((root) => run('reg', ['query', `${root}\\${key}`, ...more])));
  const answers = asked.filter((one) => one.status === 'fulfilled');
  if (answers.length === 0) throw new Error('The registry does not answer');
  return answers.flatMap(({ value }) => parse(value));
}

function startupFolders(): readonly string[] {
  const { APPDATA, PROGRAMDATA } = process.env;
  return [APPDATA, PROGRAMDATA].flatMap((root) =>
    root === undefined ? [] : join(root, 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'Startup'),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => basename(name, '.lnk'));
  } catch {
    // Not every user has the folder.
    return [];
  }
}
