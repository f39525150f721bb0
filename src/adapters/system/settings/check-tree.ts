import { crossCheck } from './cross-checks.ts';
import { issueWords } from './issue-words.ts';
import { type Settings, SettingsSchema } from './schema.ts';
import type { SettingsTree } from './settings-tree.ts';

/** Settings that may be written, or everything that is wrong with them, `path: words`. */
export type CheckedTree =
  | { readonly isWhole: true; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly isWhole: false; readonly faults: readonly string[] };

/** What the loading of the file would say of it. */
export function checkTree(tree: SettingsTree): CheckedTree {
  const parsed = SettingsSchema.safeParse(tree, { reportInput: true });
  if (!parsed.success) return { isWhole: false, faults: parsed.error.issues.flatMap(issueWords) };
  const { errors, warnings } = crossCheck(parsed.data);
  if (errors.length > 0) return { isWhole: false, faults: errors };
  return { isWhole: true, settings: parsed.data, warnings };
}
