import { ERASED } from './fields.ts';

/** Takes the given contacts out of a text. */
export type Eraser = (text: string) => string;

const GAP = '[\\s().\\u2010-\\u2015\\u2212-]{0,3}';
/** Digits of a number behind the country: the same phone is written with 8, +7 or neither. */
const NATIONAL_DIGITS = 10;

/** An eraser of these contacts, however they are written: an e-mail in any case, a phone with any country and gaps. */
export function eraserOf(contacts: readonly string[]): Eraser {
  const patterns = [...new Set(contacts)].map(patternOf).filter((pattern) => pattern !== undefined);
  return (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, ERASED), text);
}

function patternOf(contact: string): RegExp | undefined {
  if (contact.includes('@')) {
    const [local = '', ...domain] = contact.split('@').map(escaped);
    return new RegExp(`${local}(?:@|%40)${domain.join('(?:@|%40)')}`, 'giu');
  }
  const digits = contact.replace(/\D/g, '');
  if (digits === '') return undefined;
  const national = [...digits.slice(-NATIONAL_DIGITS)].join(GAP);
  const country = digits.slice(0, -NATIONAL_DIGITS);
  const prefix = digits.length < NATIONAL_DIGITS ? '' : `(?:\\+?(?:[78]${country && `|${country}`})${GAP})?`;
  // Inside a longer number it is no contact but a serial number, a code, a sum.
  return new RegExp(`(?<!\\d)\\(?${prefix}\\(?${national}(?!\\d)`, 'g');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
