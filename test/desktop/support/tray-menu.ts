import { z } from 'zod';

const VARIANT = z.object({ data: z.unknown() });
const NODE = z.tuple([z.number(), z.record(z.string(), VARIANT), z.array(VARIANT)]);
const PROPERTIES = z.looseObject({
  label: z.string().default(''),
  type: z.string().default('standard'),
  enabled: z.boolean().default(true),
  visible: z.boolean().default(true),
  'toggle-type': z.string().default(''),
  'toggle-state': z.number().default(-1),
});
const CHECKED = 1;

/** One entry of a tray menu, as `com.canonical.dbusmenu` tells it. */
export interface MenuEntry {
  readonly id: number;
  /** Without the underscores that mark the keys. */
  readonly label: string;
  readonly isSeparator: boolean;
  readonly isEnabled: boolean;
  readonly isVisible: boolean;
  /** Undefined for an entry without a tick. */
  readonly isChecked: boolean | undefined;
  readonly children: readonly MenuEntry[];
}

/** @param layout the root of a menu: id, properties, children, as busctl writes it. @returns the entries of the root */
export function parseMenu(layout: unknown): readonly MenuEntry[] {
  return parseEntry(layout).children;
}

function parseEntry(node: unknown): MenuEntry {
  const [id, variants, children] = NODE.parse(node);
  const plain = Object.fromEntries(Object.entries(variants).map(([name, { data }]) => [name, data]));
  const properties = PROPERTIES.parse(plain);
  return {
    id,
    label: properties.label.replace(/_(.)/g, '$1'),
    isSeparator: properties.type === 'separator',
    isEnabled: properties.enabled,
    isVisible: properties.visible,
    isChecked: properties['toggle-type'] === '' ? undefined : properties['toggle-state'] === CHECKED,
    children: children.map(({ data }) => parseEntry(data)),
  };
}
