import type { LinkParams } from '../data/records.ts';
import { fieldOf, PhpFailure, phpText } from '../php.ts';
import { qrTimeToUnixS } from '../site-time.ts';

/**
 * The fiscal data of one result, null when `qr` is empty or missing.
 *
 * @throws {PhpFailure} when `t` cannot be read: the whole request ends there
 * Source: bitrix-protocol.md, section 8.1
 */
export function linkParamsOf(entry: unknown, utcOffsetMinutes: number): LinkParams | null {
  const qr = phpText(fieldOf(entry, 'qr'));
  if (qr === '') return null;
  const pairs = new Map(qr.split('&').map(keyAndValue));
  const time = pairs.get('t');
  const registration = phpText(fieldOf(entry, 'rn'));
  return {
    ...(time === undefined ? {} : { doc_time: unixTime(time, utcOffsetMinutes) }),
    ...named('doc_sum', pairs.get('s')),
    ...named('fn_number', pairs.get('fn')),
    ...named('fiscal_doc_number', pairs.get('i')),
    ...named('fiscal_doc_attribute', pairs.get('fp')),
    ...named('calculation_attribute', pairs.get('n')),
    ...named('reg_number_kkt', registration === '' ? undefined : registration),
  };
}

function keyAndValue(pair: string): [string, string] {
  const [key = '', value = ''] = pair.split('=', 2);
  return [key, value];
}

function named(name: keyof LinkParams, value: string | undefined): LinkParams {
  return value === undefined ? {} : { [name]: value };
}

function unixTime(text: string, utcOffsetMinutes: number): number {
  const seconds = qrTimeToUnixS(text, utcOffsetMinutes);
  if (seconds === null) throw new PhpFailure(`Incorrect date/time: ${text}`);
  return seconds;
}
