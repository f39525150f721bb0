import { maskContacts } from '../../../core/privacy/mask.ts';

/** The secret part of a shop's connect link, plain or encoded. */
const LINK_SECRET = /(hash(?:=|%3D))[^&\s"'<>]+/gi;

/** What must never stand in a log: contacts of buyers and the shop link. Numbers of ours are left alone. */
export function mask(text: string): string {
  return maskContacts(text.replace(LINK_SECRET, '$1***'));
}
