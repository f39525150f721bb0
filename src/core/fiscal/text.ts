/**
 * Text as a fiscal document takes it: CP866, one byte a character, no typography.
 *
 * Kept to what every way to the FN carries unchanged: the ATOL character set leaves plain CP866 in a few places
 * (em dash, euro, degree), so those are spelled out here and the driver never has to replace anything.
 * Source: fiscal-domain 1.3, atol-serial-protocol 4.
 */

const ALLOWED = /^[\u0020-\u007eА-Яа-яЁё№ЇїєЎў]$/u;

/** Typographic characters and what they become. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '‟': '"',
  '″': '"',
  '‹': "'",
  '›': "'",
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '―': '-',
  '‒': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '•': '-',
  '·': '-',
  '…': '...',
  '₽': 'руб.',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '×': 'x',
  '÷': '/',
  '±': '+/-',
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  '°': ' град.',
  '©': '(C)',
  '®': '(R)',
  '™': '(TM)',
  '²': '2',
  '³': '3',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⁄': '/',
  µ: 'мк',
  Є: 'Е',
  І: 'I',
  і: 'i',
  Ґ: 'Г',
  ґ: 'г',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
};

/** Characters without a picture of their own: soft hyphen, zero-width characters, direction marks, byte order mark. */
const INVISIBLE = /\p{Cf}/gu;
const COMBINING = /\p{M}/gu;

/**
 * Makes text fit for a fiscal document: composes letters (so that `е` with dots is `ё`), spells out typography,
 * drops what cannot be said (emoji), collapses spaces, trims. Never cuts.
 */
export function fiscalText(raw: string): string {
  const composed = raw.normalize('NFC').replace(INVISIBLE, '');
  return Array.from(composed, fiscalCharacter).join('').replace(/ {2,}/g, ' ').trim();
}

/** Does the text go into a fiscal document exactly as it is? */
export function isFiscalText(text: string): boolean {
  return Array.from(text).every((character) => ALLOWED.test(character));
}

function fiscalCharacter(character: string): string {
  if (ALLOWED.test(character)) return character;
  const spelled = SPELLED_OUT[character];
  if (spelled !== undefined) return spelled;
  // A mark left over after composing has no letter of its own to go with.
  if (/^\p{M}$/u.test(character)) return '';
  // Foreign letters with accents, ligatures and full-width forms have a plain picture inside.
  const plain = character.normalize('NFKD').replace(COMBINING, '').trim();
  return plain !== '' && isFiscalText(plain) ? plain : ' ';
}
