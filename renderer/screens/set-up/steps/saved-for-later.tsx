import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { Picture } from '../../../../src/contract/window.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { AgentStart } from './agent-start.tsx';
import { DemoEnd } from './demo-end.tsx';

const OLD: Words = {
  ru: 'Агент пока работает с прежними настройками: новые начнут действовать, когда он перезапустится.',
  en: 'The agent still works with the settings of before: the new ones count once it has started anew.',
};

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

/** Saved is not in force: an agent that began before the saving knows nothing of it. */
export function SavedForLater({ picture: { agent, snapshot, isDemo } }: { readonly picture: Picture }) {
  const styles = useStyles();
  const say = useSay();
  const { savedAt } = useWizard();
  if (savedAt === undefined) return null;
  if (isDemo) return <DemoEnd />;
  if (agent.state !== 'running' || !snapshot || snapshot.startedAt >= savedAt) return null;
  return (
    <div className={styles.part}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{say(OLD)}</MessageBarBody>
      </MessageBar>
      <AgentStart state={agent.state} />
    </div>
  );
}
