import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { Today } from '../../../src/contract/today.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { count, counted, type Forms } from '../../words/numbers.ts';
import type { Language, Words } from '../../words/words.ts';
import { type HourParts, partsOf, partsOfDay } from './hour-parts.ts';

const TITLE: Words = { ru: 'Чеки за день, по часам', en: "The day's receipts by the hour" };
const RECEIPTS: Forms = { ru: ['чек', 'чека', 'чеков'], en: ['receipt', 'receipts'] };
const NONE: Words = { ru: 'Сегодня чеков ещё не было.', en: 'No receipt yet today.' };
/** From the axis upwards. */
const PARTS: readonly (readonly [keyof HourParts, Words])[] = [
  ['made', { ru: 'в ФН', en: 'in the FN' }],
  ['late', { ru: 'дольше 5 минут', en: 'over five minutes' }],
  ['refused', { ru: 'отказано', en: 'refused' }],
  ['open', { ru: 'ещё нет', en: 'not yet' }],
];
const HOURS = 24;
const HEIGHT = 96;
/** Room for the number over the highest bar. */
const ABOVE = 16;
const BAR = 20;
const STEP = 28;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  chart: { width: '100%', height: 'auto', maxHeight: '180px' },
  // Each part has a pattern of its own: nobody has to tell colors apart.
  made: { fill: tokens.colorBrandBackground },
  late: { color: tokens.colorStatusWarningForeground3, fill: 'url(#day-late)', stroke: 'currentColor' },
  refused: { color: tokens.colorStatusDangerForeground1, fill: 'url(#day-refused)', stroke: 'currentColor' },
  open: {
    color: tokens.colorNeutralForeground3,
    fill: tokens.colorNeutralBackground1,
    stroke: 'currentColor',
    strokeDasharray: '3 2',
  },
  lateLines: { stroke: tokens.colorStatusWarningForeground3 },
  refusedLines: { stroke: tokens.colorStatusDangerForeground1 },
  axis: { stroke: tokens.colorNeutralStroke1 },
  label: { fill: tokens.colorNeutralForeground2, fontSize: '11px', textAnchor: 'middle' },
  key: { display: 'flex', gap: tokens.spacingHorizontalL, flexWrap: 'wrap' },
  swatch: { width: '12px', height: '12px', marginRight: tokens.spacingHorizontalXS },
});

type Hour = Today['hours'][number];

/** How busy each hour was, and what became of its receipts; the same in words for whoever does not see bars. */
export function DayChart({ today }: { readonly today: Today }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(...today.hours.map(({ received }) => received), 0);
  return (
    <section className={styles.part} aria-labelledby="day-chart">
      <Subtitle2 as="h2" id="day-chart">
        {say(TITLE)}
      </Subtitle2>
      {most === 0 ? (
        <Text block>{say(NONE)}</Text>
      ) : (
        <>
          <svg
            className={styles.chart}
            viewBox={`0 ${-ABOVE} ${HOURS * STEP} ${ABOVE + HEIGHT + 20}`}
            role="img"
            aria-label={`${say(TITLE)}: ${spoken(today, language)}`}
          >
            <Patterns />
            <line className={styles.axis} x1="0" x2={HOURS * STEP} y1={HEIGHT} y2={HEIGHT} />
            {today.hours.map((hour) => (
              <HourBar key={hour.at} hour={hour} most={most} />
            ))}
            {Array.from({ length: HOURS / 3 }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a clock do not move
              <text key={i} className={styles.label} x={i * 3 * STEP + STEP / 2} y={HEIGHT + 15}>
                {i * 3}
              </text>
            ))}
          </svg>
          <Key parts={partsOfDay(today)} />
        </>
      )}
    </section>
  );
}

/** `11:00 — 31 чек, из них дольше 5 минут 2, отказано 1; …` */
function spoken({ hours }: Today, language: Language): string {
  return hours
    .filter(({ received }) => received > 0)
    .map((hour) => {
      const parts = partsOf(hour);
      const said = PARTS.filter(([part]) => part !== 'made' && parts[part] > 0).map(
        ([part, words]) => `${words[language]} ${count(parts[part], language)}`,
      );
      const all = `${hourOf(hour)}:00 — ${counted(hour.received, RECEIPTS, language)}`;
      return said.length === 0 ? all : `${all}, ${OF_THEM[language]} ${said.join(', ')}`;
    })
    .join('; ');
}
const OF_THEM: Words = { ru: 'из них', en: 'of them' };

function hourOf({ at }: Hour): number {
  return new Date(at).getHours();
}

function HourBar({ hour, most }: { readonly hour: Hour; readonly most: number }) {
  const styles = useStyles();
  const language = useLanguage();
  const parts = partsOf(hour);
  const x = hourOf(hour) * STEP + (STEP - BAR) / 2;
  let top = HEIGHT;
  const bars = PARTS.map(([part]) => {
    const height = (parts[part] * HEIGHT) / most;
    top -= height;
    return height > 0 && <rect key={part} className={styles[part]} x={x} y={top} width={BAR} height={height} rx="2" />;
  });
  return (
    <>
      {bars}
      {hour.received > 0 && (
        <text className={styles.label} x={x + BAR / 2} y={top - 4}>
          {count(hour.received, language)}
        </text>
      )}
    </>
  );
}

/** Lines for what came late, a grid for what was refused. */
function Patterns() {
  const styles = useStyles();
  const frame = { width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' } as const;
  return (
    <defs>
      <pattern id="day-late" {...frame}>
        <path className={styles.lateLines} d="M0 0V5" strokeWidth="4" />
      </pattern>
      <pattern id="day-refused" {...frame}>
        <path className={styles.refusedLines} d="M0 0V5M0 0H5" strokeWidth="2" />
      </pattern>
    </defs>
  );
}

/** What each part means and how many of the day there are; what did not happen is not explained. */
function Key({ parts }: { readonly parts: HourParts }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={styles.key}>
      {PARTS.filter(([part]) => part === 'made' || parts[part] > 0).map(([part, words]) => (
        <Text key={part} size={200}>
          <svg className={styles.swatch} viewBox="0 0 12 12" aria-hidden>
            <rect className={styles[part]} x="0.5" y="0.5" width="11" height="11" rx="2" />
          </svg>
          {say(words)}: {count(parts[part], language)}
        </Text>
      ))}
    </div>
  );
}
