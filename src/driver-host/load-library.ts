import { existsSync } from 'node:fs';
import type { FptrHandle } from '../../native/fptr-handle.ts';
import { loadFptr, SymbolMissing } from '../../native/fptr-library.ts';
import type { LibraryFault } from '../contract/driver-host.ts';

/** Older builds were never tried and lack calls we need. */
const OLDEST = [10, 8] as const;

export interface Loaded {
  readonly handle: FptrHandle;
  readonly version: string;
}

export interface NotLoaded {
  readonly fault: LibraryFault;
  /** What the system or the library said, for the log. */
  readonly detail: string;
}

/** Loads the library, makes a handle and gives it its settings. The device is not touched. */
export function loadLibrary(file: string, settings: Readonly<Record<string, string>>): Loaded | NotLoaded {
  if (!existsSync(file)) return { fault: 'notFound', detail: file };
  try {
    const library = loadFptr(file);
    if (isOlder(library.version)) return { fault: 'tooOld', detail: library.version };
    const handle = library.createHandle();
    if (typeof handle === 'number') return { fault: 'noHandle', detail: `libfptr_create: ${handle}` };
    const failure = handle.applySettings(settings);
    if (failure) return { fault: 'badSettings', detail: `${failure.code} ${failure.text}` };
    return { handle, version: library.version };
  } catch (error) {
    if (error instanceof SymbolMissing) return { fault: 'tooOld', detail: error.message };
    return { fault: 'notLoaded', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A version that is no number at all is nobody's old build: the needed symbols were there. */
function isOlder(version: string): boolean {
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
