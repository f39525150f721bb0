import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { JobStatus, SideState } from '../../../../src/contract/snapshot.ts';
import { useNow } from '../../../state/now.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { moment } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { SideMark } from '../side-mark.tsx';
import { SIDE_WORDS } from '../words/receipt-words.ts';

const INTENTS: Readonly<Record<SideState, 'error' | 'warning' | 'info'>> = {
  inDoubt: 'error',
  parked: 'warning',
  refused: 'info',
};
const AGENT_ASKS: Words = {
  ru: 'Агент сам сверяется с ФН, делать ничего не нужно. Пока он не выяснит, пробит ли этот чек, новых чеков эта касса не начинает.',
  en: 'The agent asks the FN by itself; there is nothing to do. Until it knows, this cashbox begins no other receipt.',
};

const useStyles = makeStyles({
  sentence: { display: 'block', overflowWrap: 'anywhere' },
  code: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What stands in the way of it, in the words of the catalog, and until when it matters. */
export function TroubleBar({ status }: { readonly status: JobStatus }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { sides, error, refundAt } = status;
  const [worst] = sides;
  if (!worst && refundAt === undefined) return null;
  const isAsked = sides.includes('inDoubt');
  return (
    <MessageBar
      intent={worst ? INTENTS[worst] : 'warning'}
      layout="multiline"
      {...(worst && { icon: <SideMark side={worst} /> })}
    >
      <MessageBarBody>
        {worst && <MessageBarTitle>{sides.map((side) => say(SIDE_WORDS[side])).join(', ')}</MessageBarTitle>}
        {error && (
          <Text className={styles.sentence}>
            {say(error)} {!say(error).includes(error.code) && <span className={styles.code}>{error.code}</span>}
          </Text>
        )}
        {isAsked && <Text className={styles.sentence}>{say(AGENT_ASKS)}</Text>}
        {refundAt !== undefined && (
          <Text className={styles.sentence}>{say(refundWords(moment(refundAt, now, language)))}</Text>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

const refundWords = (when: string): Words => ({
  ru: `Если не пробить его до ${when}, платёжная система вернёт деньги покупателю.`,
  en: `Unless it is made by ${when}, the payment system gives the money back to the buyer.`,
});
