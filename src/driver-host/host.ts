import type { FptrHandle } from '../../native/fptr-handle.ts';
import { type HostAnswer, HostRequestSchema } from '../contract/driver-host.ts';
import { loadLibrary } from './load-library.ts';
import { makeCalls } from './make-calls.ts';

/** One device and its library: a request in, its answer out, synchronously, in the order they come. */
export class Host {
  #handle: FptrHandle | undefined;

  /** @throws when the request is none of ours: then the agent has a bug, and it must be loud */
  answer(message: unknown): HostAnswer {
    const request = HostRequestSchema.parse(message);
    const { id } = request;
    if (request.ask === 'calls') {
      if (!this.#handle) throw new Error('Calls before the library was loaded');
      return { answer: 'results', id, results: makeCalls(this.#handle, request.calls) };
    }
    if (this.#handle) throw new Error('The library is loaded already');
    const loaded = loadLibrary(request.library, request.settings);
    if ('fault' in loaded) return { answer: 'notLoaded', id, ...loaded };
    this.#handle = loaded.handle;
    return { answer: 'loaded', id, version: loaded.version };
  }
}
