import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultStateDir, loadSettings } from '../../adapters/system/settings/load-settings.ts';
import { UsageError } from '../arguments.ts';

/** The settings file looked for when none is named. */
const USUAL_FILE = 'kassabridge.json';

/** Options by which a command finds its agent. */
export const WHERE_OPTIONS = { config: { type: 'string' }, state: { type: 'string' } } as const;

/** The state folder a person means: named, by settings, by the settings file lying here, or this user's own. */
export function stateDirOf(where: {
  readonly config?: string | undefined;
  readonly state?: string | undefined;
}): string {
  const { config, state } = where;
  if (config !== undefined && state !== undefined) throw new UsageError('укажите что-то одно: --config или --state');
  if (state !== undefined) return resolve(state);
  if (config !== undefined) return loadSettings(config).stateDir;
  return existsSync(USUAL_FILE) ? loadSettings(USUAL_FILE).stateDir : defaultStateDir();
}
