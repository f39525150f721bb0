import { Button, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { Picture, Place } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { Step } from './step.ts';
import { OPEN_RECEIPTS, OPEN_SET_UP } from './step-words.ts';
import { alarmSteps, lightSteps } from './steps.ts';

const TITLE: Words = { ru: 'Что сделать', en: 'What to do' };
const DECIDE: Words = { ru: 'Решить', en: 'Decide' };
const ALL_ALARMS: Words = { ru: 'Все тревоги', en: 'All alarms' };
const PARKED: Words = { ru: 'Чек ждёт вашего решения', en: 'A receipt waits for your decision' };
/** More alarms than that are on their own screen, and more receipts on theirs. */
const SHOWN = 4;

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  step: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** One clear next step for each trouble: what stands as an alarm, what a person has to decide, what only a light says so far. */
export function NextSteps({
  snapshot,
  logOnLost,
  go,
}: {
  readonly snapshot: StatusSnapshot;
  readonly logOnLost: Picture['logOnLost'];
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const alarms = alarmSteps(snapshot);
  const lights = lightSteps(snapshot);
  const { parked } = snapshot;
  if (alarms.length + lights.length + parked.length === 0 && !logOnLost) return null;
  return (
    <section className={styles.steps} aria-labelledby="next-steps">
      <Subtitle2 as="h2" id="next-steps">
        {say(TITLE)}
      </Subtitle2>
      {alarms.slice(0, SHOWN).map(({ key, level, about, reason, cure }) => (
        <StepCard
          key={key}
          step={{ state: level, todo: cure, why: { ru: `${about.ru}: ${reason.ru}`, en: `${about.en}: ${reason.en}` } }}
          go={go}
        />
      ))}
      <More count={alarms.length - SHOWN} words={ALL_ALARMS} onGo={() => go({ screen: 'alarms' })} />
      {parked.slice(0, SHOWN).map((job) => (
        <StepCard key={job.jobId} step={parkedStep(job)} go={go} />
      ))}
      <More count={parked.length - SHOWN} words={OPEN_RECEIPTS} onGo={() => go({ screen: 'receipts' })} />
      {lights.map(({ key, ...step }) => (
        <StepCard key={key} step={step} go={go} />
      ))}
      {logOnLost && (
        <StepCard
          step={{ ...logOnLost, state: 'attention', way: { words: OPEN_SET_UP, place: { screen: 'setUp' } } }}
          go={go}
        />
      )}
    </section>
  );
}

/** It holds up money until somebody has decided, as its alarm says too. */
function parkedStep({ jobId, checkId, error }: StatusSnapshot['parked'][number]): Omit<Step, 'key'> {
  const name = checkId === undefined ? '' : ` (${checkId})`;
  return {
    state: 'trouble',
    todo: { ru: `${PARKED.ru}${name}`, en: `${PARKED.en}${name}` },
    ...(error && { why: error }),
    way: { words: DECIDE, place: { screen: 'receipts', jobId } },
  };
}

function StepCard({ step, go }: { readonly step: Omit<Step, 'key'>; readonly go: (place: Place) => void }) {
  const styles = useStyles();
  const say = useSay();
  const { state, todo, why, way } = step;
  return (
    <Card appearance="filled-alternative">
      <div className={styles.step}>
        <LightMark state={state} />
        <div className={styles.words}>
          <Text weight="semibold">{say(todo)}</Text>
          {why && <Text size={200}>{say(why)}</Text>}
        </div>
        {way && <Button onClick={() => go(way.place)}>{say(way.words)}</Button>}
      </div>
    </Card>
  );
}

/** @param count how many are not shown here */
function More({ count, words, onGo }: { readonly count: number; readonly words: Words; readonly onGo: () => void }) {
  const say = useSay();
  if (count <= 0) return null;
  return (
    <div>
      <Button onClick={onGo}>{`${say(words)} (+${count})`}</Button>
    </div>
  );
}
