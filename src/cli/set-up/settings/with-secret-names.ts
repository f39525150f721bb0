import { SECRET_NAMES } from '../../../adapters/system/settings/secret-names.ts';
import { asTree, rowsOf, type SettingsTree, withChanges } from '../../../adapters/system/settings/settings-tree.ts';

/**
 * Names the files of secrets that settings for any computer do not name: those of the settings that are here for the same
 * row, and ours for the rest. The state folder, the library and inline links of this computer stay too.
 */
export function withSecretNames(given: SettingsTree, here: SettingsTree): SettingsTree {
  const same = (part: string, row: SettingsTree) => rowsOf(here, part).find(({ id }) => id === row['id']) ?? {};
  const ping = asTree(given['ping']);
  const heartbeat = asTree(given['heartbeat']);
  return withChanges(given, {
    ...(rowsIn(given, 'shops') && { shops: rowsOf(given, 'shops').map((row) => withLink(row, same('shops', row))) }),
    ...(rowsIn(given, 'cashboxes') && {
      cashboxes: rowsOf(given, 'cashboxes').map((row) => withPlaces(row, same('cashboxes', row))),
    }),
    ...(rowsIn(given, 'notify') && {
      notify: rowsOf(given, 'notify').map((row) => withKeyFile(row, same('notify', row))),
    }),
    ...(ping && { ping: named(ping, 'urlFile', asTree(here['ping']) ?? {}, SECRET_NAMES.ping) }),
    ...(heartbeat && {
      heartbeat: named(heartbeat, 'secretFile', asTree(here['heartbeat']) ?? {}, SECRET_NAMES.heartbeat),
    }),
    stateDir: given['stateDir'] ?? here['stateDir'],
  });
}

const rowsIn = (tree: SettingsTree, part: string): boolean => Array.isArray(tree[part]);

function withLink(row: SettingsTree, here: SettingsTree): SettingsTree {
  if (row['url'] !== undefined || row['urlFile'] !== undefined) return row;
  if (here['url'] !== undefined) return { ...row, url: here['url'] };
  return { ...row, urlFile: here['urlFile'] ?? SECRET_NAMES.shopLink(String(row['id'])) };
}

function withPlaces(row: SettingsTree, here: SettingsTree): SettingsTree {
  return withChanges(row, {
    library: row['library'] ?? (row['driver'] === here['driver'] ? here['library'] : undefined),
    passwordsFile: here['passwordsFile'] ?? row['passwordsFile'],
  });
}

function withKeyFile(row: SettingsTree, here: SettingsTree): SettingsTree {
  const id = String(row['id']);
  const old = here['kind'] === row['kind'] ? here : {};
  if (row['kind'] === 'telegram') return named(row, 'tokenFile', old, SECRET_NAMES.botToken(id));
  if (row['kind'] === 'webhook') return named(row, 'secretFile', old, SECRET_NAMES.webhookSecret(id));
  if (row['kind'] === 'mail' && row['user'] !== undefined)
    return named(row, 'passwordFile', old, SECRET_NAMES.mailPassword(id));
  return row;
}

function named(row: SettingsTree, key: string, here: SettingsTree, otherwise: string): SettingsTree {
  return { ...row, [key]: row[key] ?? here[key] ?? otherwise };
}
