import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { secretReader } from '../../../adapters/system/secrets/secret-reader.ts';
import { checkTree } from '../../../adapters/system/settings/check-tree.ts';
import { defaultStateDir } from '../../../adapters/system/settings/load-settings.ts';
import { parseJson } from '../../../adapters/system/settings/parse-json.ts';
import type { ReadSecret } from '../../../adapters/system/settings/read-secret.ts';
import type { Settings } from '../../../adapters/system/settings/schema.ts';
import { asTree, type SettingsTree } from '../../../adapters/system/settings/settings-tree.ts';

/** The settings file as it is on the disk at this moment. */
export type Stored =
  | { readonly state: 'none'; readonly text: undefined; readonly tree: undefined }
  | { readonly state: 'found'; readonly text: string; readonly tree: SettingsTree; readonly settings: Settings }
  | {
      readonly state: 'faulty';
      readonly text: string;
      /** As far as it is JSON. */
      readonly tree: SettingsTree | undefined;
      /** `path: words`. */
      readonly faults: readonly string[];
    };

export function readStored(file: string): Stored {
  const text = readText(file);
  if (text === undefined) return { state: 'none', text, tree: undefined };
  const json = parseJson(text);
  if ('fault' in json) return { state: 'faulty', text, tree: undefined, faults: [`файл: ${json.fault}`] };
  const tree = asTree(json.value);
  if (!tree) return { state: 'faulty', text, tree, faults: ['файл: нужно объект в фигурных скобках'] };
  const checked = checkTree(tree);
  return checked.isWhole
    ? { state: 'found', text, tree, settings: checked.settings }
    : { state: 'faulty', text, tree, faults: checked.faults };
}

/** @throws what the system says, unless the file is not there */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The journal of a file nobody can read must still be found: a new one would not know what was made. */
export function stateDirOfStored(file: string, stored: Stored): string {
  const named = stored.tree?.['stateDir'] ?? (stored.text === undefined ? undefined : stateDirInText(stored.text));
  return typeof named === 'string' && named !== '' ? resolve(dirname(file), named) : defaultStateDir();
}

/** What a text that is no JSON any more still says of it. */
export function stateDirInText(text: string): string | undefined {
  const quoted = /"stateDir"\s*:\s*("(?:[^"\\\n]|\\.)*")/.exec(text)?.[1];
  const json = quoted === undefined ? { fault: '' } : parseJson(quoted);
  return 'value' in json && typeof json.value === 'string' ? json.value : undefined;
}

/** Reads what the settings name, relative to them. */
export function secretsBeside(file: string): ReadSecret {
  return secretReader({ folder: dirname(file), warn: () => undefined });
}
