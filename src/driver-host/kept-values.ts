import type { CallResult, LibraryCall, ParamIn, ParamOut } from '../contract/driver-host.ts';

/** What the calls of one request have read so far, for the calls after them: the number of a document, the name of a list. */
export class KeptValues {
  readonly #values = new Map<number, ParamIn>();
  readonly #asked: ReadonlySet<number>;

  constructor(calls: readonly LibraryCall[]) {
    this.#asked = new Set(calls.flatMap(({ kept = [] }) => kept));
  }

  keep(wanted: readonly ParamOut[] = [], { values }: CallResult): void {
    for (let at = 0; at < values.length; at++) {
      const { id, kind } = wanted[at] ?? {};
      if (id === undefined || !this.#asked.has(id)) continue;
      const value = values[at];
      if (kind === 'int' && typeof value === 'number') this.#values.set(id, { id, kind, value });
      if (kind === 'str' && typeof value === 'string') this.#values.set(id, { id, kind, value });
    }
  }

  /** @throws NothingKept when the library did not say it */
  valueOf(id: number): ParamIn {
    const value = this.#values.get(id);
    if (!value) throw new NothingKept(id);
    return value;
  }
}

export class NothingKept extends Error {
  override readonly name = 'NothingKept';

  constructor(id: number) {
    super(`Nothing was read under ${id}`);
  }
}
