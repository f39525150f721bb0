import { closedSecret } from '../../../adapters/system/secrets/write-secret.ts';
import { type SettingsTree, treeText } from '../../../adapters/system/settings/settings-tree.ts';
import { keepAside, writeSettings } from '../../../adapters/system/settings/write-settings.ts';
import type { FormFault } from '../../../contract/set-up.ts';
import { errorInWords } from '../../screen/error-in-words.ts';
import type { SetUpParts } from '../parts.ts';
import { asSecret } from './secret-rules.ts';
import type { Stored } from './stored.ts';

export interface Commit {
  readonly stored: Stored;
  readonly tree: SettingsTree;
  /** As typed, by the names the settings give their files. */
  readonly secrets: ReadonlyMap<string, string>;
  /** What stands in the way of the file that is there: kept beside it. */
  readonly aside: 'broken' | 'replaced' | undefined;
}

/** Writes settings with their secrets. @returns the text that counts now, or why nothing has changed */
export function commit(
  { file, clock, localTime }: Pick<SetUpParts, 'file' | 'clock' | 'localTime'>,
  { stored, tree, secrets, aside }: Commit,
): { readonly text: string } | { readonly fault: FormFault } {
  const text = treeText(tree);
  try {
    if (aside !== undefined && stored.state !== 'none') keepAside(file, aside, localTime(clock.now()));
    writeSettings({
      file,
      text,
      secrets: new Map([...secrets].map(([name, secret]) => [name, closedSecret(asSecret(secret))])),
    });
    return { text };
  } catch (error) {
    const { ru, en } = errorInWords(error);
    return { fault: { path: '', ru: `настройки не записаны: ${ru}`, en: `the settings were not written: ${en}` } };
  }
}
