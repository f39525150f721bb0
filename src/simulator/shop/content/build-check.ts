import type { Json } from '../php.ts';
import type { CheckContent, HandOutContext } from './check-content.ts';
import { contactOf } from './contact.ts';
import { bentToTotal, contentLines, splitWhereNeeded } from './content-lines.ts';
import { contentPayments } from './content-payments.ts';
import { v1Check } from './v1.ts';
import { v2Check } from './v2.ts';

/** One check in the words of its protocol version, read from the order now. Source: bitrix-protocol.md, 6.2–6.4, 7.6. */
export function buildCheck(
  context: HandOutContext,
  changed: (content: CheckContent) => CheckContent = (content) => content,
): { readonly [key: string]: Json | undefined } {
  const content = changed(contentOf(context));
  return context.format === 'V1' ? v1Check(context, content) : v2Check(context, content);
}

function contentOf({ check, order, cashbox, site, format }: HandOutContext): CheckContent {
  if (!order) return { payments: [], lines: [], totalKop: 0, contact: null };
  const payments = contentPayments(check, order);
  const totalKop = payments.reduce((sum, payment) => sum + payment.sumKop, 0);
  const contact = contactOf(order, format === 'V1' ? null : cashbox.settings, site.emailFrom);
  let lines = contentLines(check, order, totalKop, site);
  if (site.splitsLines) lines = splitWhereNeeded(lines);
  if (site.bendsAmounts) lines = bentToTotal(lines, totalKop);
  return { payments, lines, totalKop, contact };
}
