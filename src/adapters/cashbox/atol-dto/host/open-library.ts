import { resolve } from 'node:path';
import type { LibraryFault } from '../../../../contract/driver-host.ts';
import { type ErrorCode, KassaError } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports/clock.ts';
import { type FoundLibrary, findLibrary } from './find/find-library.ts';
import { HostChild } from './host-child.ts';
import { prepareHostFolder } from './host-folder.ts';
import { HostLibrary } from './host-library.ts';
import { hostProgram } from './host-program.ts';
import type { OpenLibrary } from './library.ts';

/** Loading is disk work of the vendor's: it may be the first thing after the PC was switched on, ms. */
const LOAD_LIMIT_MS = 60_000;

const FAULT_CODES: Readonly<Record<LibraryFault, ErrorCode>> = {
  notFound: 'CB-122',
  otherBitness: 'CB-123',
  tooOld: 'CB-125',
  notLoaded: 'CB-126',
  noHandle: 'CB-127',
  badSettings: 'CB-128',
};

export interface LibraryPlace {
  readonly clock: Clock;
  /** Ours alone, one for each cashbox: settings and logs of the library land there. */
  readonly folder: string;
  /** Path of the library from the settings, a file or its folder; undefined: it is looked for. */
  readonly library?: string | undefined;
  /** More of an environment for the driver host: handed in by tests only, as `find` is. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly find?: (library: string | undefined) => Promise<FoundLibrary>;
}

/** Makes the {@link OpenLibrary} of one cashbox: a driver host for each call, never two at once by the caller's care. */
export function libraryOpener({ clock, folder, library, env, find = findLibrary }: LibraryPlace): OpenLibrary {
  return async (settings, signal) => {
    const found = await find(library);
    signal.throwIfAborted();
    const child = startChild({ clock, folder, env }, found.node);
    try {
      const load = { ask: 'load', library: found.file, settings: { ...settings } } as const;
      const answer = await child.ask(load, LOAD_LIMIT_MS, signal);
      if (answer.answer === 'loaded') return new HostLibrary(child, answer.version, clock);
      if (answer.answer === 'notLoaded') throw new KassaError(FAULT_CODES[answer.fault], answer.detail);
      throw new KassaError('CB-121', `ответ ${answer.answer}`);
    } catch (error) {
      await child.kill();
      throw error;
    }
  };
}

function startChild({ clock, folder, env }: LibraryPlace, node: string): HostChild {
  try {
    // The library takes its home from the environment, and there a relative path would mean another folder.
    const place = resolve(folder);
    const home = prepareHostFolder(place, process.env);
    return new HostChild({ node, program: hostProgram(), folder: place, env: { ...home, ...env } }, clock);
  } catch (cause) {
    // A folder that can not be written, or a Node that the system refuses on the spot.
    throw new KassaError('CB-132', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
