import * as z from 'zod';
import { KassaError } from '../../../core/errors.ts';
import { parseJson } from './parse-json.ts';
import type { ReadSecret } from './read-secret.ts';
import type { CashboxSettings } from './schema.ts';

const SHAPE = 'нужен объект { "access", "mode", "user" } без других ключей; каждый можно не указывать';
const USER = 'user: непустой текст в кавычках';
const ACCESS = 'access: 4 цифры в кавычках';
const LIBRARY_ACCESS = 'access: непустой текст в кавычках';
const MODE = 'mode: от 1 до 8 цифр в кавычках';

const access = z
  .string(ACCESS)
  .regex(/^\d{4}$/, ACCESS)
  .optional();
const mode = z
  .string(MODE)
  .regex(/^\d{1,8}$/, MODE)
  .optional();
const user = z.string(USER).min(1, USER).optional();
/** The library takes any text. */
const libraryAccess = z.string(LIBRARY_ACCESS).min(1, LIBRARY_ACCESS).optional();

/** What each driver may find there: one file serves a cashbox whichever way it is spoken to. */
const FILES = {
  'atol-serial': z.strictObject({ access, mode, user }, SHAPE),
  'atol-dto': z.strictObject({ access: libraryAccess, mode, user }, SHAPE),
  auto: z.strictObject({ access, mode, user }, SHAPE),
} as const satisfies Record<CashboxSettings['driver'], z.ZodType>;

/** Passwords of a cashbox where the factory's were changed; what is left out is the factory's. */
export interface CashboxPasswords {
  /** Password of access: four digits over the serial protocol, any text for the vendor's library. */
  readonly access?: string | undefined;
  /** Password of the modes, 1 to 8 digits; serial protocol only. */
  readonly mode?: string | undefined;
  /** Password of the user; the vendor's library only. */
  readonly user?: string | undefined;
}

/**
 * Read when they are needed and kept nowhere.
 *
 * @throws {KassaError} CB-804 in words, without a character of the file
 */
export function readCashboxPasswords(
  { driver, passwordsFile }: Pick<CashboxSettings, 'driver' | 'passwordsFile'>,
  readSecret: ReadSecret,
): CashboxPasswords {
  if (passwordsFile === undefined) return {};
  return readSecret(passwordsFile, (text) => {
    const parsed = parsePasswords(driver, text);
    if ('faults' in parsed) throw new KassaError('CB-804', `файл ${passwordsFile}: ${parsed.faults.join('; ')}`);
    return parsed;
  });
}

function parsePasswords(
  driver: CashboxSettings['driver'],
  text: string,
): CashboxPasswords | { readonly faults: readonly string[] } {
  const json = parseJson(text);
  if ('fault' in json) return { faults: [json.fault] };
  const parsed = FILES[driver].safeParse(json.value);
  if (parsed.success) return parsed.data;
  return { faults: [...new Set(parsed.error.issues.map(({ message }) => message))] };
}
