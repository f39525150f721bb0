import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import { useNow } from '../../../state/now.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { moment } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { Section } from './section.tsx';

const HAPPENED: Words = { ru: 'Что происходило', en: 'What happened' };
const SAID: Words = { ru: 'Что ответили касса и магазин', en: 'What the cashbox and the shop said' };
const AGENT: Words = { ru: 'агент', en: 'agent' };
/** As the journal writes the author where no person decided. */
const BY_AGENT = 'agent';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, lineHeight: tokens.lineHeightBase300 },
  moment: {
    display: 'grid',
    gridTemplateColumns: '112px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  time: {
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  small: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  author: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, textAlign: 'right' },
  code: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** Everything the journal knows of it, oldest first, with who did it. */
export function History({ timeline }: Pick<ReceiptDetail, 'timeline'>) {
  const styles = useStyles();
  const say = useSay();
  return (
    <Section title={HAPPENED}>
      <ol className={styles.list}>
        {timeline.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history is only added to
          <Moment key={at} at={entry.at} author={entry.author === BY_AGENT ? say(AGENT) : entry.author}>
            {say(entry)}
            {entry.detail !== '' && <span className={styles.small}>{say(detailOf(entry))}</span>}
          </Moment>
        ))}
      </ol>
    </Section>
  );
}

/** What an agent of a version before says in Russian alone stays so. */
const detailOf = ({ detail, detailEn = detail }: ReceiptDetail['timeline'][number]): Words => ({
  ru: detail,
  en: detailEn,
});

/** Answers in the words of the catalog, newest last. */
export function Said({ said }: Pick<ReceiptDetail, 'said'>) {
  const styles = useStyles();
  const say = useSay();
  if (said.length === 0) return null;
  return (
    <Section title={SAID}>
      <ul className={styles.list}>
        {said.map((entry) => (
          <Moment key={`${entry.at} ${entry.code}`} at={entry.at}>
            {say(entry)} <span className={styles.code}>{say(entry).includes(entry.code) ? '' : entry.code}</span>
          </Moment>
        ))}
      </ul>
    </Section>
  );
}

function Moment({
  at,
  author,
  children,
}: {
  readonly at: number;
  readonly author?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const language = useLanguage();
  const now = useNow();
  return (
    <li className={styles.moment}>
      <span className={styles.time}>{moment(at, now, language)}</span>
      <span>{children}</span>
      {author !== undefined && <span className={styles.author}>{author}</span>}
    </li>
  );
}
