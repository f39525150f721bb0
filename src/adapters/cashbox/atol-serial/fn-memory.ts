/** What stays true as long as the FN makes no new document. */
export interface KnownAtFd {
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly shiftNumber: number;
  readonly printUnfinished: boolean;
}

/**
 * What the last FD number proves. A shift is opened and closed by a document, and a document not wholly on paper is a
 * document: while the number stands still, neither can have changed, so it is not asked again before every receipt.
 */
export class FnMemory {
  #known: KnownAtFd | undefined;

  /** @returns what was true at this document, when it is still the last one */
  recall(fnSerial: string, lastFdNumber: number): KnownAtFd | undefined {
    const known = this.#known;
    return known?.fnSerial === fnSerial && known.fdNumber === lastFdNumber ? known : undefined;
  }

  learn(known: KnownAtFd): void {
    this.#known = known;
  }

  /** One document of ours was added that is no shift document and was not printed. */
  grewByQuietReceipt(fnSerial: string, before: number, fdNumber: number): void {
    const known = this.recall(fnSerial, before);
    this.#known = known && fdNumber === before + 1 ? { ...known, fdNumber } : undefined;
  }

  forget(): void {
    this.#known = undefined;
  }
}
