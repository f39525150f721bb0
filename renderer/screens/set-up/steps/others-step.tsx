import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OtherAgent } from '../../../../src/contract/set-up.ts';
import type { LightState } from '../../../../src/core/health/light.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { LightMark } from '../../../parts/light-mark.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { Looking } from '../looking.tsx';
import { StepFrame } from '../step-frame.tsx';
import { isInTheWay } from '../wizard/rivals.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const LOOKING: Words = { ru: 'Смотрим, какие программы здесь работают…', en: 'Looking which programs work here…' };
const AGAIN: Words = { ru: 'Посмотреть ещё раз', en: 'Look again' };
const RIVAL: Words = {
  ru: 'Здесь уже работает программа, которая пробивает чеки. Остановите её, прежде чем продолжать: иначе один чек пробьётся дважды.',
  en: 'A program that makes receipts is at work here already. Stop it before you go on: or one receipt is made twice.',
};
const NONE: Words = { ru: 'Других программ для касс не найдено.', en: 'No other program for cashboxes was found.' };
const NONE_SEEN: Words = {
  ru: 'В том, что удалось посмотреть, других программ для касс нет.',
  en: 'There is no other program for cashboxes in what could be looked at.',
};
const NOT_LOOKED: Words = { ru: 'Посмотреть не удалось:', en: 'Could not be looked at:' };
const PRESENCE: Readonly<Record<OtherAgent['presence'], Words>> = {
  running: { ru: 'работает сейчас', en: 'at work now' },
  autostart: { ru: 'запускается без вас', en: 'begins by itself' },
  installed: { ru: 'есть на компьютере', en: 'installed' },
};
/** Names are of any gender. */
const NEEDED: Words = { ru: 'не мешает', en: 'not in the way' };

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, margin: 0, padding: 0 },
  other: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM, listStyleType: 'none' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  none: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Who else is at work here; a rival before everybody else. */
export function OthersStep() {
  const styles = useStyles();
  const say = useSay();
  const { others: around, othersFault } = useWizard();
  const again = () => void wizard.lookAround();
  if (!around) {
    return (
      <StepFrame>
        {othersFault ? <FaultBar words={othersFault} again={again} /> : <Looking words={LOOKING} again={again} />}
      </StepFrame>
    );
  }
  const { others, notLooked } = around;
  const sorted = others.toSorted((one, other) => rank(one) - rank(other));
  return (
    <StepFrame>
      {others.some(isInTheWay) && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{say(RIVAL)}</MessageBarBody>
        </MessageBar>
      )}
      {others.length === 0 && (
        <div className={styles.none}>
          <LightMark state={notLooked.length === 0 ? 'fine' : 'unknown'} />
          <Text>{say(notLooked.length === 0 ? NONE : NONE_SEEN)}</Text>
        </div>
      )}
      <ul className={styles.list}>
        {sorted.map((other) => (
          <li key={other.name} className={styles.other}>
            <LightMark state={lightOf(other)} />
            <div className={styles.words}>
              <Text weight="semibold">
                {other.name} — {say(other.role === 'helper' ? NEEDED : PRESENCE[other.presence])}
              </Text>
              <Text className={styles.quiet}>{say(other.evidence)}</Text>
              <Text>{say(other.cure)}</Text>
            </div>
          </li>
        ))}
      </ul>
      {notLooked.length > 0 && (
        <Text className={styles.quiet}>
          {say(NOT_LOOKED)} {notLooked.map(say).join('; ')}.
        </Text>
      )}
      <div>
        <Button onClick={again}>{say(AGAIN)}</Button>
      </div>
    </StepFrame>
  );
}

function lightOf(other: OtherAgent): LightState {
  if (isInTheWay(other)) return 'trouble';
  return other.role === 'helper' ? 'fine' : 'attention';
}

const ORDER: readonly LightState[] = ['trouble', 'attention', 'unknown', 'fine'];
const rank = (other: OtherAgent) => ORDER.indexOf(lightOf(other));
