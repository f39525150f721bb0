import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReceiptLine } from '../../../../src/contract/receipts.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { quantity, rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';

const NAME: Words = { ru: 'Что', en: 'What' };
const PRICE: Words = { ru: 'Количество × цена', en: 'Quantity × price' };
const SUM: Words = { ru: 'Сумма', en: 'Sum' };
const MARKED: Words = { ru: 'маркировка', en: 'marked' };

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', lineHeight: tokens.lineHeightBase300 },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: `0 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    ':first-child': { paddingLeft: 0 },
  },
  cell: {
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':first-child': { paddingLeft: 0 },
  },
  name: { overflowWrap: 'anywhere' },
  number: { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  marked: { marginLeft: tokens.spacingHorizontalS },
});

/** The lines of a receipt, with the signs they have in it. */
export function LinesTable({ lines }: { readonly lines: readonly ReceiptLine[] }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const number = mergeClasses(styles.cell, styles.number);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            {say(NAME)}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number)}>
            {say(PRICE)}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number)}>
            {say(SUM)}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a receipt never change their order
          <tr key={at}>
            <td className={mergeClasses(styles.cell, styles.name)}>
              {line.itemName}
              {line.marked && (
                <Badge className={styles.marked} appearance="outline" color="informative" size="small">
                  {say(MARKED)}
                </Badge>
              )}
              <span className={styles.small}>
                {[line.paymentObject, line.paymentMethod, line.vat].map(say).join(' · ')}
              </span>
            </td>
            <td className={number}>
              {quantity(line.quantityMilli, language)} × {rubles(line.priceKop, language)}
            </td>
            <td className={number}>{rubles(line.lineSumKop, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
