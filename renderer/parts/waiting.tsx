import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';
import { FaultBar } from './fault-bar.tsx';

const WAITING: Words = { ru: 'Спрашиваем агента…', en: 'Asking the agent…' };
const TOO_LONG: Words = {
  ru: 'Агент долго не отвечает. Чеки он при этом может пробивать; посмотрите на значок или повторите.',
  en: 'The agent takes long to answer. It may still be making receipts; look at the icon, or try again.',
};
const PATIENCE_MS = 10_000;

/** Nobody looks at a spinner for ever: after a while it says what that may mean. */
export function Waiting({ words = WAITING, again }: { readonly words?: Words; readonly again?: () => void }) {
  const say = useSay();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isLong) return <FaultBar words={TOO_LONG} {...(again && { again })} />;
  return <Spinner label={say(words)} />;
}
