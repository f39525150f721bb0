import { parseJson } from './parse-json.ts';

/** A settings file as it lies on the disk, every key of it, whoever knows it. */
export type SettingsTree = Readonly<Record<string, unknown>>;

/** Undefined when the text is no JSON object. */
export function parseTree(text: string): SettingsTree | undefined {
  const json = parseJson(text);
  return 'value' in json ? asTree(json.value) : undefined;
}

export function asTree(value: unknown): SettingsTree | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SettingsTree) : undefined;
}

/** Rows of a part; what is no row stays in its place as an empty one. */
export function rowsOf(tree: SettingsTree, part: string): readonly SettingsTree[] {
  const rows = tree[part];
  return Array.isArray(rows) ? rows.map((row) => asTree(row) ?? {}) : [];
}

/** The text a person can go on editing. */
export function treeText(tree: SettingsTree): string {
  return `${JSON.stringify(tree, undefined, 2)}\n`;
}

/** Keys of `changes` with undefined go, the others are set; what is not named stays where it was. */
export function withChanges(row: SettingsTree, changes: Readonly<Record<string, unknown>>): SettingsTree {
  return Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, value]) => value !== undefined));
}
