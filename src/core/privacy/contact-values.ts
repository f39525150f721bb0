import { BUYER_FIELD, FOREIGN_BLOCK } from './fields.ts';

/** Fewer digits are no contact of their own: they may be anything. */
const LEAST_DIGITS = 7;

/** Every text in a shop's document that is a contact by the field it lies in, however deep. */
export function contactsIn(value: unknown, isBuyers = false): readonly string[] {
  if (typeof value === 'string') return isBuyers && isContactLike(value) ? [value.trim()] : [];
  if (typeof value === 'number') return isBuyers && isContactLike(String(value)) ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((inner) => contactsIn(inner, isBuyers));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    FOREIGN_BLOCK.test(key) ? [] : contactsIn(inner, isBuyers || BUYER_FIELD.test(key)),
  );
}

/** Can this be found again in other texts without taking away what is no contact? */
export function isContactLike(text: string): boolean {
  return /\S@\S/.test(text) || (/^[\d\s()+.-]+$/.test(text) && text.replace(/\D/g, '').length >= LEAST_DIGITS);
}
