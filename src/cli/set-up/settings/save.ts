import { checkTree } from '../../../adapters/system/settings/check-tree.ts';
import { formFault } from '../../../adapters/system/settings/form-faults.ts';
import type { FormFault, SetUpAnswer, SetUpForm } from '../../../contract/set-up.ts';
import type { SetUpParts } from '../parts.ts';
import { commit } from './commit.ts';
import { mergedWith } from './heal.ts';
import { idFaults } from './kept-ids.ts';
import { missingSecrets, secretFaults } from './secret-rules.ts';
import type { ShownText } from './shown-text.ts';
import { readStored, secretsBeside, stateDirOfStored } from './stored.ts';

const CHANGED = {
  path: '',
  ru: 'настройки тем временем изменил кто-то другой; проверьте их, и если сохранить ещё раз, останется то, что здесь',
  en: 'somebody else has changed the settings meanwhile; look at them, and saving once more keeps what stands here',
};

/** Checks everything, then writes everything; a fault leaves every file as it was. */
export function save(parts: SetUpParts, form: SetUpForm, shown: ShownText): SetUpAnswer<'save'> {
  const stored = readStored(parts.file);
  if (shown.isOld(stored.text)) {
    shown.now(stored.text);
    return { done: false, faults: [CHANGED] };
  }
  const { tree, secrets } = mergedWith(stored, form);
  const checked = checkTree(tree);
  const ofSchema = checked.isWhole ? [] : checked.faults.map((line) => formFault(line, tree));
  const before = stored.state === 'found' ? stored.settings : undefined;
  const faults: readonly FormFault[] = [
    ...ofSchema,
    ...secretFaults({ link: form.shop.link, botToken: form.telegram?.botToken, mailPassword: form.mail?.password }),
    ...(checked.isWhole
      ? [
          ...missingSecrets(form, checked.settings, secretsBeside(parts.file), new Set(secrets.keys())),
          ...idFaults(checked.settings, before, stateDirOfStored(parts.file, stored)),
        ]
      : []),
  ];
  if (faults.length > 0) return { done: false, faults: withoutRepeats(faults) };
  const aside = stored.state === 'faulty' ? 'broken' : undefined;
  const done = commit(parts, { stored, tree, secrets, aside });
  if ('fault' in done) return { done: false, faults: [done.fault] };
  shown.now(done.text);
  return { done: true };
}

/** One sentence for each field. */
function withoutRepeats(faults: readonly FormFault[]): FormFault[] {
  return faults.filter(({ path }, place) => path === '' || faults.findIndex((one) => one.path === path) === place);
}
