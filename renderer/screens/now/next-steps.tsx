import { Button, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { Place } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const TITLE: Words = { ru: 'Что сделать', en: 'What to do' };
const DECIDE: Words = { ru: 'Решить', en: 'Decide' };
const ALL_ALARMS: Words = { ru: 'Все тревоги', en: 'All alarms' };
const PARKED: Words = { ru: 'Чек ждёт вашего решения', en: 'A receipt waits for your decision' };
/** More than that are on the screen of alarms. */
const SHOWN = 4;

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  step: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  row: { flexDirection: 'row' },
});

/** One clear next step for each trouble: first what stands as an alarm, then what a person has to decide. */
export function NextSteps({
  snapshot,
  go,
}: {
  readonly snapshot: StatusSnapshot;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const { alarms, parked } = snapshot;
  if (alarms.length === 0 && parked.length === 0) return null;
  const left = alarms.length - SHOWN;
  return (
    <section className={styles.steps} aria-labelledby="next-steps">
      <Subtitle2 as="h2" id="next-steps">
        {say(TITLE)}
      </Subtitle2>
      {alarms.slice(0, SHOWN).map(({ key, level, about, reason, cure }) => (
        <Card key={key} appearance="filled-alternative" className={styles.row}>
          <div className={styles.step}>
            <LightMark state={level} />
            <div className={styles.words}>
              <Text weight="semibold">{say(cure)}</Text>
              <Text size={200}>
                {say(about)}: {say(reason)}
              </Text>
            </div>
          </div>
        </Card>
      ))}
      {left > 0 && (
        <div>
          <Button onClick={() => go({ screen: 'alarms' })}>{`${say(ALL_ALARMS)} (+${left})`}</Button>
        </div>
      )}
      {parked.slice(0, SHOWN).map(({ jobId, checkId, error }) => (
        <Card key={jobId} appearance="filled-alternative">
          <div className={styles.step}>
            <LightMark state="attention" />
            <div className={styles.words}>
              <Text weight="semibold">
                {say(PARKED)}
                {checkId === undefined ? '' : ` (${checkId})`}
              </Text>
              {error && <Text size={200}>{say(error)}</Text>}
            </div>
            <Button onClick={() => go({ screen: 'receipts', jobId })}>{say(DECIDE)}</Button>
          </div>
        </Card>
      ))}
    </section>
  );
}
