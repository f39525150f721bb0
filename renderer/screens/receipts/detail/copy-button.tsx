import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { bridge } from '../../../bridge.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const COPIED: Words = { ru: 'Скопировано', en: 'Copied' };
const NOT_COPIED: Words = { ru: 'Не скопировалось', en: 'Not copied' };
const SHOWN_MS = 3_000;

const useStyles = makeStyles({
  copy: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Puts a text where other programs can paste it, and says whether that worked. */
export function CopyButton({ label, text }: { readonly label: Words; readonly text: string }) {
  const styles = useStyles();
  const say = useSay();
  const [said, setSaid] = useState<Words>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const { state } = await bridge.shell.copyText({ text });
    setSaid(state === 'done' ? COPIED : NOT_COPIED);
  };
  return (
    <span className={styles.copy}>
      <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
        {say(label)}
      </Button>
      <Text size={200} role="status">
        {said && say(said)}
      </Text>
    </span>
  );
}
