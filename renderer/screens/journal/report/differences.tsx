import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Place } from '../../../../src/contract/window.ts';
import { DIFFERENCES } from '../../../../src/core/day/difference.ts';
import { byKind } from '../../../../src/core/day/report-words.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { Chapter } from './chapter.tsx';
import type { Report } from './report.ts';

type Difference = Report['differences'][number];

/** Of one kind at most: nobody reads more, and what is to be done is the same. */
const SHOWN = 20;
const RECEIPT: Words = { ru: 'чек', en: 'check' };
const RECORD: Words = { ru: 'запись', en: 'record' };
const CASHBOX: Words = { ru: 'касса', en: 'cashbox' };
const FD: Words = { ru: 'ФД', en: 'FD' };

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** The differences by kind: what it is, what to do, and the documents it is about. */
export function Differences({
  report: { differences, unlistedCount },
  go,
}: {
  readonly report: Report;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <>
      {byKind(differences).map(({ kind, own }) => (
        <Chapter key={kind} title={withCount(DIFFERENCES[kind].title, own.length)}>
          <Text>{say(DIFFERENCES[kind].next)}</Text>
          <ul className={styles.list}>
            {own.slice(0, SHOWN).map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change once it is shown
              <li key={at}>
                <One difference={one} go={go} />
              </li>
            ))}
            {own.length > SHOWN && <li>{say(more(own.length - SHOWN))}</li>}
          </ul>
        </Chapter>
      ))}
      {unlistedCount > 0 && <Text>{say(unlisted(unlistedCount))}</Text>}
    </>
  );
}

function One({ difference, go }: { readonly difference: Difference; readonly go: (place: Place) => void }) {
  const say = useSay();
  const language = useLanguage();
  const { cashboxId, checkId, jobId, fdNumber, otherFdNumber, totalKop, detail, code } = difference;
  const name = checkId === undefined ? `${say(RECORD)} ${jobId}` : `${say(RECEIPT)} ${checkId}`;
  const fd = [fdNumber, otherFdNumber].filter((number) => number !== undefined);
  const about = [
    `${say(CASHBOX)} ${cashboxId}`,
    ...(jobId === undefined && checkId !== undefined ? [name] : []),
    ...fd.map((number) => `${say(FD)} ${number}`),
    ...(totalKop === undefined ? [] : [rubles(totalKop, language)]),
  ];
  const said = say(detail);
  return (
    <>
      {jobId !== undefined && (
        <>
          <Link as="button" inline onClick={() => go({ screen: 'receipts', jobId })}>
            {name}
          </Link>
          {', '}
        </>
      )}
      {about.join(', ')}
      {said === '' ? '' : `: ${said}`}
      {code === undefined || said === '' ? '' : ` [${code}]`}
    </>
  );
}

const withCount = ({ ru, en }: Words, count: number): Words => ({ ru: `${ru}: ${count}`, en: `${en}: ${count}` });
const more = (count: number): Words => ({ ru: `и ещё ${count}`, en: `and ${count} more` });
const unlisted = (count: number): Words => ({
  ru: `И ещё ${count}: их слишком много, чтобы перечислить.`,
  en: `And ${count} more: too many to be listed.`,
});
