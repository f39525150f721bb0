import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { FILTER_WORDS } from '../words/receipt-words.ts';
import type { Wanted } from './receipts-view.ts';

const NONE_YET: Words = { ru: 'Чеков ещё не было', en: 'No receipt yet' };
const FIRST: Words = {
  ru: 'Первый появится здесь сам, как только магазин его пришлёт.',
  en: 'The first one comes here by itself as soon as the shop sends it.',
};
const NOTHING: Words = { ru: 'Ничего не нашлось', en: 'Nothing found' };
const BY: Words = { ru: 'Искать можно по:', en: 'You can search by:' };
const WAYS: readonly Words[] = [
  { ru: 'номеру чека целиком — 5120', en: 'the whole number of a check: 5120' },
  { ru: 'сумме в рублях — 3 499 или 3499,50', en: 'a sum in rubles: 3 499 or 3499.50' },
  {
    ru: 'последним цифрам телефона или началу почты, от четырёх знаков',
    en: 'the last digits of a phone or the start of an address, four signs or more',
  },
  { ru: 'номеру ФД, ФПД или ФН', en: 'a number of an FD, FPD or FN' },
];
const NONE_OF_SORT: Words = { ru: 'Таких чеков нет', en: 'There is no such receipt' };
const SHOW_ALL: Words = { ru: 'Показать все чеки', en: 'Show all receipts' };
const ALL: Wanted = { text: '', filter: 'all' };

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    maxWidth: '460px',
    margin: `${tokens.spacingVerticalXXL} auto`,
  },
  ways: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
});

/** Why there is no row, and what to do about it. */
export function EmptyList({ wanted, onWant }: { readonly wanted: Wanted; readonly onWant: (wanted: Wanted) => void }) {
  const styles = useStyles();
  const say = useSay();
  const isSearch = wanted.text.trim() !== '';
  if (!isSearch && wanted.filter === 'all') {
    return (
      <div className={styles.empty}>
        <Subtitle2 as="h2">{say(NONE_YET)}</Subtitle2>
        <Text>{say(FIRST)}</Text>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <Subtitle2 as="h2">{say(isSearch ? NOTHING : NONE_OF_SORT)}</Subtitle2>
      {isSearch && <Text>{say(BY)}</Text>}
      {isSearch && (
        <ul className={styles.ways}>
          {WAYS.map((way) => (
            <li key={way.en}>{say(way)}</li>
          ))}
        </ul>
      )}
      {wanted.filter !== 'all' && <Text>«{say(FILTER_WORDS[wanted.filter])}»</Text>}
      <Button onClick={() => onWant(ALL)}>{say(SHOW_ALL)}</Button>
    </div>
  );
}
