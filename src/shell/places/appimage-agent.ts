import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userFolder } from '../../adapters/system/user-folder.ts';
import type { Places } from './places.ts';

/** Leads to the copy of the version that was started last: what starts before log-on names this and survives an update. */
const CURRENT = 'current';

/**
 * An AppImage is a disk that is there as long as its tray runs, and the agent has to outlive the tray: it works from a copy in
 * the folder of this user, one for each version. Everywhere else the agent stays where the installer has put it. Of older
 * copies the last one stays: an agent may be at work from it.
 *
 * @param version of the program
 * @throws what the disk refused
 */
export function outliveAppImage(places: Places, env: NodeJS.ProcessEnv, version: string): Places {
  if (env['APPIMAGE'] === undefined) return places;
  const copies = join(userFolder(), 'agent');
  if (!existsSync(join(copies, version))) {
    mkdirSync(copies, { recursive: true, mode: 0o700 });
    putWhole(join(copies, version), (draft) => cpSync(dirname(places.program), draft, { recursive: true }));
  }
  lead(copies, version);
  const current = join(copies, CURRENT);
  return { ...places, node: join(current, 'node'), program: join(current, 'kassabridge.mjs') };
}

function lead(copies: string, version: string): void {
  const before = currentOf(copies);
  if (before === version) return;
  putWhole(join(copies, CURRENT), (draft) => symlinkSync(version, draft));
  const kept = [CURRENT, version, before];
  for (const name of readdirSync(copies)) {
    if (!kept.includes(name)) rmSync(join(copies, name), { recursive: true, force: true });
  }
}

/** @returns version it leads to; undefined where nothing leads anywhere yet */
function currentOf(copies: string): string | undefined {
  try {
    return readlinkSync(join(copies, CURRENT));
  } catch {
    return undefined;
  }
}

/** Nobody sees it half made. */
function putWhole(path: string, make: (draft: string) => void): void {
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { recursive: true, force: true });
  make(draft);
  renameSync(draft, path);
}
