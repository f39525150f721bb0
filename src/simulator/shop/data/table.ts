import type { ShopStore } from './shop-store.ts';

/** Hears of every change of a row; `before` is absent for a new row, `after` for a removed one. */
export type RowWatcher<T> = (before: T | undefined, after: T | undefined) => void;

/** One table of the shop: rows by id in memory, every change on to the store. Ids count up like AUTO_INCREMENT. */
export class Table<T extends { readonly id: number }> {
  readonly #name: string;
  readonly #store: ShopStore;
  readonly #rows = new Map<number, T>();
  readonly #watchers: RowWatcher<T>[] = [];
  #nextId: number;

  constructor(name: string, store: ShopStore, firstId = 1) {
    this.#name = name;
    this.#store = store;
    this.#nextId = firstId;
  }

  get nextId(): number {
    return this.#nextId;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: number): T | undefined {
    return this.#rows.get(id);
  }

  rows(): IterableIterator<T> {
    return this.#rows.values();
  }

  /** Registers a watcher and tells it of every row there is: an index is right from its first moment. */
  watch(watcher: RowWatcher<T>): void {
    for (const row of this.#rows.values()) watcher(undefined, row);
    this.#watchers.push(watcher);
  }

  insert(make: (id: number) => T): T {
    const row = make(this.#nextId);
    this.#nextId = row.id + 1;
    return this.#keep(row);
  }

  /** Changes a row that exists; an unknown id is our own mistake. */
  update(id: number, patch: Partial<Omit<T, 'id'>>): T {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`No row ${id} in the table ${this.#name}`);
    return this.#keep({ ...row, ...patch });
  }

  delete(id: number): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    this.#store.write({ table: this.#name, remove: id });
    for (const watcher of this.#watchers) watcher(row, undefined);
  }

  /** What a restored backup does: ids already used are used again. */
  setNextId(nextId: number): void {
    this.#nextId = nextId;
    this.#store.write({ table: this.#name, nextId });
  }

  /** Applies what the store gave back; writes nothing. */
  restorePut(row: T): void {
    this.#rows.set(row.id, row);
    this.#nextId = Math.max(this.#nextId, row.id + 1);
  }

  restoreRemoval(id: number): void {
    this.#rows.delete(id);
    this.#nextId = Math.max(this.#nextId, id + 1);
  }

  restoreNextId(nextId: number): void {
    this.#nextId = nextId;
  }

  #keep(row: T): T {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#store.write({ table: this.#name, put: row });
    for (const watcher of this.#watchers) watcher(before, row);
    return row;
  }
}
