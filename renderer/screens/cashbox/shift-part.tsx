import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { span } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';
import { Part } from './part.tsx';
import { ShareBar } from './share-bar.tsx';

type Shift = NonNullable<CashboxStatus['shift']>;

const TITLE: Words = { ru: 'Смена', en: 'Shift' };
const STATES: Readonly<Record<Shift['state'], Words>> = {
  open: { ru: 'открыта', en: 'is open' },
  closed: { ru: 'закрыта', en: 'is closed' },
  expired: {
    ru: 'открыта дольше 24 часов: касса не примет чек, пока её не закроют',
    en: 'is open for over 24 hours: the cashbox takes no receipt until it is closed',
  },
};
const SHIFT: Words = { ru: 'Смена №', en: 'Shift' };
const AGE: Words = { ru: 'Возраст смены', en: 'Age of the shift' };
const OF_DAY: Words = { ru: 'из 24 ч', en: 'of 24 h' };
const NOT_KNOWN: Words = { ru: 'Открыта ли смена, неизвестно.', en: 'Whether a shift is open is not known.' };
const MINUTE_MS = 60_000;
/** The law closes a shift after a day. Source: fiscal-domain 5.1. */
const LONGEST_MINUTES = 24 * 60;

const useStyles = makeStyles({
  bar: { maxWidth: '480px' },
  state: { color: tokens.colorNeutralForeground1 },
});

/** Is a shift open, which one, and how much of its day has gone. */
export function ShiftPart({ shift }: { readonly shift: Shift | undefined }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  if (!shift) {
    return (
      <Part title={TITLE}>
        <Text>{say(NOT_KNOWN)}</Text>
      </Part>
    );
  }
  const { state, number, ageMinutes } = shift;
  return (
    <Part title={TITLE}>
      <Text className={styles.state}>
        {language === 'ru'
          ? `${say(SHIFT)}${number} ${say(STATES[state])}`
          : `${say(SHIFT)} ${number} ${say(STATES[state])}`}
      </Text>
      {state !== 'closed' && ageMinutes !== undefined && (
        <div className={styles.bar}>
          <ShareBar
            name={say(AGE)}
            words={`${span(ageMinutes * MINUTE_MS, language)} ${say(OF_DAY)}`}
            value={ageMinutes}
            of={LONGEST_MINUTES}
            warnsAt="full"
          />
        </div>
      )}
    </Part>
  );
}
