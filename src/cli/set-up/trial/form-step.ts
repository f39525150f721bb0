import { checkTree } from '../../../adapters/system/settings/check-tree.ts';
import { formFault } from '../../../adapters/system/settings/form-faults.ts';
import { mergeForm } from '../../../adapters/system/settings/merge-form.ts';
import type { SetUpForm, SetUpStep } from '../../../contract/set-up.ts';
import { step, words } from '../steps.ts';

/** Parts of a form that a trial works with: neither link nor ways out. */
const OF_TRIAL = /^(shop\.(?!link)|cashbox\.)/;

/** Would these settings be taken at all? */
export function formStep(form: SetUpForm): SetUpStep {
  const title = words('Настройки', 'Settings');
  const { tree } = mergeForm({}, form);
  const checked = checkTree(tree);
  const faults = checked.isWhole
    ? []
    : checked.faults.map((line) => formFault(line, tree)).filter(({ path }) => OF_TRIAL.test(path));
  if (faults.length === 0) return step('settings', 'fine', title, words('проверены', 'checked'));
  return step(
    'settings',
    'trouble',
    title,
    words(
      faults.map(({ path, ru }) => `${path}: ${ru}`).join('; '),
      faults.map(({ path, en }) => `${path}: ${en}`).join('; '),
    ),
    words('Исправьте отмеченные поля и повторите.', 'Mend the marked fields and try again.'),
  );
}
