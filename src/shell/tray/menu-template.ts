import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction, MenuEntry } from './menu-action.ts';

/** The menu as Electron wants it. `&` would underline the next letter and vanish. */
export function menuTemplate(
  entries: readonly MenuEntry[],
  choose: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry) => itemOf(entry, choose));
}

function itemOf(entry: MenuEntry, choose: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'line':
      return { type: 'separator' };
    case 'say':
      return { label: literally(entry.label), enabled: false };
    case 'under':
      return { label: literally(entry.label), submenu: menuTemplate(entry.entries, choose) };
    case 'tick':
      return { ...chosen(entry, choose), type: 'checkbox', checked: entry.isOn };
    case 'choose':
      return { ...chosen(entry, choose), enabled: entry.enabled };
  }
}

function chosen(
  { label, action }: { readonly label: string; readonly action: MenuAction },
  choose: (action: MenuAction) => void,
): MenuItemConstructorOptions {
  return { label: literally(label), click: () => choose(action) };
}

const literally = (label: string) => label.replaceAll('&', '&&');
