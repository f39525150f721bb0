import type { AgentState, Preferences } from '../../contract/window.ts';
import { NOTICE_WORDS } from '../words/notice-words.ts';
import { agentWords } from '../words/tray-words.ts';
import type { Notice } from './alarm-notices.ts';

/** Nobody makes receipts, or nobody knows whether somebody does. */
export function agentStuck(agent: AgentState, language: Preferences['language']): Notice {
  return {
    title: `KassaBridge: ${agentWords(agent)[language]}`,
    body: agent.words?.[language] ?? '',
    place: { screen: 'now' },
    isUrgent: true,
  };
}

/** An agent that somebody was told of answers again; whether all is well its alarms say. */
export function agentBack(language: Preferences['language']): Notice {
  const { title, body } = NOTICE_WORDS.agentBack;
  return { title: title[language], body: body[language], place: { screen: 'now' }, isUrgent: false };
}
