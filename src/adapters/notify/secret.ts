import { KassaError } from '../../core/errors.ts';

/** Reads a secret by the name of its file in the settings, and gives what `accept` makes of its text. */
export type ReadSecret = <T>(name: string, accept: (text: string) => T) => T;

/**
 * A secret of one line, read when it is needed and kept nowhere.
 *
 * @param expected what should stand there, for a person
 * @throws {KassaError} CB-858 in words, without a character of the file
 */
export function readKey(
  readSecret: ReadSecret,
  name: string,
  isKey: (key: string) => boolean,
  expected: string,
): string {
  try {
    return readSecret(name, (text) => {
      const key = text.trim();
      if (key !== '' && !/[\r\n]/.test(key) && isKey(key)) return key;
      throw new KassaError('CB-858', `в файле ${name} нет того, что нужно: ${expected}`);
    });
  } catch (error) {
    if (error instanceof KassaError && error.code === 'CB-858') throw error;
    // The reader's words name the file and what is wrong with it; the code is that of the family.
    throw new KassaError('CB-858', error instanceof KassaError ? error.detail : `файл ${name} не читается`);
  }
}

/** Words of the other side for a person: one line, short, without the secrets and mail addresses it may have repeated. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, '***');
  return clean
    .replace(/[^\s<>]+@[^\s<>]+/g, '***')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
