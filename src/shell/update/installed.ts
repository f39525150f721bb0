import { accessSync, constants, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Words } from '../../core/health/light.ts';
import { UPDATE_WORDS } from './update-words.ts';

/** How this program came onto this computer, as far as it may replace itself. */
export type Installed =
  | { readonly kind: 'appImage'; readonly app: string }
  | { readonly kind: 'setup'; readonly app: string }
  | { readonly kind: 'none'; readonly words: Words };

export interface InstalledWish {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly isPackaged: boolean;
  readonly isDemo: boolean;
  readonly execPath: string;
  readonly canWrite: (folder: string) => boolean;
}

export function howInstalled({ platform, env, isPackaged, isDemo, execPath, canWrite }: InstalledWish): Installed {
  if (isDemo) return none('demo');
  if (!isPackaged) return none('notInstalled');
  const kind = platform === 'win32' ? 'setup' : 'appImage';
  const app = kind === 'setup' ? execPath : env['APPIMAGE'];
  if (app === undefined || !isAbsolute(app)) return none('package');
  return canWrite(dirname(app)) ? { kind, app } : none('perMachine');
}

const none = (why: keyof typeof UPDATE_WORDS): Installed => ({ kind: 'none', words: UPDATE_WORDS[why] });

/** Tried, and not asked: on Windows the answer of the system says nothing about a folder. */
export function canWrite(folder: string): boolean {
  const trial = join(folder, `.kassabridge-${process.pid}.tmp`);
  try {
    accessSync(folder, constants.W_OK);
    writeFileSync(trial, '', { flag: 'wx' });
    rmSync(trial);
    return true;
  } catch {
    return false;
  }
}
