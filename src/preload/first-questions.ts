import { CHANNELS, type RELAYED_CALLS, type SHELL_NAMES } from '../contract/window-names.ts';
import type { Wire } from './wire.ts';

/** What every page asks before it draws anything. */
const QUESTIONS: readonly (readonly [channel: string, name: (typeof SHELL_NAMES | typeof RELAYED_CALLS)[number]])[] = [
  [CHANNELS.shell, 'preferences'],
  [CHANNELS.shell, 'picture'],
  [CHANNELS.agent, 'today'],
];
/** An answer that a page takes later than that tells how things were, not how they are, ms. */
const NEW_FOR_MS = 2_000;

/** Gives an answer that is on its way already, once; undefined where the question has to be put. */
export type Early = (channel: string, name: string) => Promise<unknown> | undefined;

/**
 * Puts the first questions of a page while its scripts are still loaded: when it draws, the answers are there.
 *
 * @param ageMs how old the page is
 */
export function askEarly({ invoke }: Pick<Wire, 'invoke'>, ageMs: () => number): Early {
  const asked = new Map<string, Promise<unknown>>();
  for (const [channel, name] of QUESTIONS) {
    const key = keyOf(channel, name);
    const answer = invoke(channel, name, {});
    asked.set(key, answer);
    // One that was refused so early is put again by whoever needs it.
    answer.catch(() => asked.delete(key));
  }
  return (channel, name) => {
    const key = keyOf(channel, name);
    const answer = asked.get(key);
    asked.delete(key);
    return ageMs() < NEW_FOR_MS ? answer : undefined;
  };
}

const keyOf = (channel: string, name: string) => `${channel} ${name}`;
