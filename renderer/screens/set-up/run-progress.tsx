import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { Progress } from '../../../src/contract/set-up.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const CANCEL: Words = { ru: 'Остановить', en: 'Stop' };

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  told: { color: tokens.colorNeutralForeground2, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** How far something that takes long has come, with the way to stop it. */
export function RunProgress({
  begun,
  told,
  keepsTold = false,
  onCancel,
}: {
  /** Said until the first news. */
  readonly begun: Words;
  readonly told: readonly Progress[];
  /** Shows what was told before, too. */
  readonly keepsTold?: boolean;
  readonly onCancel: () => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const last = told.at(-1);
  const words = say(last ?? begun);
  const share = last?.done !== undefined && last.of ? { value: last.done, max: last.of } : {};
  return (
    <div className={styles.progress}>
      {keepsTold && told.length > 1 && (
        <ul className={styles.told}>
          {told.slice(0, -1).map((one) => (
            <li key={one.en}>{say(one)}</li>
          ))}
        </ul>
      )}
      <Text role="status">{words}</Text>
      <ProgressBar {...share} aria-label={words} thickness="large" />
      <Button onClick={onCancel}>{say(CANCEL)}</Button>
    </div>
  );
}
