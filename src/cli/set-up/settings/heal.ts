import { checkTree } from '../../../adapters/system/settings/check-tree.ts';
import { type Merged, mergeForm } from '../../../adapters/system/settings/merge-form.ts';
import type { SettingsTree } from '../../../adapters/system/settings/settings-tree.ts';
import type { SetUpForm } from '../../../contract/set-up.ts';
import { type Stored, stateDirInText } from './stored.ts';

/**
 * A form in the settings that are there. Where they are faulty and the form does not mend them, it starts anew with every
 * part that is sound by itself: above all the folder of the journal, which knows what was made.
 */
export function mergedWith(stored: Stored, form: SetUpForm): Merged {
  const merged = mergeForm(stored.tree ?? {}, form);
  if (stored.state !== 'faulty' || (stored.tree && checkTree(merged.tree).isWhole)) return merged;
  const fresh = mergeForm({}, form);
  const parts = stored.tree ?? textParts(stored.text);
  let { tree } = fresh;
  for (const [key, value] of Object.entries(parts)) {
    if (key === 'shops' || key === 'cashboxes' || key === 'notify') continue;
    const more = { ...tree, [key]: value };
    // A form with a fault of its own would make every part look like one.
    if (checkTree(more).isWhole || (key === 'stateDir' && typeof value === 'string' && value !== '')) tree = more;
  }
  return { tree, secrets: fresh.secrets };
}

function textParts(text: string): SettingsTree {
  const stateDir = stateDirInText(text);
  return stateDir === undefined ? {} : { stateDir };
}
