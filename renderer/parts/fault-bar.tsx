import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const AGAIN: Words = { ru: 'Повторить', en: 'Try again' };

/** Something could not be had: the sentence why, and a way to try once more. */
export function FaultBar({ words, again }: { readonly words: Words; readonly again?: () => void }) {
  const say = useSay();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{say(words)}</MessageBarBody>
      {again && (
        <MessageBarActions>
          <Button onClick={again}>{say(AGAIN)}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
