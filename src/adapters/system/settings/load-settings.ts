import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isPrivate } from '../private-file.ts';
import { userFolder } from '../user-folder.ts';
import { crossCheck } from './cross-checks.ts';
import { issueWords } from './issue-words.ts';
import { parseJson } from './parse-json.ts';
import { type Settings, SettingsSchema } from './schema.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Whole path; where the journal, the log and the pipe live. */
  readonly stateDir: string;
  /** Relative names in the file are relative to it. */
  readonly folder: string;
  /** Things a person should mend that stop nothing. */
  readonly warnings: readonly string[];
}

/** Everything that is wrong with a settings file, a sentence per fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** State folder when no settings file names one. */
export function defaultStateDir(): string {
  return join(userFolder(), 'state');
}

/** @throws {SettingsError} with all faults at once */
export function loadSettings(path: string): LoadedSettings {
  const file = resolve(path);
  const folder = dirname(file);
  const settings = parseSettings(readText(file));
  const { errors, warnings } = crossCheck(settings);
  if (errors.length > 0) throw new SettingsError(errors);
  const { stateDir } = settings;
  return {
    settings,
    stateDir: stateDir === undefined ? defaultStateDir() : resolve(folder, stateDir),
    folder,
    warnings: [...warnings, ...opennessOf(file, settings)],
  };
}

/** @throws {SettingsError} */
export function parseSettings(text: string): Settings {
  const json = parseJson(text);
  if ('fault' in json) throw new SettingsError([`файл: ${json.fault}`]);
  const parsed = SettingsSchema.safeParse(json.value, { reportInput: true });
  if (!parsed.success) throw new SettingsError(parsed.error.issues.flatMap(issueWords));
  return parsed.data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new SettingsError([missing ? `нет файла ${file}` : `файл ${file} не читается`]);
  }
}

function opennessOf(file: string, { shops }: Settings): readonly string[] {
  return shops.some((shop) => shop.url !== undefined) && !isPrivate(file)
    ? [
        'файл настроек содержит ссылку магазина, и его могут читать другие; закройте его (chmod 600) или вынесите ссылку в urlFile',
      ]
    : [];
}
