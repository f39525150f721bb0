import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userFolder } from '../../adapters/system/user-folder.ts';
import type { Places } from './places.ts';

/**
 * An AppImage is a disk that is there as long as its tray runs, and the agent has to outlive the tray: it works from a copy in
 * the folder of this user, one for each version. Everywhere else the agent stays where the installer has put it.
 *
 * @param version of the program
 * @throws what the disk refused
 */
export function outliveAppImage(places: Places, env: NodeJS.ProcessEnv, version: string): Places {
  if (env['APPIMAGE'] === undefined) return places;
  const copies = join(userFolder(), 'agent');
  const mine = join(copies, version);
  if (!existsSync(mine)) {
    const draft = `${mine}.${process.pid}.new`;
    mkdirSync(copies, { recursive: true, mode: 0o700 });
    cpSync(dirname(places.program), draft, { recursive: true });
    renameSync(draft, mine);
  }
  return { ...places, node: join(mine, 'node'), program: join(mine, 'kassabridge.mjs') };
}
