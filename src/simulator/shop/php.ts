/**
 * The habits of PHP that reach the wire: how the kernel writes JSON and what happens when a script throws.
 * Source: bitrix-protocol.md, section 2.
 */

/** What can be written into an answer. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A PHP exception: the endpoint answers 500 and stops where it stood; what was stored before stays stored. */
export class PhpFailure extends Error {
  override readonly name = 'PhpFailure';
}

export interface JsonStyle {
  /** Kernels up to 22/23 escape all Cyrillic as `\uXXXX`; 24 and later send it raw. */
  readonly escapesUnicode: boolean;
  /** Hostings with `serialize_precision = 17` write 1234.56 as 1234.5599999999999. */
  readonly longNumbers: boolean;
}

/** JSON as the Bitrix kernel writes it: tags, ampersands and quotes escaped, slashes too. */
export function phpJson(value: Json, style: JsonStyle): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return phpNumber(value, style.longNumbers);
  if (typeof value === 'string') return phpString(value, style.escapesUnicode);
  if (isList(value)) return `[${value.map((item) => phpJson(item, style)).join(',')}]`;
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${phpString(key, style.escapesUnicode)}:${phpJson(field, style)}`);
  }
  return `{${fields.join(',')}}`;
}

/** Decodes a request body; an empty one is "no data", anything that is not JSON makes PHP throw. */
export function decodeBody(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PhpFailure('Syntax error', { cause });
  }
}

/** A value read the way PHP reads an array element: anything that is not an object has no fields. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

/** A value turned to text as PHP's `(string)`: null, lists and objects give the empty text. */
export function phpText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A value turned to a number as PHP's `(float)`: what is no number is 0. */
export function phpFloat(value: unknown): number {
  const number = typeof value === 'number' ? value : Number.parseFloat(phpText(value));
  return Number.isFinite(number) ? number : 0;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json | undefined }): value is readonly Json[] {
  return Array.isArray(value);
}

function phpNumber(value: number, long: boolean): string {
  if (!long || Number.isInteger(value)) return String(value);
  return value.toPrecision(17).replace(/\.?0+$/, '');
}

const NAMED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  "'": '\\u0027',
  '"': '\\u0022',
};

function phpString(value: string, escapesUnicode: boolean): string {
  let out = '"';
  for (let i = 0; i < value.length; i++) out += phpChar(value.charAt(i), escapesUnicode);
  return `${out}"`;
}

function phpChar(char: string, escapesUnicode: boolean): string {
  const named = NAMED[char];
  if (named !== undefined) return named;
  const code = char.charCodeAt(0);
  const mustEscape = code < 0x20 || code === 0x2028 || code === 0x2029 || (escapesUnicode && code > 0x7e);
  return mustEscape ? `\\u${code.toString(16).padStart(4, '0')}` : char;
}
