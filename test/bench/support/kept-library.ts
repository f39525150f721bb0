import type { Library, OpenLibrary } from '../../../src/adapters/cashbox/atol-dto/host/library.ts';
import type { LibraryCall } from '../../../src/contract/driver-host.ts';
import { type MadeCall, madeCalls } from './bare-script.ts';

const FAREWELL_MS = 5_000;

/**
 * A library that outlives its connections, so that a driver host is warm when its turn comes again, and that remembers
 * what was asked of it.
 */
export class KeptLibrary {
  /** As the driver gave them at the last connection. */
  settings: Readonly<Record<string, string>> = {};
  readonly #open: OpenLibrary;
  #library: Library | undefined;
  #made: MadeCall[] | undefined;

  constructor(open: OpenLibrary) {
    this.#open = open;
  }

  readonly open: OpenLibrary = async (settings, signal) => {
    this.settings = settings;
    this.#library ??= await this.#open(settings, signal);
    const library = this.#library;
    return {
      version: library.version,
      gone: library.gone,
      call: (calls, limitMs, stop) => this.#call(library, calls, limitMs, stop),
      end: async () => {
        await library.call([{ method: 'close' }], FAREWELL_MS, new AbortController().signal);
      },
    };
  };

  /** The calls made during the work, with what came of them. */
  async recorded(work: () => Promise<unknown>): Promise<readonly MadeCall[]> {
    const made: MadeCall[] = [];
    this.#made = made;
    try {
      await work();
    } finally {
      this.#made = undefined;
    }
    return made;
  }

  async end(): Promise<void> {
    await this.#library?.end();
  }

  async #call(library: Library, calls: readonly LibraryCall[], limitMs: number, signal: AbortSignal) {
    const results = await library.call(calls, limitMs, signal);
    this.#made?.push(...madeCalls(calls, results));
    return results;
  }
}
