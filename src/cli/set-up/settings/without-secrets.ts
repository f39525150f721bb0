import { isPlace } from '../../../adapters/system/settings/schema.ts';
import { SECRET_NAMES } from '../../../adapters/system/settings/secret-names.ts';
import { rowsOf, type SettingsTree, withChanges } from '../../../adapters/system/settings/settings-tree.ts';
import type { Words } from '../../../core/health/light.ts';
import { words } from '../steps.ts';

/** Settings for another computer, and what they do not hold. */
export interface Exported {
  readonly tree: SettingsTree;
  readonly missing: readonly Words[];
}

/**
 * Takes out what is secret and what belongs to this computer alone: the connect links, names of secret files (a person
 * chose them), the state folder, the path of the vendor's library. That a cashbox has passwords of its own stays visible,
 * by a name of ours.
 */
export function withoutSecretsAndPlaces(tree: SettingsTree): Exported {
  const missing: Words[] = [];
  const lack = (ru: string, en: string) => void missing.push(words(ru, en));
  const shops = rowsOf(tree, 'shops').map((row) => {
    lack(`ссылка подключения магазина «${String(row['id'])}»`, `the connect link of the shop "${String(row['id'])}"`);
    return withChanges(row, { url: undefined, urlFile: undefined });
  });
  const cashboxes = rowsOf(tree, 'cashboxes').map((row) => {
    const id = String(row['id']);
    if (row['passwordsFile'] !== undefined) lack(`пароли кассы «${id}»`, `the passwords of the cashbox "${id}"`);
    return withoutPlaces(row, id);
  });
  const notify = rowsOf(tree, 'notify').map((row) => withoutKeyFile(row, lack));
  const { ping, heartbeat } = tree as { readonly ping?: SettingsTree; readonly heartbeat?: SettingsTree };
  if (ping) lack('адрес службы контроля (ping)', 'the address of the watching service (ping)');
  if (heartbeat) lack('ключ знака жизни на сайте (heartbeat)', 'the key of the sign of life on the site (heartbeat)');
  return {
    tree: withChanges(tree, {
      shops,
      cashboxes,
      notify: 'notify' in tree ? notify : undefined,
      ping: ping && withChanges(ping, { urlFile: undefined }),
      heartbeat: heartbeat && withChanges(heartbeat, { secretFile: undefined }),
      stateDir: undefined,
    }),
    missing,
  };
}

function withoutPlaces(row: SettingsTree, id: string): SettingsTree {
  const { port, ports } = row;
  return withChanges(row, {
    library: undefined,
    passwordsFile: row['passwordsFile'] === undefined ? undefined : SECRET_NAMES.cashboxPasswords(id),
    port: isPortOfAnyComputer(port) ? port : undefined,
    ports: Array.isArray(ports) ? ports.filter(isPortOfAnyComputer) : undefined,
  });
}

/** A name of a device, and no file of somebody's folder. */
function isPortOfAnyComputer(port: unknown): boolean {
  if (typeof port !== 'string') return false;
  return port === 'auto' || port === 'usb' || (isPlace(port) && (!port.startsWith('/') || port.startsWith('/dev/')));
}

function withoutKeyFile(row: SettingsTree, lack: (ru: string, en: string) => void): SettingsTree {
  const id = String(row['id']);
  if (row['kind'] === 'telegram') lack(`токен бота для «${id}»`, `the bot token of "${id}"`);
  if (row['kind'] === 'mail' && row['user'] !== undefined)
    lack(`пароль почты для «${id}»`, `the mail password of "${id}"`);
  if (row['kind'] === 'webhook') lack(`ключ вебхука «${id}»`, `the key of the webhook "${id}"`);
  return withChanges(row, { tokenFile: undefined, passwordFile: undefined, secretFile: undefined });
}
