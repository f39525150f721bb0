import type { AgentState, Preferences } from '../../contract/window.ts';
import { agentWords } from '../words/tray-words.ts';
import type { Notice } from './alarm-notices.ts';

type State = AgentState['state'];

/** States in which nobody makes receipts until a person does something. */
const STUCK: ReadonlySet<State> = new Set<State>(['givenUp', 'foreign']);

/** What a person is told when the agent's state changes: that it is stuck, once. Undefined: the icon says enough. */
export function agentNotice(
  before: State | undefined,
  now: AgentState,
  language: Preferences['language'],
): Notice | undefined {
  if (!STUCK.has(now.state) || before === now.state) return undefined;
  return {
    title: `KassaBridge: ${agentWords(now)[language]}`,
    body: now.words?.[language] ?? '',
    place: { screen: 'now' },
    isUrgent: true,
  };
}
