/** Digits of a phone that are shown: enough for a buyer to know his own, too few to call. */
const TAIL = 4;
/** A phone of fewer digits would be told by its tail. */
const LEAST_DIGITS = 7;
/** Whatever follows it may be another contact. */
const DOMAIN = /^@[\p{L}\p{N}._-]*/u;

/**
 * What a screen shows of a buyer's contact: `…4567`, `и…@example.ru`.
 *
 * @returns undefined when there is none (any more)
 */
export function maskedContact(contact: string): string | undefined {
  const text = contact.trim();
  if (text === '') return undefined;
  const at = text.lastIndexOf('@');
  if (at >= 0) return `${firstOf(text.slice(0, at))}…${DOMAIN.exec(text.slice(at))?.[0] ?? ''}`;
  const digits = text.replace(/\D/g, '');
  return digits.length >= LEAST_DIGITS ? `…${digits.slice(-TAIL)}` : '…';
}

/** Of a name of one or two letters the first would tell the whole. */
function firstOf(local: string): string {
  const [first = '', ...rest] = local;
  return rest.length > 1 ? first : '';
}
