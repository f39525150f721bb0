import { resolve } from 'node:path';
import { treeText } from '../../../adapters/system/settings/settings-tree.ts';
import { writeWhole } from '../../../adapters/system/write-whole.ts';
import type { SetUpAnswer } from '../../../contract/set-up.ts';
import { errorInWords } from '../../screen/error-in-words.ts';
import { readStored } from './stored.ts';
import { withoutSecretsAndPlaces } from './without-secrets.ts';

const NOTHING = {
  none: { ru: 'настроек ещё нет: сохранять нечего', en: 'there are no settings yet' },
  faulty: {
    ru: 'в настройках ошибки: сначала исправьте их',
    en: 'the settings are faulty: mend them first',
  },
} as const;

/** Settings without any secret, as a file for another computer. */
export function exportSettings(file: string, path: string): SetUpAnswer<'exportSettings'> {
  try {
    const stored = readStored(file);
    if (stored.state !== 'found') return { done: false, ...NOTHING[stored.state] };
    const { tree, missing } = withoutSecretsAndPlaces(stored.tree);
    const target = resolve(path);
    if (target === resolve(file))
      return {
        done: false,
        ru: 'это сам файл настроек: выберите другое имя',
        en: 'this is the settings file itself: choose another name',
      };
    writeWhole(target, treeText(tree));
    return { done: true, missing: [...missing] };
  } catch (error) {
    return { done: false, ...errorInWords(error) };
  }
}
