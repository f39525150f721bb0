import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KassaError } from '../../../core/errors.ts';
import { isPrivate } from '../private-file.ts';

/**
 * Text of a file that holds a secret, read anew each time and kept nowhere.
 *
 * @param name as a person wrote it in the settings; it is what messages show
 * @param folder what relative names are relative to
 * @throws {KassaError} CB-804 in words, without a character of the text
 */
export function readSecretFile(name: string, folder: string): string {
  const file = resolve(folder, name);
  try {
    if (!isPrivate(file))
      throw new KassaError('CB-804', `файл ${name} могут читать другие; закройте его: chmod 600 ${name}`);
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof KassaError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new KassaError('CB-804', missing ? `нет файла ${name}` : `файл ${name} не читается`, { cause: error });
  }
}
