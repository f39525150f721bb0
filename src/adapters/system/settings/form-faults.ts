import type { FormFault } from '../../../contract/set-up.ts';
import { inEnglish } from './english-faults.ts';
import type { SettingsTree } from './settings-tree.ts';
import { shownRows } from './shown-rows.ts';

/** Fields the form calls by another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'cashbox.serialNumber': 'cashbox.kktSerial',
  shop: 'shop.link',
  'shop.url': 'shop.link',
  'shop.urlFile': 'shop.link',
  'telegram.tokenFile': 'telegram.botToken',
  'mail.passwordFile': 'mail.password',
  'mail.security': 'mail.port',
};

/** `path: words` of the settings as a fault of the form, at the field it belongs to; at its own path where the form has none. */
export function formFault(line: string, tree: SettingsTree): FormFault {
  const [, where = '', ru = ''] = /^(.*?): (.*)$/s.exec(line) ?? ['', '', line];
  const path = formPath(where, tree);
  // The form asks for the link itself, and for no name of a file.
  if (path === 'shop.link') return { path, ...NO_LINK };
  return { path, ru, en: inEnglish(ru) };
}

const NO_LINK = { ru: 'вставьте ссылку подключения из магазина', en: 'paste the connect link of the shop' };

function formPath(path: string, tree: SettingsTree): string {
  const shown = shownRows(tree);
  const parts: readonly (readonly [string, string])[] = [
    [`shops[${shown.shop}]`, 'shop'],
    [`cashboxes[${shown.cashbox}]`, 'cashbox'],
    [`notify[${shown.telegram}]`, 'telegram'],
    [`notify[${shown.mail}]`, 'mail'],
  ];
  for (const [row, name] of parts) {
    if (path !== row && !path.startsWith(`${row}.`)) continue;
    const own = `${name}${path.slice(row.length)}`;
    return OTHER_NAMES[own] ?? own;
  }
  return path;
}
