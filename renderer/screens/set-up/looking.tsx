import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const TOO_LONG: Words = {
  ru: 'Это занимает дольше обычного. Можно идти дальше: итог появится здесь. Или посмотрите ещё раз.',
  en: 'This takes longer than usual. You can go on: the result comes here. Or look again.',
};
/** A slow computer needs half a minute to name its programs, ms. */
const PATIENCE_MS = 30_000;

/** A look around this computer is under way; nobody looks at a spinner for ever. */
export function Looking({ words, again }: { readonly words: Words; readonly again: () => void }) {
  const say = useSay();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isLong) return <FaultBar words={TOO_LONG} again={again} />;
  return <Spinner size="tiny" labelPosition="after" label={say(words)} />;
}
