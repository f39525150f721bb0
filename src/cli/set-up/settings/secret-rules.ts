import { isToken } from '../../../adapters/notify/telegram/telegram.ts';
import type { ReadSecret } from '../../../adapters/system/settings/read-secret.ts';
import { isShopLink, type Settings } from '../../../adapters/system/settings/schema.ts';
import type { FormFault, SetUpForm } from '../../../contract/set-up.ts';

/** A secret as it may be stored: one line, trimmed. */
export const asSecret = (text: string): string => text.trim();

const LINK = {
  ru: 'это не ссылка подключения: она вида https://…/sale_check_print.php?hash=…',
  en: 'this is no connect link: it looks like https://…/sale_check_print.php?hash=…',
};
const TOKEN = {
  ru: 'это не токен бота: он вида 123456789:AA…',
  en: 'this is no bot token: it looks like 123456789:AA…',
};
const PASSWORD = { ru: 'пароль в одну строку', en: 'a password of one line' };
const MISSING = { ru: 'не указано', en: 'missing' };

export const isOneLine = (text: string): boolean => asSecret(text) !== '' && !/[\r\n]/.test(asSecret(text));

/** Secrets as a person gave them. */
export interface GivenSecrets {
  readonly link?: string | undefined;
  readonly botToken?: string | undefined;
  readonly mailPassword?: string | undefined;
}

/** What is wrong with secrets, without a character of them. */
export function secretFaults({ link, botToken, mailPassword }: GivenSecrets): readonly FormFault[] {
  const isBad = (secret: string | undefined, accept: (text: string) => boolean) =>
    secret !== undefined && !accept(asSecret(secret));
  return [
    ...(isBad(link, isShopLink) ? [{ path: 'shop.link', ...LINK }] : []),
    ...(isBad(botToken, isToken) ? [{ path: 'telegram.botToken', ...TOKEN }] : []),
    ...(isBad(mailPassword, isOneLine) ? [{ path: 'mail.password', ...PASSWORD }] : []),
  ];
}

/** Is there something readable behind the name of a file? */
export function isThere(readSecret: ReadSecret, name: string | undefined, accept = isOneLine): boolean {
  if (name === undefined) return false;
  try {
    return readSecret(name, (text) => accept(asSecret(text)));
  } catch {
    // Not there, not ours, or not to be opened: for whoever asks that is the same.
    return false;
  }
}

/**
 * Secrets a person has neither typed nor stored. The link is asked for here only where no file was named before: a file
 * that is named and missing is what `missing` tells of.
 */
export function missingSecrets(
  form: SetUpForm,
  settings: Settings,
  readSecret: ReadSecret,
  given: ReadonlySet<string>,
): readonly FormFault[] {
  return settings.notify.flatMap((way) => {
    if (way.kind === 'telegram' && form.telegram && way.chatId === form.telegram.chatId)
      return has(way.tokenFile) ? [] : [{ path: 'telegram.botToken', ...MISSING }];
    if (way.kind === 'mail' && form.mail && way.host === form.mail.host && way.passwordFile !== undefined)
      return has(way.passwordFile) ? [] : [{ path: 'mail.password', ...MISSING }];
    return [];
  });

  function has(name: string): boolean {
    return given.has(name) || isThere(readSecret, name);
  }
}
