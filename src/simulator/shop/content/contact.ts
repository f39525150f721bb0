import type { CashboxSettings, ShopOrder } from '../data/records.ts';

/**
 * Where the electronic receipt goes. With a phone but no e-mail and the default setting it is null: the shop's own
 * address steps in only when the buyer left neither. Source: bitrix-protocol.md, section 7.4.
 */
export function contactOf(order: ShopOrder, settings: CashboxSettings | null, emailFrom: string): string | null {
  if (!order.email && !order.phone) return emailFrom;
  const phone = settings?.clientInfo === 'PHONE' ? normalizedPhone(order.phone) : null;
  return phone ?? order.email;
}

/** Digits only; a leading 7 gets its plus, other countries come bare. Fewer than ten digits is no phone. */
export function normalizedPhone(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '');
  if (digits.length < 10) return null;
  return digits.startsWith('7') ? `+${digits}` : digits;
}
