import { CHECK_TYPES } from '../check-types.ts';
import type { Json } from '../php.ts';
import { type CheckContent, type HandOutContext, rubles } from './check-content.ts';
import type { ContentLine } from './content-lines.ts';
import { vatWord } from './vat-word.ts';

const DISCOUNT_AS_SUM = 0;

/** A check for FFD 1.0. Source: bitrix-protocol.md, section 6.2. */
export function v1Check(context: HandOutContext, content: CheckContent): { readonly [key: string]: Json | undefined } {
  const { check, cashbox, nowMs, uuid } = context;
  return {
    payments: content.payments.map(({ kind, sumKop }) => ({
      type: cashbox.settings?.payment[kind] ?? null,
      value: rubles(sumKop),
    })),
    type: CHECK_TYPES[check.type].sign === 'income' ? 1 : 2,
    uuid,
    zn: cashbox.serialNumber,
    items: content.lines.map((line) => v1Item(line, context)),
    client: content.contact,
    timestamp: String(Math.floor(nowMs / 1000)),
  };
}

function v1Item(line: ContentLine, { cashbox, check }: HandOutContext): Json {
  const beforeKop = Math.round((line.basePriceKop * line.quantityMilli) / 1000);
  const discountKop = beforeKop - line.sumKop;
  const discount = discountKop === 0 ? {} : { discount: rubles(discountKop), discount_type: DISCOUNT_AS_SUM };
  return {
    name: line.name,
    price: rubles(line.basePriceKop),
    quantity: line.quantityMilli / 1000,
    ...discount,
    VAT: vatWord(cashbox.settings, line.vatRowId, check.type),
  };
}
