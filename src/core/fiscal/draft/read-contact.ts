import { MAX_CONTACT } from '../limits.ts';
import { isFiscalText } from '../text.ts';
import type { ReceiptDraft, ReceiptRules } from './draft.ts';
import { type Leniencies, refuse } from './refusal.ts';

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/u;
/** Shops normalize Russian numbers to `+7…`; other countries may come as bare digits (bitrix-protocol 7.4). */
const PHONE = /^\+?\d{7,15}$/;

/** May this text stand in tag 1008, unchanged? */
export function isContact(text: string): boolean {
  return text.length <= MAX_CONTACT && isFiscalText(text) && (EMAIL.test(text) || PHONE.test(text));
}

/** 1008. The contact never appears in a refusal: it is personal. @throws {Refused} */
export function readContact(draft: ReceiptDraft, rules: ReceiptRules, leniencies: Leniencies): string {
  const contact = draft.clientContact?.trim() ?? '';
  if (contact === '') return fallback(rules, leniencies);
  if (contact.length > MAX_CONTACT) return refuse('CB-409', `длиннее ${MAX_CONTACT} знаков`);
  if (!isFiscalText(contact)) return refuse('CB-409', 'есть знаки, которых нет в кассе');
  return isContact(contact) ? contact : refuse('CB-409', '');
}

function fallback(rules: ReceiptRules, leniencies: Leniencies): string {
  leniencies.need('missingContact', 'CB-408', '');
  const contact = rules.fallbackContact ?? '';
  return isContact(contact) ? contact : refuse('CB-408', 'в настройке fallbackContact нет годного адреса');
}
