import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import type { Tender } from '../../../../src/core/fiscal/terms.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { TENDER_WORDS } from '../words/receipt-words.ts';
import { type MoneyRow, MoneyRows } from './money-rows.tsx';
import { Section } from './section.tsx';

const PAID: Words = { ru: 'Оплата', en: 'Payment' };
const TOTAL: Words = { ru: 'Итого', en: 'Total' };
const VAT: Words = { ru: 'НДС', en: 'VAT' };
const OF: Words = { ru: 'с суммы', en: 'of' };
const BY_CASHBOX: Words = { ru: 'считает касса', en: 'counted by the cashbox' };
const TENDERS = Object.keys(TENDER_WORDS) as readonly Tender[];

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
  },
});

type Paid = Pick<ReceiptDetail, 'tenders' | 'vat'> & { readonly totalKop: number | undefined };

/** What it was paid with, and its VAT by rate. */
export function Payments({ paid: { tenders, vat, totalKop } }: { readonly paid: Paid }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const tenderRows = useTenderRows(tenders, totalKop);
  return (
    <div className={styles.both}>
      {tenderRows.length > 0 && (
        <Section title={PAID}>
          <MoneyRows rows={tenderRows} />
        </Section>
      )}
      {vat.length > 0 && (
        <Section title={VAT}>
          <MoneyRows
            rows={vat.map(({ rate, lineSumKop, vatKop }) => ({
              name: say(rate),
              beside: `${say(OF)} ${rubles(lineSumKop, language)}`,
              value: vatKop === undefined ? say(BY_CASHBOX) : rubles(vatKop, language),
            }))}
          />
        </Section>
      )}
    </div>
  );
}

/** A row each of what was used, and the sum of them all. */
export function useTenderRows(tenders: ReceiptDetail['tenders'], totalKop: number | undefined): readonly MoneyRow[] {
  const say = useSay();
  const language = useLanguage();
  const rows: MoneyRow[] = TENDERS.flatMap((name) => {
    const kopecks = tenders[name];
    return kopecks === undefined ? [] : [{ name: say(TENDER_WORDS[name]), value: rubles(kopecks, language) }];
  });
  if (totalKop === undefined || rows.length === 0) return rows;
  return [...rows, { name: say(TOTAL), value: rubles(totalKop, language), isTotal: true }];
}
