import type { WindowBridge, WindowEventName } from '../contract/window.ts';
import { CHANNELS, EVENT_NAMES, RELAYED_CALLS, SET_UP_NAMES, SHELL_NAMES } from '../contract/window-names.ts';
import type { Early } from './first-questions.ts';
import type { Wire } from './wire.ts';

/**
 * All a page has of the world: a function for each name of the contract, and no way to send by name.
 *
 * @param early answers that are on their way before a page asks
 */
export function buildBridge(wire: Wire, early: Early): WindowBridge {
  // The contract ties each name to its request and answer; the shell parses both, this side only carries them.
  const asking = <B>(channel: string, names: readonly (keyof B & string)[]): B =>
    Object.freeze(
      Object.fromEntries(
        names.map((name) => [name, (request: unknown) => early(channel, name) ?? wire.invoke(channel, name, request)]),
      ),
    ) as B;
  return Object.freeze({
    shell: asking<Whole<WindowBridge['shell'], typeof SHELL_NAMES>>(CHANNELS.shell, SHELL_NAMES),
    agent: asking<Whole<WindowBridge['agent'], typeof RELAYED_CALLS>>(CHANNELS.agent, RELAYED_CALLS),
    setUp: asking<Whole<WindowBridge['setUp'], typeof SET_UP_NAMES>>(CHANNELS.setUp, SET_UP_NAMES),
    on: hearing(wire),
  });
}

/** The part of a bridge those names make: one that is missing in the list is a fault the compiler sees. */
type Whole<B, Names extends readonly (keyof B)[]> = Pick<B, Names[number]>;

function hearing(wire: Wire): WindowBridge['on'] {
  const listeners = new Map<WindowEventName, Set<(said: unknown) => void>>();
  /** The last of each kind that nobody was there to hear: a place to open comes before the page is drawn. */
  const unheard = new Map<WindowEventName, unknown>();
  wire.on(CHANNELS.event, (_event, name, said) => {
    const hear = listeners.get(name);
    if (!hear || hear.size === 0) unheard.set(name, said);
    else for (const listener of [...hear]) listener(said);
  });
  const listen = (name: WindowEventName) => (listener: (said: never) => void) => {
    const mine = (said: unknown) => listener(said as never);
    const hear = listeners.get(name) ?? new Set();
    listeners.set(name, hear.add(mine));
    if (unheard.has(name)) queueMicrotask(() => deliver(name, mine, hear));
    return () => void hear.delete(mine);
  };
  const deliver = (name: WindowEventName, mine: (said: unknown) => void, hear: Set<unknown>) => {
    if (!unheard.has(name) || !hear.has(mine)) return;
    const said = unheard.get(name);
    unheard.delete(name);
    mine(said);
  };
  return Object.freeze(Object.fromEntries(EVENT_NAMES.map((name) => [name, listen(name)]))) as unknown as Pick<
    WindowBridge['on'],
    (typeof EVENT_NAMES)[number]
  >;
}
