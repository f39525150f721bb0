import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { CashboxCondition } from '../../core/ports/cashbox-driver.ts';

/**
 * Counts the documents in the FN that are none of ours, since this process first looked at it: the FN counts all of
 * them, the journal knows ours, and what is left came from somebody else.
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

  /** A fresh look at the device, while nothing of ours is under way or in doubt. */
  looked({ fnSerial, lastFdNumber }: CashboxCondition): void {
    const isKnown = fnSerial === this.#fnSerial;
    if (isKnown && lastFdNumber < this.#countedFd) return;
    if (isKnown) this.count += lastFdNumber - this.#countedFd - this.#ours.size;
    this.#fnSerial = fnSerial;
    this.#countedFd = lastFdNumber;
    this.#ours.clear();
  }
}
