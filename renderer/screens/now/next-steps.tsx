import { Button, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { Picture, Place } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { MarkedRow } from '../../parts/marked-row.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { Step } from './step.ts';
import { OPEN_RECEIPTS, OPEN_SET_UP } from './step-words.ts';
import { nextSteps } from './steps.ts';

const TITLE: Words = { ru: 'Что сделать', en: 'What to do' };
const ALL_ALARMS: Words = { ru: 'Все тревоги', en: 'All alarms' };

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** One clear next step for each trouble. */
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
  const { steps, moreAlarms, moreParked } = nextSteps(snapshot);
  if (steps.length === 0 && !logOnLost) return null;
  return (
    <section className={styles.steps} aria-labelledby="next-steps">
      <Subtitle2 as="h2" id="next-steps">
        {say(TITLE)}
      </Subtitle2>
      {steps.map((step) => (
        <StepCard key={step.key} step={step} go={go} />
      ))}
      {logOnLost && (
        <StepCard
          step={{ ...logOnLost, state: 'attention', way: { words: OPEN_SET_UP, place: { screen: 'setUp' } } }}
          go={go}
        />
      )}
      <More count={moreAlarms} words={ALL_ALARMS} onGo={() => go({ screen: 'alarms' })} />
      <More count={moreParked} words={OPEN_RECEIPTS} onGo={() => go({ screen: 'receipts' })} />
    </section>
  );
}

function StepCard({ step, go }: { readonly step: Omit<Step, 'key'>; readonly go: (place: Place) => void }) {
  const say = useSay();
  const { state, todo, why, way } = step;
  return (
    <Card appearance="filled-alternative">
      <MarkedRow
        mark={<LightMark state={state} />}
        buttons={way && <Button onClick={() => go(way.place)}>{say(way.words)}</Button>}
      >
        <Text weight="semibold">{say(todo)}</Text>
        {why && <Text size={200}>{say(why)}</Text>}
      </MarkedRow>
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
