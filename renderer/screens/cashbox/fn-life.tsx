import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CashboxDetail } from '../../../src/contract/cashbox-detail.ts';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { Facts } from '../../parts/facts.tsx';
import { useLanguage, useSay } from '../../words/language.tsx';
import { count, counted, deviceDate, type Forms } from '../../words/numbers.ts';
import type { Language, Words } from '../../words/words.ts';
import { Part } from './part.tsx';
import { ShareBar } from './share-bar.tsx';

type Bar = NonNullable<CashboxDetail['fnDays']>;

const TITLE: Words = { ru: 'Фискальный накопитель', en: 'Fiscal storage (FN)' };
const SERIAL: Words = { ru: 'Номер ФН', en: 'FN serial' };
const UNTIL: Words = { ru: 'Служит до', en: 'Serves until' };
const DAYS: Words = { ru: 'Срок', en: 'Term' };
const REGISTRATIONS: Words = { ru: 'Перерегистрации', en: 'Registrations' };
const LEFT: Words = { ru: 'осталось', en: 'left:' };
const OF: Words = { ru: 'из', en: 'of' };
const NOTHING: Words = {
  ru: 'Касса ещё не рассказала о своём накопителе.',
  en: 'The cashbox has not told of its fiscal storage yet.',
};

const DAY_FORMS: Forms = { ru: ['день', 'дня', 'дней'], en: ['day', 'days'] };

const useStyles = makeStyles({
  bars: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '480px' },
});

/** How long the FN lasts. A whole that nobody has told is not invented: then there are words and no bar. */
export function FnLife({ box, detail }: { readonly box: CashboxStatus; readonly detail: CashboxDetail | undefined }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const { identity, fnLife } = box;
  const bars = barsOf(box, detail);
  const until = fnLife && deviceDate(fnLife.validUntil, language);
  if (!identity && !until && bars.length === 0) {
    return (
      <Part title={TITLE}>
        <Text>{say(NOTHING)}</Text>
      </Part>
    );
  }
  return (
    <Part title={TITLE}>
      <Facts
        facts={[
          { name: SERIAL, value: identity?.fnSerial },
          { name: UNTIL, value: until },
        ]}
      />
      <div className={styles.bars}>
        {bars.map(({ name, bar }) => (
          <ShareBar key={name.en} name={say(name)} words={leftWords(bar, language)} value={bar.left} of={bar.of} />
        ))}
      </div>
    </Part>
  );
}

/** Registrations are in the picture too, so they are there while nobody answers. */
function barsOf({ fnLife }: CashboxStatus, detail: CashboxDetail | undefined) {
  const registrations: Bar | undefined =
    detail?.fnRegistrations ?? (fnLife && { left: fnLife.registrationsLeft, unit: 'registrations' });
  const bars: readonly { readonly name: Words; readonly bar: Bar | undefined }[] = [
    { name: DAYS, bar: detail?.fnDays },
    { name: REGISTRATIONS, bar: registrations },
  ];
  return bars.flatMap(({ name, bar }) => (bar ? [{ name, bar }] : []));
}

function leftWords({ left, of, unit }: Bar, language: Language): string {
  const whole = of === undefined ? '' : ` ${OF[language]} ${amount(of, unit, language)}`;
  return `${LEFT[language]} ${amount(left, unit, language)}${whole}`;
}

function amount(value: number, unit: Bar['unit'], language: Language): string {
  return unit === 'days' ? counted(value, DAY_FORMS, language) : count(value, language);
}
