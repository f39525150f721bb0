import type { Protector } from './protector.ts';

const MARK = 'kassabridge-dpapi:';
const WRAPPED = /^kassabridge-dpapi:1:([A-Za-z0-9+/]+={0,2})\s*$/;

/** Was this written by {@link wrap}, now or by some later version? No link and no JSON begins like that. */
export function isWrapped(text: string): boolean {
  return text.startsWith(MARK);
}

/** One line of base64 after a mark and its version. */
export function wrap(text: string, protector: Protector): string {
  const closed = protector.protect(Buffer.from(text, 'utf8'));
  return `${MARK}1:${Buffer.from(closed).toString('base64')}\n`;
}

/** @returns undefined when it does not open here, or is not whole */
export function unwrap(wrapped: string, protector: Protector): string | undefined {
  const base64 = WRAPPED.exec(wrapped)?.[1];
  const plain = base64 === undefined ? undefined : protector.unprotect(Buffer.from(base64, 'base64'));
  return plain && Buffer.from(plain).toString('utf8');
}
