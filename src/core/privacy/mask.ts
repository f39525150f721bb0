import { maskEmails } from './mask-emails.ts';
import { maskPhones } from './mask-phones.ts';

/**
 * Any text without the contacts of buyers in it: `i***@***.ru`, `+7***12`.
 *
 * Left as they are: FN (16 digits), devices (14), registrations, times (13), INN behind the word INN, fiscal signs, FD
 * numbers, money with its kopecks, dates. Bare digits of other lengths cannot be told from such numbers and are left too;
 * nothing that is a contact by its field may be handed to this function instead of being left out.
 */
export function maskContacts(text: string): string {
  return maskPhones(maskEmails(text));
}
