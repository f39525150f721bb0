import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenLibrary } from '../../../src/adapters/cashbox/atol-dto/host/library.ts';
import { libraryOpener } from '../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { LibraryCall } from '../../../src/contract/driver-host.ts';
import { quickLibrary } from '../quick-library.ts';

/** A driver host is started some hundred times: compiled once, it starts in two thirds of the time. */
const COMPILED = fileURLToPath(new URL('../../../.cache/driver-host/', import.meta.url));

/** A folder that is the home of one driver host, by its real path: the process is found by it. */
export function hostFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'kassabridge-drivers-')));
}

/** The library in driver hosts of that folder, with limits for tests. */
export function hostedLibrary(
  library: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  onCalls: (calls: readonly LibraryCall[]) => void = () => undefined,
): OpenLibrary {
  const all = { NODE_COMPILE_CACHE: COMPILED, ...env };
  return quickLibrary(libraryOpener({ clock: systemClock, folder, library, env: all }), onCalls);
}
