import { Button } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { PAGES } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';
import { useDeed } from '../state/deed.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';
import { type Deed, LiveOutcome } from './live-outcome.tsx';

/** Leads to a page of the world, in the person's own browser; that it did not open is said with its address. */
export function PageLink({ page, words }: { readonly page: (typeof PAGES)[number]; readonly words: Words }) {
  const say = useSay();
  const { deed, act } = useDeed();
  const open = () =>
    act(async (): Promise<Deed | undefined> => {
      const outcome = await bridge.shell.openPage({ page });
      return outcome.state === 'failed' ? { done: false, words: outcome.words } : undefined;
    });
  return (
    <div>
      <Button size="small" appearance="transparent" icon={<OpenRegular />} onClick={open}>
        {say(words)}
      </Button>
      <LiveOutcome deed={deed} />
    </div>
  );
}
