import type { Library, OpenLibrary } from '../../src/adapters/cashbox/atol-dto/host/library.ts';
import type { LibraryCall } from '../../src/contract/driver-host.ts';

/** No call of a promise needs longer when all is well; one that hangs is killed so soon instead of after 8 to 90 s. */
const LONGEST_MS = 2_500;

/** The same library with limits for tests, and every batch of calls looked at before it leaves for the driver host. */
export function quickLibrary(
  open: OpenLibrary,
  onCalls: (calls: readonly LibraryCall[]) => void = () => undefined,
): OpenLibrary {
  return async (settings, signal) => {
    const library = await open(settings, signal);
    const quick: Library = {
      version: library.version,
      gone: library.gone,
      call: (calls, limitMs, stop) => {
        onCalls(calls);
        return library.call(calls, Math.min(limitMs, LONGEST_MS), stop);
      },
      end: () => library.end(),
    };
    return quick;
  };
}
