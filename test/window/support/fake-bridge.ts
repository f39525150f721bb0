import type { Page } from 'playwright-core';
import { type Progress, SET_UP_CALLS } from '../../../src/contract/set-up.ts';
import {
  type Picture,
  type Place,
  type Preferences,
  RELAYED_CALLS,
  RELAYED_SET_UP_CALLS,
  SHELL_CALL_NAMES,
  WINDOW_EVENT_NAMES,
} from '../../../src/contract/window.ts';

/** Answers by call: a value, the same each time, or a function of the request, run in this process. */
export type Answers = Readonly<Record<string, unknown>>;

export interface FakeBridgeOptions {
  readonly picture: Picture;
  readonly preferences?: Partial<Preferences>;
  /** Of the agent and of the set-up process, by the name of the call. A call nobody prepared fails loudly. */
  readonly agent?: Answers;
  readonly setUp?: Answers;
  readonly shell?: Answers;
}

export interface MadeCall {
  readonly to: 'shell' | 'agent' | 'setUp';
  readonly name: string;
  readonly request: unknown;
}

/** Stands in for the preload: what a page asks is answered from here, and kept. */
export class FakeBridge {
  readonly calls: MadeCall[] = [];
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async install(page: Page, options: FakeBridgeOptions): Promise<FakeBridge> {
    const fake = new FakeBridge(page);
    const preferences: Preferences = { language: 'ru', theme: 'light', ...options.preferences };
    const answers: Readonly<Record<MadeCall['to'], Answers>> = {
      shell: { picture: options.picture, preferences, ...options.shell },
      agent: options.agent ?? {},
      setUp: options.setUp ?? {},
    };
    await page.exposeFunction('__ask', async (to: MadeCall['to'], name: string, request: unknown) => {
      fake.calls.push({ to, name, request });
      if (!Object.hasOwn(answers[to], name)) throw new Error(`Nobody prepared ${to}.${name}`);
      const prepared = answers[to][name];
      const answer = typeof prepared === 'function' ? await prepared(request) : prepared;
      if (to === 'shell') return answer;
      return isAnswered(answer) ? answer : { ok: true, answer };
    });
    await page.addInitScript(
      ({ shell, agent, setUp, events }) => {
        const ask = (to: string, name: string) => (request: unknown) => window['__ask'](to, name, request);
        const calls = (to: string, names: readonly string[]) =>
          Object.fromEntries(names.map((name) => [name, ask(to, name)]));
        const listeners = Object.fromEntries(events.map((name) => [name, new Set<(event: unknown) => void>()]));
        window['__tell'] = (name: string, event: unknown) => {
          for (const listener of listeners[name] ?? []) listener(event);
        };
        const on = Object.fromEntries(
          events.map((name) => [
            name,
            (listener: (event: unknown) => void) => {
              listeners[name]?.add(listener);
              return () => listeners[name]?.delete(listener);
            },
          ]),
        );
        Object.assign(window, {
          kassabridge: { shell: calls('shell', shell), agent: calls('agent', agent), setUp: calls('setUp', setUp), on },
        });
      },
      {
        shell: SHELL_CALL_NAMES,
        agent: RELAYED_CALLS,
        setUp: RELAYED_SET_UP_CALLS.filter((name) => name in SET_UP_CALLS),
        events: WINDOW_EVENT_NAMES,
      },
    );
    return fake;
  }

  /** The last request of that call; undefined when it was never made. */
  last(name: string): MadeCall | undefined {
    return this.calls.findLast((call) => call.name === name);
  }

  /** How often that call was made so far. */
  times(name: string): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  tellPicture(picture: Picture): Promise<void> {
    return this.#tell('picture', picture);
  }

  tellPlace(place: Place): Promise<void> {
    return this.#tell('place', place);
  }

  tellProgress(progress: Progress): Promise<void> {
    return this.#tell('setUpProgress', progress);
  }

  async #tell(name: string, event: unknown): Promise<void> {
    await this.#page.evaluate(([to, what]) => window['__tell'](to, what), [name, event] as const);
  }
}

function isAnswered(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}
