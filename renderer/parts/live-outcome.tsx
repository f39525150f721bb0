import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

/** What became of something a person did. */
export type Deed = { readonly done: true; readonly words: Words } | { readonly done: false; readonly words: Words };

/** Says it aloud too: the place is there before the news is. */
export function LiveOutcome({ deed }: { readonly deed: Deed | undefined }) {
  const say = useSay();
  return (
    <div aria-live="polite">
      {deed && (
        <MessageBar intent={deed.done ? 'success' : 'error'} layout="multiline">
          <MessageBarBody>{say(deed.words)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
