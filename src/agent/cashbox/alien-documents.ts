import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { CashboxCondition } from '../../core/ports/cashbox-driver.ts';

/**
 * Counts the documents in the FN that are none of ours: the FN counts all of them, the journal knows ours, and what is
 * left came from somebody else. Begins after the last document of ours, so that what was made while the agent was off
 * counts too; whatever is older was compared by the report of its day.
 */
export class AlienDocuments {
  count = 0;
  #fnSerial = '';
  /** Up to this FD number everything has been told apart. */
  #countedFd = 0;
  readonly #ours = new Set<number>();

  madeByUs({ fnSerial, fdNumber }: FiscalDocument): void {
    if (fnSerial === this.#fnSerial && fdNumber > this.#countedFd) this.#ours.add(fdNumber);
  }

  /**
   * A fresh look at the device, while nothing of ours is under way or in doubt.
   *
   * @param lastOfOurs FD number of our last document on that FN; undefined where there is none, and then nothing before this look counts
   */
  looked({ fnSerial, lastFdNumber }: CashboxCondition, lastOfOurs: () => number | undefined): void {
    if (fnSerial !== this.#fnSerial) {
      this.#fnSerial = fnSerial;
      this.#countedFd = lastOfOurs() ?? lastFdNumber;
      this.#ours.clear();
    }
    if (lastFdNumber < this.#countedFd) return;
    this.count += lastFdNumber - this.#countedFd - this.#ours.size;
    this.#countedFd = lastFdNumber;
    this.#ours.clear();
  }
}
