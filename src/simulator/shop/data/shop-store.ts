/** One line of the state log: a row put, a row removed, or the next id of a table set by hand. */
export type StoreEntry =
  | { readonly table: string; readonly put: { readonly id: number } }
  | { readonly table: string; readonly remove: number }
  | { readonly table: string; readonly nextId: number };

/** Where the shop's tables survive a restart. Writing returns only when the entry is with the operating system. */
export interface ShopStore {
  /** Everything written so far, in order. Called once, before the first write. */
  load(): Iterable<StoreEntry>;
  write(entry: StoreEntry): void;
  close(): void;
}

/** A store that forgets everything with the process: for tests and for a demo without a folder. */
export class MemoryStore implements ShopStore {
  readonly #entries: StoreEntry[] = [];

  load(): Iterable<StoreEntry> {
    return [...this.#entries];
  }

  write(entry: StoreEntry): void {
    this.#entries.push(entry);
  }

  close(): void {}
}
