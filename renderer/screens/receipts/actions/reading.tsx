import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const READING: Words = { ru: 'Агент читает ФН…', en: 'The agent reads the FN…' };
const LONG: Words = {
  ru: 'Это может занять несколько минут: чеки, которые ждут кассу, идут вперёд. Окно можно закрыть, чтение ничего не меняет.',
  en: 'This may take some minutes: receipts that wait for the cashbox go first. You may close this; reading changes nothing.',
};
const PATIENCE_MS = 5_000;

const useStyles = makeStyles({
  reading: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingVerticalL },
});

/** A reading of the FN takes its time; who waits is told why. */
export function Reading() {
  const styles = useStyles();
  const say = useSay();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.reading} role="status">
      <Spinner label={say(READING)} />
      {isLong && <Text>{say(LONG)}</Text>}
    </div>
  );
}
