import type { Progress } from '../../../../src/contract/set-up.ts';
import type { Answered } from '../../../../src/contract/window.ts';
import { bridge } from '../../../bridge.ts';
import type { Words } from '../../../words/words.ts';

export type RunState<A> =
  | { readonly state: 'idle' }
  /** `told`: what was told of it so far, oldest first. */
  | { readonly state: 'running'; readonly runId: string; readonly told: readonly Progress[] }
  | { readonly state: 'ended'; readonly answer: A }
  /** By a person. */
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly words: Words };

let count = 0;

/** Something that takes long: it can be cancelled, tells how far it is, and ends with a sentence when its time is over. */
export class LongRun<A> {
  readonly #name: string;
  readonly #limitMs: number;
  readonly #late: Words;
  readonly #onChange: () => void;
  #state: RunState<A> = { state: 'idle' };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: {
    readonly name: string;
    readonly limitMs: number;
    /** Said when it did not end in its time. */
    readonly late: Words;
    readonly onChange: () => void;
  }) {
    this.#name = parts.name;
    this.#limitMs = parts.limitMs;
    this.#late = parts.late;
    this.#onChange = parts.onChange;
  }

  get state(): RunState<A> {
    return this.#state;
  }

  /** Begins anew; one that is under way is broken off. */
  start(ask: (runId: string) => Promise<Answered<A>>): void {
    this.#breakOff();
    const runId = `${this.#name}-${++count}-${Date.now()}`;
    this.#set({ state: 'running', runId, told: [] });
    this.#timer = setTimeout(() => {
      this.#breakOff();
      this.#set({ state: 'failed', words: this.#late });
    }, this.#limitMs);
    void ask(runId).then((answered) => {
      if (!this.#isRunning(runId)) return;
      clearTimeout(this.#timer);
      this.#set(answered.ok ? { state: 'ended', answer: answered.answer } : { state: 'failed', words: answered.words });
    });
  }

  cancel(): void {
    if (this.#state.state !== 'running') return;
    this.#breakOff();
    this.#set({ state: 'cancelled' });
  }

  /** Nothing is known any more: what it was about has changed. */
  forget(): void {
    this.#breakOff();
    this.#set({ state: 'idle' });
  }

  hear(progress: Progress): void {
    if (this.#state.state !== 'running' || this.#state.runId !== progress.runId) return;
    this.#set({ ...this.#state, told: [...this.#state.told, progress] });
  }

  #isRunning(runId: string): boolean {
    return this.#state.state === 'running' && this.#state.runId === runId;
  }

  #breakOff(): void {
    clearTimeout(this.#timer);
    if (this.#state.state === 'running') void bridge.setUp.cancel({ runId: this.#state.runId });
  }

  #set(state: RunState<A>): void {
    this.#state = state;
    this.#onChange();
  }
}
