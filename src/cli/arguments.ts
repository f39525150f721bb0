import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '../adapters/system/settings/nearest.ts';

/** The person typed something we do not understand. The message says what, in Russian. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Arguments of a command, or words about the first one that is wrong.
 *
 * @throws {UsageError}
 */
export function readArguments<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  positionalNames: readonly string[] = [],
) {
  const loose = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of loose.tokens) {
    if (token.kind !== 'option') continue;
    const row = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!row) throw unknownOption(token.rawName, Object.keys(options));
    if (row.type === 'string' && (token.value === undefined || token.value === ''))
      throw new UsageError(`после ${token.rawName} нужно значение`);
    if (row.type === 'boolean' && token.value !== undefined) throw new UsageError(`у ${token.rawName} нет значения`);
  }
  const [missing] = positionalNames.slice(loose.positionals.length);
  if (missing !== undefined) throw new UsageError(`не указано: ${missing}`);
  const extra = loose.positionals[positionalNames.length];
  if (extra !== undefined) throw new UsageError(`лишний аргумент «${extra}»`);
  return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
}

/** @throws {UsageError} when it is no whole number within the limits */
export function wholeNumber(name: string, text: string, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const limits = most === Number.MAX_SAFE_INTEGER ? `от ${least}` : `от ${least} до ${most}`;
  throw new UsageError(`${name}: нужно целое число ${limits}, а не «${text}»`);
}

/** @throws {UsageError} when it is none of them */
export function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: одно из ${allowed.join(', ')}, а не «${text}»`);
}

export function unknownCommand(name: string, known: readonly string[]): UsageError {
  const meant = nearest(name, known);
  return new UsageError(`неизвестная команда «${name}»${meant ? `; может быть, ${meant}?` : ''}`);
}

function unknownOption(rawName: string, known: readonly string[]): UsageError {
  const meant = nearest(rawName.replace(/^-+/, ''), known);
  return new UsageError(`неизвестный ключ ${rawName}${meant ? `; может быть, --${meant}?` : ''}`);
}
