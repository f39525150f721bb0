import type { Glance } from '../../contract/glance.ts';
import type { AgentState, Preferences } from '../../contract/window.ts';
import type { LightState } from '../../core/health/light.ts';
import { timeWords } from '../words/time-words.ts';
import { agentWords, LIGHT_NAMES, LIGHT_WORDS, paused, waitingParts } from '../words/tray-words.ts';

/** More than that Windows cuts off in the middle of a word, UTF-16 units. */
export const TOOLTIP_AT_MOST = 127;

export interface TrayView {
  readonly glance: Glance | undefined;
  readonly agent: AgentState;
  readonly language: Preferences['language'];
  /** ms since the epoch. */
  readonly now: number;
}

/** The four lights in one line, and what waits. */
export function tooltip(view: TrayView): string {
  const lines = [lightsLine(view), waitingLine(view)].filter((line) => line !== '');
  return cut(lines.join('\n'));
}

/** `Сайт ✓ · Касса ✓ · ФН ? · ОФД !`: by sign, so that it fits. */
function lightsLine({ glance, agent, language }: TrayView): string {
  if (agent.state !== 'running' || !glance) return `KassaBridge: ${agentWords(agent)[language]}`;
  return Object.entries(LIGHT_NAMES)
    .map(([name, words]) => `${words[language]} ${SIGNS[glance.lights[name as keyof typeof LIGHT_NAMES].state]}`)
    .join(' · ');
}

const SIGNS: Readonly<Record<LightState, string>> = { fine: '✓', unknown: '?', attention: '!', trouble: '✗' };

/** What waits, in words. */
function waitingLine({ glance, agent, language, now }: TrayView): string {
  if (agent.state !== 'running' || !glance) return '';
  const pause = glance.paused && paused(timeWords(glance.paused.until, now))[language];
  const parts = [...(pause ? [pause] : []), ...waitingParts(glance).map((words) => words[language])];
  const said = parts.length > 0 ? parts : [LIGHT_WORDS.nothingWaits[language]];
  // The picture says it only where nothing is worse.
  return [...said, ...(glance.training ? [LIGHT_WORDS.training[language]] : [])].join(', ');
}

function cut(text: string): string {
  return text.length <= TOOLTIP_AT_MOST ? text : `${text.slice(0, TOOLTIP_AT_MOST - 1).trimEnd()}…`;
}
