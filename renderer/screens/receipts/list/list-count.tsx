import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { count, counted, type Forms } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { MOST_ROWS } from './receipt-list.tsx';
import type { ReceiptsView } from './receipts-view.ts';

const RECEIPTS: Forms = { ru: ['чек', 'чека', 'чеков'], en: ['receipt', 'receipts'] };
const FOUND: Words = { ru: 'Найдено:', en: 'Found:' };
const PARTIAL: Words = {
  ru: 'После обновления самые старые чеки ещё вносятся: в списке, поиске и счёте их пока нет.',
  en: 'After an update the oldest receipts are still being entered: list, search and number are without them.',
};

const useStyles = makeStyles({ count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' } });

/** How many there are, said aloud when a search changes it. */
export function ListCount({ view }: { readonly view: ReceiptsView }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  if (!view.wanted) return null;
  const isNarrowed = view.wanted.text.trim() !== '' || view.wanted.filter !== 'all';
  return (
    <Text size={200} className={styles.count} role="status">
      {isNarrowed && `${say(FOUND)} `}
      {counted(view.total, RECEIPTS, language)}
      {view.total > MOST_ROWS && ` · ${cutWords(language === 'ru', count(MOST_ROWS, language))}`}
      {view.isPartial && ` · ${say(PARTIAL)}`}
    </Text>
  );
}

const cutWords = (isRussian: boolean, rows: string): string =>
  isRussian
    ? `показаны последние ${rows}, остальные найдёт поиск`
    : `the last ${rows} are shown, the search finds the others`;
