import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Event } from '../../../src/contract/today.ts';
import type { Place } from '../../../src/contract/window.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { moment } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';

const AGENT: Words = { ru: 'агент', en: 'agent' };
const RECEIPT: Words = { ru: 'чек', en: 'check' };
const RECORD: Words = { ru: 'запись', en: 'record' };
/** How the agent signs what it did itself. */
const BY_AGENT = 'agent';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  event: {
    display: 'grid',
    gridTemplateColumns: '112px 1fr',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function EventList({
  events,
  now,
  go,
}: {
  readonly events: readonly Event[];
  readonly now: number;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  return (
    <ol className={styles.list}>
      {events.map((event) => {
        const { id, at, jobId, checkId, cashboxId, detail, author } = event;
        // What an agent of a version before says in Russian alone stays so.
        const { detailEn = detail } = event;
        const name = checkId === undefined ? `${say(RECORD)} ${jobId}` : `${say(RECEIPT)} ${checkId}`;
        const by = author === BY_AGENT ? say(AGENT) : author;
        return (
          <li key={id} className={styles.event}>
            <Text size={200} className={styles.time}>
              {moment(at, now, language)}
            </Text>
            <div className={styles.words}>
              <Text>{say(event)}</Text>
              {detail !== '' && <Text size={200}>{say({ ru: detail, en: detailEn })}</Text>}
              <Text size={200} className={styles.quiet}>
                {jobId !== undefined && (
                  <Link as="button" inline onClick={() => go({ screen: 'receipts', jobId })}>
                    {name}
                  </Link>
                )}
                {[cashboxId, by]
                  .filter((word) => word !== undefined)
                  .map((word) => ` · ${word}`)
                  .join('')}
              </Text>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
