import type { Words } from '../../core/health/light.ts';

/** What the shell asks again and again: the one for the icon, the other for the window. */
export type Question = 'glance' | 'status';

/** Icon and window go by the same: an agent that owes an answer to either says nothing that may be believed. */
export class OwedAnswers {
  readonly #owed = new Map<Question, Words>();

  /**
   * @param why there is no answer; undefined: there is, or nobody waits for one
   * @returns why the agent is not to be believed; undefined: it answers whatever it is asked
   */
  heard(question: Question, why: Words | undefined): Words | undefined {
    if (why) this.#owed.set(question, why);
    else this.#owed.delete(question);
    return this.#owed.values().next().value;
  }

  /** Another agent owes nothing. */
  forgive(): void {
    this.#owed.clear();
  }
}
