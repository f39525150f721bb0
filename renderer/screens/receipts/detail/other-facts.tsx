import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { Section } from './section.tsx';

const TITLE: Words = { ru: 'Прочее', en: 'Other facts' };
const CONTACT: Words = { ru: 'Контакт покупателя', en: "Buyer's contact" };
const CASHIER: Words = { ru: 'Кассир', en: 'Cashier' };
const PLACE: Words = { ru: 'Место расчётов', en: 'Place of settlement' };
const TAXATION: Words = { ru: 'Система налогообложения', en: 'Taxation' };
const SHOP: Words = { ru: 'Магазин', en: 'Shop' };
const CASHBOX: Words = { ru: 'Касса', en: 'Cashbox' };

/** Who, where, and by which taxation. */
export function OtherFacts({ receipt }: { readonly receipt: ReceiptDetail }) {
  const say = useSay();
  const { status, contact, cashier, settlementPlace, taxation } = receipt;
  return (
    <Section title={TITLE}>
      <Facts
        facts={[
          { name: CONTACT, value: contact },
          { name: CASHIER, value: cashier },
          { name: PLACE, value: settlementPlace },
          { name: TAXATION, value: taxation && say(taxation) },
          { name: SHOP, value: status.shopId },
          { name: CASHBOX, value: status.cashboxId },
        ]}
      />
    </Section>
  );
}
