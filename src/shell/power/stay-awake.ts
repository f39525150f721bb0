import type { PowerSaveBlocker } from 'electron';

/** Keeps the computer from going to sleep by itself while a receipt is on its way, and no longer. */
export class StayAwake {
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  #id: number | undefined;

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.#blocker = blocker;
  }

  /** @param isBusy something is being made right now; what is not known keeps nobody awake */
  set(isBusy: boolean): void {
    if (isBusy && this.#id === undefined) this.#id = this.#blocker.start('prevent-app-suspension');
    if (!isBusy && this.#id !== undefined) {
      this.#blocker.stop(this.#id);
      this.#id = undefined;
    }
  }
}
