import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KassaError } from '../../../core/errors.ts';
import { isPrivate } from '../private-file.ts';
import { userFolder } from '../user-folder.ts';
import { crossCheck } from './cross-checks.ts';
import { issueWords } from './issue-words.ts';
import { isShopLink, type Settings, SettingsSchema, type ShopSettings } from './schema.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Whole path; where the journal, the log and the pipe live. */
  readonly stateDir: string;
  /** Relative names in the file are relative to it. */
  readonly folder: string;
  /** Things a person should mend that stop nothing. */
  readonly warnings: readonly string[];
}

/** Everything that is wrong with a settings file, a sentence per fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** State folder when no settings file names one. */
export function defaultStateDir(): string {
  return join(userFolder(), 'state');
}

/** @throws {SettingsError} with all faults at once */
export function loadSettings(path: string): LoadedSettings {
  const file = resolve(path);
  const folder = dirname(file);
  const settings = parseSettings(readText(file));
  const { errors, warnings } = crossCheck(settings);
  if (errors.length > 0) throw new SettingsError(errors);
  const { stateDir } = settings;
  return {
    settings,
    stateDir: stateDir === undefined ? defaultStateDir() : resolve(folder, stateDir),
    folder,
    warnings: [...warnings, ...opennessOf(file, settings)],
  };
}

/** @throws {SettingsError} */
export function parseSettings(text: string): Settings {
  const parsed = SettingsSchema.safeParse(parseJson(text), { reportInput: true });
  if (!parsed.success) throw new SettingsError(parsed.error.issues.flatMap(issueWords));
  return parsed.data;
}

/**
 * The connect link of a shop, read when it is needed and kept nowhere.
 *
 * @throws {KassaError} CB-804 in words, without the link
 */
export function readShopLink(shop: ShopSettings, folder: string): string {
  if (shop.url !== undefined) return shop.url;
  const name = shop.urlFile ?? '';
  const file = resolve(folder, name);
  try {
    if (!isPrivate(file))
      throw new KassaError('CB-804', `файл ${name} могут читать другие; закройте его: chmod 600 ${name}`);
    const link = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    if (!isShopLink(link))
      throw new KassaError(
        'CB-804',
        `в файле ${name} нет ссылки подключения вида https://…/sale_check_print.php?hash=…`,
      );
    return link;
  } catch (error) {
    if (error instanceof KassaError) throw error;
    throw new KassaError('CB-804', `файл ${name} со ссылкой магазина "${shop.id}" не читается`, { cause: error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new SettingsError([missing ? `нет файла ${file}` : `файл ${file} не читается`]);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The engine's sentence quotes the text around the fault, and the shop link may stand there: only the place is said.
    const place = /line (\d+) column (\d+)/.exec(String(error));
    throw new SettingsError([
      place ? `файл: ошибка JSON в строке ${place[1]}, знак ${place[2]}` : 'файл: ошибка JSON (файл пуст или оборван)',
    ]);
  }
}

function opennessOf(file: string, { shops }: Settings): readonly string[] {
  return shops.some((shop) => shop.url !== undefined) && !isPrivate(file)
    ? [
        'файл настроек содержит ссылку магазина, и его могут читать другие; закройте его (chmod 600) или вынесите ссылку в urlFile',
      ]
    : [];
}
