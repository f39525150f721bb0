import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import type { RefObject } from 'react';
import type { ReceiptRow } from '../../../../src/contract/receipts.ts';
import { useNow } from '../../../state/now.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { moment } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { checkName, headline } from '../words/receipt-words.ts';

const RECEIVED: Words = { ru: 'получен', en: 'received' };

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle1, margin: 0, fontVariantNumeric: 'tabular-nums', outlineStyle: 'none' },
  under: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** Operation and sum, and what people call the receipt. */
export function Headline({
  row,
  focus,
}: {
  readonly row: ReceiptRow;
  readonly focus: RefObject<HTMLHeadingElement | null>;
}) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  return (
    <div>
      <h2 ref={focus} tabIndex={-1} className={styles.title}>
        {say(headline(row))}
      </h2>
      <Text className={styles.under}>
        {say(checkName(row))} · {say(RECEIVED)} {moment(row.receivedAt, now, language)}
      </Text>
    </div>
  );
}
