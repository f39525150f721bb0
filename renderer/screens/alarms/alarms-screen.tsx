import { Button, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { alarmPlace } from '../../../src/contract/alarm-place.ts';
import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { Place, Screen } from '../../../src/contract/window.ts';
import { ageWords } from '../../../src/core/health/age-words.ts';
import { bridge } from '../../bridge.ts';
import { LIGHT_WORDS, LightMark } from '../../parts/light-mark.tsx';
import { LiveOutcome } from '../../parts/live-outcome.tsx';
import { MarkedRow } from '../../parts/marked-row.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { useDeed } from '../../state/deed.ts';
import { useNow } from '../../state/now.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { moment } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';
import type { ScreenProps } from '../screen-props.ts';
import { WaysOut } from './ways-out.tsx';

const TITLE: Words = { ru: 'Тревоги', en: 'Alarms' };
const NONE: Words = { ru: 'Тревог нет', en: 'No alarms' };
const NONE_BODY: Words = {
  ru: 'Когда что-то случится, оно появится здесь, на значке и на путях оповещения.',
  en: 'When something happens it shows here, on the icon and on the ways people are told.',
};
const UNKNOWN: Words = { ru: 'Агент ещё ничего не сообщил.', en: 'The agent has said nothing yet.' };
const SEEN: Words = { ru: 'Я видел(а)', en: 'I have seen it' };
const SEEN_ALL: Words = { ru: 'Видел(а) все', en: 'Seen all' };
const SEEN_BY: Words = { ru: 'видел(а)', en: 'seen by' };
const NOTED: Words = {
  ru: 'Отмечено: повторять не будем, пока не станет хуже',
  en: 'Noted: it is not repeated until it gets worse',
};

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  item: { listStyleType: 'none' },
});

/** What stands, since when, what to do; and whether people can be told. */
export function AlarmsScreen({ picture, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const now = useNow();
  const { deed, busy, act } = useDeed();
  const { snapshot } = picture;
  const acknowledge = (keys: readonly string[]) =>
    act(async () => {
      const answered = await bridge.agent.acknowledge({ keys: [...keys] });
      return answered.ok ? { done: true, words: NOTED } : { done: false, words: answered.words };
    });
  const alarms = snapshot?.alarms ?? [];
  const unseen = alarms.filter(({ ackedBy }) => ackedBy === undefined);
  return (
    <ScreenFrame
      title={say(TITLE)}
      actions={
        unseen.length > 1 && (
          <Button disabled={busy} onClick={() => acknowledge([])}>
            {say(SEEN_ALL)}
          </Button>
        )
      }
    >
      <LiveOutcome deed={deed} />
      {!snapshot && <Text>{say(UNKNOWN)}</Text>}
      {snapshot && alarms.length === 0 && <NoAlarms snapshot={snapshot} />}
      <ul className={styles.list}>
        {alarms.map((alarm) => (
          <li key={alarm.key} className={styles.item}>
            <AlarmCard alarm={alarm} now={now} busy={busy} onSeen={() => acknowledge([alarm.key])} go={go} />
          </li>
        ))}
      </ul>
      {snapshot && <WaysOut snapshot={snapshot} now={now} />}
    </ScreenFrame>
  );
}

/** Without alarms nothing is wrong that we see; a light that is not known is no reason to say so. */
function NoAlarms({ snapshot }: { readonly snapshot: StatusSnapshot }) {
  const styles = useStyles();
  const say = useSay();
  const isKnown = Object.values(snapshot.lights).every(({ state }) => state !== 'unknown');
  return (
    <MarkedRow mark={<LightMark state={isKnown ? 'fine' : 'unknown'} size={32} quiet />}>
      <Subtitle2 as="h2">{say(NONE)}</Subtitle2>
      <Text className={styles.quiet}>{say(NONE_BODY)}</Text>
    </MarkedRow>
  );
}

function AlarmCard({
  alarm,
  now,
  busy,
  onSeen,
  go,
}: {
  readonly alarm: AlarmStatus;
  readonly now: number;
  readonly busy: boolean;
  readonly onSeen: () => void;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const { level, about, since, reason, cure, ackedBy } = alarm;
  const place = alarmPlace(alarm);
  const way = WAYS[place.screen];
  const lasts = `${moment(since, now, language)} (${say(ageWords(now - since))})`;
  return (
    <Card appearance="filled-alternative">
      <MarkedRow
        mark={<LightMark state={level} size={28} quiet />}
        buttons={
          <>
            {way && <Button onClick={() => go(place)}>{say(way)}</Button>}
            {ackedBy === undefined && (
              <Button disabled={busy} onClick={onSeen}>
                {say(SEEN)}
              </Button>
            )}
          </>
        }
      >
        <Subtitle2 as="h2">
          {say(about)}: {say(reason)}
        </Subtitle2>
        <Text>{say(cure)}</Text>
        <Text size={200} className={styles.quiet}>
          {`${say(LIGHT_WORDS[level])}, ${say(SINCE)} ${lasts}`}
          {ackedBy === undefined ? '' : `; ${say(SEEN_BY)} ${ackedBy}`}
        </Text>
      </MarkedRow>
    </Card>
  );
}

/** Where an alarm leads, in words; one without a screen of its own leads nowhere from here. */
const WAYS: Partial<Readonly<Record<Screen, Words>>> = {
  now: { ru: 'Открыть «Сейчас»', en: 'Open Now' },
  receipts: { ru: 'Открыть чеки', en: 'Open the receipts' },
  cashbox: { ru: 'Открыть кассу', en: 'Open the cashbox' },
};
const SINCE: Words = { ru: 'с', en: 'since' };
