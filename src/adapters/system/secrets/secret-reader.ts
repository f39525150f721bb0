import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KassaError } from '../../../core/errors.ts';
import { isPrivate, writePrivateFile } from '../private-file.ts';
import type { Protector } from './protector.ts';
import { systemProtector } from './system-protector.ts';
import { isWrapped, unwrap, wrap } from './wrapped-text.ts';

export interface SecretFiles {
  /** What relative names are relative to. */
  readonly folder: string;
  /** A person should hear that a file stays readable; said once per file. */
  readonly warn: (words: string) => void;
  /** The system's when left out. */
  readonly protector?: Protector | undefined;
}

/**
 * Reads files that hold a secret, each time anew. Where the system has a protector, a file that a person wrote as plain
 * text is wrapped as soon as its text was accepted, and not before: a file with a mistake in it must stay readable for
 * the person who is to mend it.
 *
 * @returns what `accept` makes of the text of the file with this name (as the settings name it); throws what `accept`
 * throws, and `KassaError` CB-804 in words, without a character of the text
 */
export function secretReader({ folder, warn, protector = systemProtector() }: SecretFiles) {
  const warned = new Set<string>();
  const close = (name: string, file: string, text: string, by: Protector) => {
    try {
      writePrivateFile(file, wrap(text, by));
    } catch {
      // A shop that sells with a readable file is better than one that does not sell; the next reading tries again.
      if (!warned.has(name)) warn(`файл ${name} не удаётся зашифровать, он остаётся открытым текстом`);
      warned.add(name);
    }
  };
  return <T>(name: string, accept: (text: string) => T): T => {
    const file = resolve(folder, name);
    const text = readText(name, file);
    if (isWrapped(text)) return accept(opened(name, text, protector));
    const accepted = accept(text);
    if (protector) close(name, file, text, protector);
    return accepted;
  };
}

function readText(name: string, file: string): string {
  try {
    if (!isPrivate(file))
      throw new KassaError('CB-804', `файл ${name} могут читать другие; закройте его: chmod 600 ${name}`);
    return decode(readFileSync(file));
  } catch (error) {
    if (error instanceof KassaError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new KassaError('CB-804', missing ? `нет файла ${name}` : `файл ${name} не читается`, { cause: error });
  }
}

/** UTF-8, or what the "Unicode" of Notepad and `>` of PowerShell write. Their marks are taken off. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

function opened(name: string, wrapped: string, protector: Protector | undefined): string {
  if (!protector)
    throw new KassaError('CB-804', `файл ${name} зашифрован в Windows, здесь его не открыть; запишите его заново`);
  const text = attempt(name, () => unwrap(wrapped, protector));
  if (text === undefined)
    throw new KassaError(
      'CB-804',
      `файл ${name} не расшифровывается: это сделал другой пользователь или другой компьютер, или файл повреждён; запишите его заново`,
    );
  return text;
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new KassaError('CB-804', `файл ${name} не расшифровывается: DPAPI не отвечает`, { cause: error });
  }
}
