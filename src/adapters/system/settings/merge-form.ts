import type { SetUpForm } from '../../../contract/set-up.ts';
import { keysNotFor } from './driver-rules.ts';
import { SECRET_NAMES } from './secret-names.ts';
import { rowsOf, type SettingsTree, withChanges } from './settings-tree.ts';
import { shownRows } from './shown-rows.ts';

/** Settings with a form in them, and the secrets of the form by the names of their files. */
export interface Merged {
  readonly tree: SettingsTree;
  readonly secrets: ReadonlyMap<string, string>;
}

/** Puts what the wizard shows into a settings file; whatever it does not show stays as it is. */
export function mergeForm(tree: SettingsTree, form: SetUpForm): Merged {
  const shown = shownRows(tree);
  const secrets = new Map<string, string>();
  const keep = (name: string, secret: string | undefined) => {
    if (secret !== undefined) secrets.set(name, secret);
    return name;
  };
  const shops = rowsOf(tree, 'shops');
  const cashboxes = rowsOf(tree, 'cashboxes');
  const oldShop = shops[shown.shop] ?? {};
  const renamed = cashboxes.map((row) => withShopRenamed(row, oldShop['id'], form.shop.id));
  const ways = mergeWays(rowsOf(tree, 'notify'), shown, form, keep);
  return {
    tree: withChanges(tree, {
      shops: replaced(shops, shown.shop, mergeShop(oldShop, form.shop, keep)),
      cashboxes: replaced(renamed, shown.cashbox, mergeCashbox(renamed[shown.cashbox] ?? {}, form)),
      notify: ways.length > 0 || 'notify' in tree ? ways : undefined,
    }),
    secrets,
  };
}

type Keep = (name: string, secret: string | undefined) => string;

function mergeShop(row: SettingsTree, form: SetUpForm['shop'], keep: Keep): SettingsTree {
  const { id, apiVersion, settlementPlace, link } = form;
  const kept = withChanges(row, { id, kind: row['kind'] ?? 'bitrix', apiVersion, settlementPlace });
  if (link === undefined) return kept;
  // A link inside the settings file moves out of it with the first new one.
  return withChanges(kept, { url: undefined, urlFile: keep(nameIn(row['urlFile'], SECRET_NAMES.shopLink(id)), link) });
}

function mergeCashbox(row: SettingsTree, { shop, cashbox }: SetUpForm): SettingsTree {
  const { kktSerial, cashier, ofdChannel, ...same } = cashbox;
  const served = Array.isArray(row['shops']) ? row['shops'] : [];
  const isNewDriver = row['driver'] !== undefined && row['driver'] !== cashbox.driver;
  return withChanges(row, {
    ...(isNewDriver && Object.fromEntries(keysNotFor(cashbox.driver).map((key) => [key, undefined]))),
    ...same,
    serialNumber: kktSerial,
    fnSerial: cashbox.fnSerial,
    inn: cashbox.inn,
    ...(ofdChannel !== undefined && { ofdChannel: cashbox.driver === 'atol-serial' ? undefined : ofdChannel }),
    cashier: cashier && withChanges({}, { ...cashier }),
    shops: served.includes(shop.id) ? served : [...served, shop.id],
  });
}

function withShopRenamed(row: SettingsTree, from: unknown, to: string): SettingsTree {
  const { shops } = row;
  if (!Array.isArray(shops) || from === to) return row;
  return { ...row, shops: shops.map((name: unknown) => (name === from ? to : name)) };
}

function mergeWays(
  rows: readonly SettingsTree[],
  shown: ReturnType<typeof shownRows>,
  { telegram, mail }: SetUpForm,
  keep: Keep,
): readonly SettingsTree[] {
  const merged = rows.flatMap((row, place): readonly SettingsTree[] => {
    if (place === shown.telegram) return telegram ? [mergeTelegram(row, telegram, keep)] : [];
    if (place === shown.mail) return mail ? [mergeMail(row, mail, keep)] : [];
    return [row];
  });
  const free = (id: string) => (rows.some((row) => row['id'] === id) ? `${id}-setup` : id);
  if (telegram && shown.telegram >= rows.length) merged.push(mergeTelegram({ id: free('telegram') }, telegram, keep));
  if (mail && shown.mail >= rows.length) merged.push(mergeMail({ id: free('mail') }, mail, keep));
  return merged;
}

function mergeTelegram(row: SettingsTree, form: NonNullable<SetUpForm['telegram']>, keep: Keep): SettingsTree {
  const { chatId, botToken } = form;
  const tokenFile = keep(nameIn(row['tokenFile'], SECRET_NAMES.botToken(String(row['id']))), botToken);
  return { ...row, kind: 'telegram', chatId, tokenFile };
}

function mergeMail(row: SettingsTree, form: NonNullable<SetUpForm['mail']>, keep: Keep): SettingsTree {
  const { password, user, ...same } = form;
  const name = nameIn(row['passwordFile'], SECRET_NAMES.mailPassword(String(row['id'])));
  return withChanges(row, {
    kind: 'mail',
    ...same,
    security: row['host'] === form.host && row['port'] === form.port ? row['security'] : usualSecurity(form.port),
    user,
    passwordFile: user === undefined ? undefined : keep(name, password),
  });
}

/** What a mail server speaks at that port. Source: RFC 8314, 6409; 25 is that of this computer alone. */
function usualSecurity(port: number): 'tls' | 'starttls' | 'none' {
  if (port === 587) return 'starttls';
  return port === 25 ? 'none' : 'tls';
}

const nameIn = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

function replaced<T>(rows: readonly T[], place: number, row: T): readonly T[] {
  return place < rows.length ? rows.map((old, at) => (at === place ? row : old)) : [...rows, row];
}
