/** A tray icon without pixels: what the program told the tray over D-Bus, and what the tray would tell the program. */
import { z } from 'zod';
import type { Bus, Place } from './dbus-session.ts';
import { type MenuEntry, parseMenu } from './tray-menu.ts';
import { until } from './until.ts';

const WATCHER: Place = {
  name: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  face: 'org.kde.StatusNotifierWatcher',
};
const ITEM = 'org.kde.StatusNotifierItem';
const PROPERTIES_FACE = 'org.freedesktop.DBus.Properties';
const MENU = 'com.canonical.dbusmenu';
const TRIES = 3;

const PIXMAPS = z.array(z.tuple([z.number(), z.number(), z.array(z.number())]));
const TOOL_TIP = z.tuple([z.string(), PIXMAPS, z.string(), z.string()]);
const VARIANT = z.object({ data: z.unknown() });
/** A program with a picture of pixels has no name for it, and the other way round. */
const PROPERTIES = z.looseObject({
  Id: z.string(),
  Title: z.string().default(''),
  Status: z.string(),
  IconName: z.string().default(''),
  IconPixmap: PIXMAPS.default([]),
  ToolTip: TOOL_TIP.default(['', [], '', '']),
  Menu: z.string().default(''),
});

/** One size of a picture: 4 bytes a pixel, alpha, red, green, blue. */
export interface Pixmap {
  readonly width: number;
  readonly height: number;
  readonly argb: Uint8Array;
}

/** What a person sees without touching it. */
export interface TrayFace {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** Empty when the picture comes as pixels. */
  readonly iconName: string;
  readonly pixmaps: readonly Pixmap[];
  readonly toolTip: string;
}

export interface TrayItem {
  /** Bus name of the program. */
  readonly owner: string;
  face(): Promise<TrayFace>;
  /** A left click. */
  activate(): Promise<void>;
  menu(): Promise<readonly MenuEntry[]>;
  /**
   * Chooses an entry of the menu by its labels, outermost first, as a click does.
   *
   * @throws {Error} when no such entry is there, or it can not be chosen
   */
  choose(...labels: readonly string[]): Promise<void>;
}

/** The icons in the tray now, in the order they came. */
export async function trayItems(session: Bus): Promise<readonly TrayItem[]> {
  const registered = z.array(z.string()).parse(await session.property(WATCHER, 'RegisteredStatusNotifierItems'));
  return registered.map((address) => itemAt(session, address));
}

/** Waits for the only icon in the tray. */
export function onlyTrayItem(session: Bus): Promise<TrayItem> {
  return until('one icon in the tray', async () => {
    const items = await trayItems(session);
    return items.length === 1 && items[0];
  });
}

/** @param address bus name, and the object's path where the program named one */
function itemAt(session: Bus, address: string): TrayItem {
  const slash = address.indexOf('/');
  const owner = slash < 0 ? address : address.slice(0, slash);
  const place: Place = { name: owner, path: slash < 0 ? '/StatusNotifierItem' : address.slice(slash), face: ITEM };
  const properties = async () => {
    const [all] = await session.call({ ...place, face: PROPERTIES_FACE }, 'GetAll', 's', ITEM);
    const variants = z.record(z.string(), VARIANT).parse(all);
    return PROPERTIES.parse(Object.fromEntries(Object.entries(variants).map(([name, { data }]) => [name, data])));
  };
  const menuPlace = async (): Promise<Place> => ({ name: owner, path: (await properties()).Menu, face: MENU });
  const menu = async () => {
    // Depth -1: all of it; no names: every property.
    const [, layout] = await session.call(await menuPlace(), 'GetLayout', 'iias', '0', '-1', '0');
    return parseMenu(layout);
  };
  return {
    owner,
    menu,
    face: async () => toFace(await properties()),
    activate: async () => {
      await session.call(place, 'Activate', 'ii', '0', '0');
    },
    choose: async (...labels) => {
      for (let tries = 1; ; tries++) {
        const { id } = entryAt(await menu(), labels);
        try {
          await session.call(await menuPlace(), 'Event', 'isvu', String(id), 'clicked', 'i', '0', '0');
          return;
        } catch (error) {
          // The program has set its menu anew between the look and the click.
          if (tries === TRIES) throw error;
        }
      }
    },
  };
}

function entryAt(menu: readonly MenuEntry[], labels: readonly string[]): MenuEntry {
  const [label, ...inner] = labels;
  const entry = menu.find((one) => one.isVisible && one.label === label);
  if (!entry) throw new Error(`no "${label}" among ${menu.map((one) => `"${one.label}"`).join(', ')}`);
  if (!entry.isEnabled) throw new Error(`"${label}" is grey`);
  return inner.length > 0 ? entryAt(entry.children, inner) : entry;
}

function toFace(properties: z.infer<typeof PROPERTIES>): TrayFace {
  // A tool tip has a title and a text; programs fill the one or the other.
  const [, , title, text] = properties.ToolTip;
  return {
    id: properties.Id,
    title: properties.Title,
    status: properties.Status,
    iconName: properties.IconName,
    pixmaps: properties.IconPixmap.map(([width, height, bytes]) => ({ width, height, argb: Uint8Array.from(bytes) })),
    toolTip: [title, text].filter(Boolean).join('\n'),
  };
}
