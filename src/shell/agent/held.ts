import type { AgentState } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import { AGENT_STATE_WORDS, foreignWords, wontStartWords } from '../words/agent-words.ts';
import type { AgentProcess } from './agent-process.ts';

/** How soon it is tried again where somebody else had what the agent needs, ms. */
const FOREIGN_AGAIN_MS = 60_000;
/** Exit codes of the agent: `src/cli/exit.ts`. */
const EXIT = { usage: 2, alreadyRunning: 3 } as const;

/** Why it is not started now: until a person wants it, or (somebody else has what it needs) until then, monotonic ms. */
export interface Held {
  readonly state: 'givenUp' | 'foreign';
  readonly words: Words;
  readonly cause?: NonNullable<AgentState['cause']>;
  readonly untilMs?: number;
}

/** A person has ended it. */
export const STOPPED: Held = { state: 'givenUp', words: AGENT_STATE_WORDS.stopped, cause: 'person' };

/** Somebody has ended it elsewhere: on the command line, or the system did. */
export const ENDED: Held = { state: 'givenUp', words: AGENT_STATE_WORDS.ended, cause: 'person' };

/** @param said why it does not start */
export function wontStart(said: string, cause: NonNullable<Held['cause']> = 'itself'): Held {
  return { state: 'givenUp', words: wontStartWords(said), cause };
}

/**
 * What the end of a process that never answered says about the next start.
 *
 * @param now monotonic ms
 * @returns undefined: nothing speaks against it
 */
export function heldAfter({ code, said }: Awaited<AgentProcess['ended']>, now: number): Held | undefined {
  if (code === undefined) return wontStart(said);
  if (code === EXIT.usage) return wontStart(said, 'settings');
  // Somebody has what it needs and is not to be found in our state folder: another user, another installation.
  if (code === EXIT.alreadyRunning)
    return { state: 'foreign', words: foreignWords(said), untilMs: now + FOREIGN_AGAIN_MS };
  return undefined;
}

/** @param now monotonic ms */
export function isHeld(held: Held | undefined, now: number): held is Held {
  return held !== undefined && now < (held.untilMs ?? Number.POSITIVE_INFINITY);
}
