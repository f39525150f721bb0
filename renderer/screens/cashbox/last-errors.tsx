import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CashboxDetail } from '../../../src/contract/cashbox-detail.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { moment } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';
import { Part } from './part.tsx';

const TITLE: Words = { ru: 'Последние ошибки', en: 'Last errors' };
const NONE: Words = { ru: 'За последние дни ошибок не было.', en: 'There were no errors in the last days.' };

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  item: { display: 'flex', gap: tokens.spacingHorizontalL, listStyleType: 'none' },
  at: { flexShrink: 0, width: '136px', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** What went wrong in the last days, newest first, in the words of the catalog. */
export function LastErrors({ errors, now }: { readonly errors: CashboxDetail['lastErrors']; readonly now: number }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  return (
    <Part title={TITLE}>
      {errors.length === 0 && <Text>{say(NONE)}</Text>}
      {errors.length > 0 && (
        <ul className={styles.list}>
          {errors.map((error) => (
            <li key={`${error.at} ${error.code}`} className={styles.item}>
              <Text className={styles.at}>{moment(error.at, now, language)}</Text>
              <Text className={styles.words}>{withCode(say(error), error.code)}</Text>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** The code stands behind its sentence, once. */
function withCode(words: string, code: string): string {
  return words.includes(code) ? words : `${words} [${code}]`;
}
