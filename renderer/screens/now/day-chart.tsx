import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { Today } from '../../../src/contract/today.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { counted, type Forms } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';

const TITLE: Words = { ru: 'Чеки за день, по часам', en: "The day's receipts by the hour" };
const RECEIPTS: Forms = { ru: ['чек', 'чека', 'чеков'], en: ['receipt', 'receipts'] };
const LATE: Words = { ru: 'дольше 5 минут', en: 'over five minutes' };
const MADE: Words = { ru: 'в ФН', en: 'in the FN' };
const OPEN: Words = { ru: 'ещё нет', en: 'not yet' };
const NONE: Words = { ru: 'Сегодня чеков ещё не было.', en: 'No receipt yet today.' };
const HOURS = 24;
const HEIGHT = 96;
const BAR = 20;
const STEP = 28;

const useStyles = makeStyles({
  chart: { width: '100%', height: 'auto', maxHeight: '160px' },
  made: { fill: tokens.colorBrandBackground },
  open: { fill: tokens.colorNeutralStroke1 },
  late: { fill: tokens.colorStatusWarningForeground3 },
  axis: { stroke: tokens.colorNeutralStroke2 },
  hour: { fill: tokens.colorNeutralForeground2, fontSize: '11px', textAnchor: 'middle' },
  key: { display: 'flex', gap: tokens.spacingHorizontalL, flexWrap: 'wrap' },
  swatch: { width: '10px', height: '10px', marginRight: tokens.spacingHorizontalXS },
});

type Hour = Today['hours'][number];

/** How busy each hour was: in the FN, late, and not yet; the same in words for whoever does not see bars. */
export function DayChart({ today }: { readonly today: Today }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const total = today.hours.reduce((sum, { received }) => sum + received, 0);
  const most = Math.max(1, ...today.hours.map(({ received }) => received));
  const spoken = today.hours
    .filter(({ received }) => received > 0)
    .map((hour) => `${hourOf(hour)}:00 — ${counted(hour.received, RECEIPTS, language)}`)
    .join('; ');
  return (
    <section aria-labelledby="day-chart">
      <Subtitle2 as="h2" id="day-chart">
        {say(TITLE)}
      </Subtitle2>
      {total === 0 ? (
        <Text block>{say(NONE)}</Text>
      ) : (
        <>
          <svg
            className={styles.chart}
            viewBox={`0 0 ${HOURS * STEP} ${HEIGHT + 20}`}
            role="img"
            aria-label={`${say(TITLE)}: ${spoken}`}
          >
            <line className={styles.axis} x1="0" x2={HOURS * STEP} y1={HEIGHT} y2={HEIGHT} />
            {today.hours.map((hour) => (
              <HourBar key={hour.at} hour={hour} most={most} />
            ))}
            {Array.from({ length: HOURS / 3 }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a clock do not move
              <text key={i} className={styles.hour} x={i * 3 * STEP + STEP / 2} y={HEIGHT + 15}>
                {i * 3}
              </text>
            ))}
          </svg>
          <div className={styles.key}>
            <Key className={styles.made} words={MADE} />
            <Key className={styles.late} words={LATE} />
            <Key className={styles.open} words={OPEN} />
          </div>
        </>
      )}
    </section>
  );
}

function hourOf({ at }: Hour): number {
  return new Date(at).getHours();
}

function HourBar({ hour, most }: { readonly hour: Hour; readonly most: number }) {
  const styles = useStyles();
  const { received, fiscal, late, refused } = hour;
  const x = hourOf(hour) * STEP + (STEP - BAR) / 2;
  const scale = HEIGHT / most;
  const slow = Math.min(late, received);
  const made = Math.max(0, Math.min(fiscal, received) - slow);
  const open = Math.max(0, received - made - slow - refused);
  const bars = [
    { className: styles.made, value: made },
    { className: styles.late, value: slow },
    { className: styles.open, value: open + refused },
  ];
  let top = HEIGHT;
  return bars.map(({ className, value }) => {
    const height = value * scale;
    top -= height;
    return value > 0 && <rect key={className} className={className} x={x} y={top} width={BAR} height={height} rx="2" />;
  });
}

function Key({ className, words }: { readonly className: string; readonly words: Words }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <Text size={200}>
      <svg className={styles.swatch} viewBox="0 0 10 10" aria-hidden>
        <rect className={className} width="10" height="10" rx="2" />
      </svg>
      {say(words)}
    </Text>
  );
}
