import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkTree } from '../../../adapters/system/settings/check-tree.ts';
import { inEnglish } from '../../../adapters/system/settings/english-faults.ts';
import { defaultStateDir } from '../../../adapters/system/settings/load-settings.ts';
import { parseJson } from '../../../adapters/system/settings/parse-json.ts';
import type { Settings } from '../../../adapters/system/settings/schema.ts';
import { SECRET_NAMES } from '../../../adapters/system/settings/secret-names.ts';
import { asTree, type SettingsTree } from '../../../adapters/system/settings/settings-tree.ts';
import type { FormFault } from '../../../contract/set-up.ts';
import type { SetUpParts } from '../parts.ts';
import { commit } from './commit.ts';
import { idFaults } from './kept-ids.ts';
import { type GivenSecrets, secretFaults } from './secret-rules.ts';
import { readStored, type Stored, stateDirInText } from './stored.ts';
import { withSecretNames } from './with-secret-names.ts';

export type Imported =
  | { readonly done: true; readonly settings: Settings; readonly text: string }
  | { readonly done: false; readonly faults: readonly FormFault[] };

/** Takes a settings file in the place of the one that is here; a fault leaves everything as it was. */
export function importSettings(parts: SetUpParts, path: string, given: GivenSecrets = {}): Imported {
  const read = readGiven(path);
  if ('fault' in read) return { done: false, faults: [read.fault] };
  const stored = readStored(parts.file);
  const here = stored.tree ?? partsOfText(stored);
  const tree = withSecretNames(read.tree, here);
  const checked = checkTree(tree);
  if (!checked.isWhole) return { done: false, faults: checked.faults.map(faultOfFile) };
  const { settings } = checked;
  const secrets = secretsFor(settings, given);
  const before = stored.state === 'found' ? stored.settings : undefined;
  const stateDir =
    settings.stateDir === undefined ? defaultStateDir() : resolve(dirname(parts.file), settings.stateDir);
  const faults = [...secretFaults(given), ...secrets.faults, ...idFaults(settings, before, stateDir)];
  if (faults.length > 0) return { done: false, faults };
  const aside = stored.state === 'faulty' ? 'broken' : 'replaced';
  const done = commit(parts, { stored, tree: secrets.inTree(tree), secrets: secrets.byName, aside });
  return 'fault' in done ? { done: false, faults: [done.fault] } : { done: true, settings, text: done.text };
}

/** The fields of a file are called as the file calls them. */
function faultOfFile(line: string): FormFault {
  const [, path = '', ru = ''] = /^(.*?): (.*)$/s.exec(line) ?? ['', '', line];
  return { path, ru, en: inEnglish(ru) };
}

function readGiven(path: string): { readonly tree: SettingsTree } | { readonly fault: FormFault } {
  const fault = (ru: string, en: string) => ({ fault: { path: 'файл', ru, en } });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return fault(`${path} не читается: нет такого файла или нет прав`, `${path} cannot be read`);
  }
  const json = parseJson(text);
  if ('fault' in json) return fault(json.fault, inEnglish(json.fault));
  const tree = asTree(json.value);
  return tree ? { tree } : fault('это не настройки KassaBridge', 'these are no settings of KassaBridge');
}

/** Of a file that is no JSON the journal's folder is kept all the same. */
function partsOfText({ text }: Stored): SettingsTree {
  const stateDir = text === undefined ? undefined : stateDirInText(text);
  return stateDir === undefined ? {} : { stateDir };
}

/** The link is for the one shop, the token and the password for the first way of their kind. */
function secretsFor(settings: Settings, { link, botToken, mailPassword }: GivenSecrets) {
  const byName = new Map<string, string>();
  const faults: FormFault[] = [];
  const [shop] = settings.shops;
  const telegram = settings.notify.find((way) => way.kind === 'telegram');
  const mail = settings.notify.find((way) => way.kind === 'mail');
  const put = (secret: string | undefined, name: string | undefined, ru: string, en: string) => {
    if (secret === undefined) return;
    if (name === undefined) faults.push({ path: 'файл', ru, en });
    else byName.set(name, secret);
  };
  const linkName = shop?.urlFile ?? (shop && SECRET_NAMES.shopLink(shop.id));
  put(link, linkName, 'ссылка дана, а магазина нет', 'a link is given, and there is no shop');
  put(
    botToken,
    telegram?.tokenFile,
    'токен дан, а канала telegram нет',
    'a token is given, and there is no telegram way',
  );
  put(
    mailPassword,
    mail?.passwordFile,
    'пароль почты дан, а канала mail с user нет',
    'a mail password is given, and there is no mail way with a user',
  );
  const inTree = (tree: SettingsTree): SettingsTree => {
    if (link === undefined || shop?.url === undefined || linkName === undefined) return tree;
    // A new link does not join an old one inside the file.
    const { url: _url, ...row } = (tree['shops'] as readonly SettingsTree[])[0] ?? {};
    return { ...tree, shops: [{ ...row, urlFile: linkName }, ...(tree['shops'] as readonly SettingsTree[]).slice(1)] };
  };
  return { byName, faults, inTree };
}
