/** What a text may mean when somebody looks for a receipt by it: each key that is there is looked up, any of them finds. */
export interface SearchKeys {
  /** The shop's id of a check, whole. */
  readonly checkId: string;
  readonly totalKop: number | undefined;
  /** An FD number or a fiscal sign, which a paper shows without its zeros. */
  readonly documentNumber: number | undefined;
  /** One document by the serial of its FN and its number. */
  readonly fn: { readonly serial: string; readonly fdNumber: number } | undefined;
  /** The last digits of a buyer's phone, at least {@link LEAST_CONTACT} of them. */
  readonly phoneEnd: string | undefined;
  /** The first signs of a buyer's address, at least {@link LEAST_CONTACT}, in small letters. */
  readonly emailStart: string | undefined;
}

/** Signs of a contact that are asked for: fewer would find half of all buyers. */
export const LEAST_CONTACT = 4;

/** Digits of a phone behind its country: the same phone is written with 8, +7 or neither. */
const NATIONAL_DIGITS = 10;
const NOTHING = /^\s*$/;
const MONEY = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,13})(?:[.,](\d{1,2}))?(?:\s*(?:₽|руб\.?|р\.?))?$/u;
const DOCUMENT_NUMBER = /^\d{1,10}$/;
const FN = /^(\d{16})[\s/№-]+(\d{1,10})$/u;
const PHONE = /^\+?[\d\s()-]+$/;

/** @returns undefined for a text that asks for nothing */
export function searchKeys(text: string): SearchKeys | undefined {
  if (NOTHING.test(text)) return undefined;
  const wanted = text.trim();
  return {
    checkId: checkIdOf(wanted),
    totalKop: sumOf(wanted),
    documentNumber: DOCUMENT_NUMBER.test(wanted) ? Number(wanted) : undefined,
    fn: fnOf(wanted),
    phoneEnd: phoneEndOf(wanted),
    emailStart: /\s/.test(wanted) || wanted.length < LEAST_CONTACT ? undefined : smallLetters(wanted),
  };
}

/** The journal keeps addresses in small letters of ASCII alone, as SQLite makes them. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A shop's name of a hand-out, `check|shop|5127|…`, carries the id between its bars. */
function checkIdOf(text: string): string {
  return text.split('|')[2] ?? text;
}

/** `1 234,50`, `1234.5`, `1234`, with or without the word for rubles; in kopecks. */
function sumOf(text: string): number | undefined {
  const [, rubles, fraction = ''] = MONEY.exec(text) ?? [];
  if (rubles === undefined) return undefined;
  return Number(rubles.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
}

function fnOf(text: string): SearchKeys['fn'] {
  const [, serial, fdNumber] = FN.exec(text) ?? [];
  return serial === undefined ? undefined : { serial, fdNumber: Number(fdNumber) };
}

function phoneEndOf(text: string): string | undefined {
  if (!PHONE.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits.length < LEAST_CONTACT) return undefined;
  return /^[78]\d{10}$/.test(digits) ? digits.slice(-NATIONAL_DIGITS) : digits;
}
