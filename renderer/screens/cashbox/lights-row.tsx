import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { agoWords } from '../../words/ago-words.ts';
import { evidenceNow } from '../../words/evidence-now.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const NAMES: Readonly<Record<keyof CashboxStatus['lights'], Words>> = {
  cashbox: { ru: 'Касса', en: 'Cashbox' },
  fn: { ru: 'ФН', en: 'FN' },
  ofd: { ru: 'ОФД', en: 'OFD' },
};
const PARTS = Object.keys(NAMES) as readonly (keyof CashboxStatus['lights'])[];

const useStyles = makeStyles({
  lights: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  light: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Its three lights, each with its evidence and the age of it, said once. */
export function LightsRow({
  lights,
  oldMs,
}: {
  readonly lights: CashboxStatus['lights'];
  /** How old the picture itself is, ms. */
  readonly oldMs: number;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <ul className={styles.lights}>
      {PARTS.map((part) => {
        const light = lights[part];
        const { words, ageMs } = evidenceNow(light, oldMs);
        return (
          <li key={part} className={styles.light}>
            <LightMark state={light.state} />
            <div className={styles.words}>
              <Text weight="semibold">{say(NAMES[part])}</Text>
              <Text>{say(words)}</Text>
              {ageMs !== undefined && (
                <Text size={200} className={styles.quiet}>
                  {say(agoWords(ageMs))}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
