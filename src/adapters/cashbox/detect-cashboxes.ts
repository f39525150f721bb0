import { KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { findLibrary } from './atol-dto/host/find/find-library.ts';
import { libraryOpener } from './atol-dto/host/open-library.ts';
import { inspect as inspectThroughLibrary } from './atol-dto/inspect.ts';
import { inspect as inspectOverWire } from './atol-serial/inspect.ts';
import { type LookAround, lookAround, type Seen } from './detect/look-around.ts';
import { overheard } from './detect/overheard.ts';
import { lockNameOf } from './guarded-library.ts';
import { atolPorts } from './links/find-ports.ts';
import { namedLink } from './links/named-link.ts';
import { listPorts } from './links/serial-link.ts';

export interface DetectOptions {
  readonly clock: Clock;
  /** Ports and addresses a person named. */
  readonly named: readonly string[];
  /** Whole path of the vendor's library, the file or its folder; looked for when not named. */
  readonly library: string | undefined;
  /** Home of the driver hosts of this search. */
  readonly hostFolder: string;
  /** More of an environment for the driver hosts: handed in by tests only. */
  readonly hostEnv?: Readonly<Record<string, string>>;
  readonly take: LookAround['take'];
  readonly onLook?: NonNullable<LookAround['onLook']>;
}

export interface Detection extends Seen {
  /** File of the vendor's library. */
  readonly libraryFile: string | undefined;
}

const NOT_LOCKED_TWICE = { release: () => undefined };

/** Every cashbox of this computer and of the named addresses, both ways. Reads only. */
export async function detectCashboxes(options: DetectOptions, signal: AbortSignal): Promise<Detection> {
  const { clock, named, library, hostFolder, hostEnv = {}, take, onLook } = options;
  const found = await findLibrary(library).catch(asFault);
  const open = libraryOpener({ clock, folder: hostFolder, library, env: hostEnv });
  const seen = await lookAround(
    {
      named,
      usbPorts: () => atolPorts(listPorts),
      libraryFault: found instanceof KassaError ? found : undefined,
      take: (port) => take(lockNameOf(port)),
      inspect: {
        'atol-dto': (port, at) => inspectThroughLibrary(open, port, at),
        'atol-serial': async (port, at) => ({
          identity: await overheard(
            namedLink(port, () => NOT_LOCKED_TWICE),
            (openLink) => inspectOverWire(openLink, clock, at),
          ),
        }),
      },
      ...(onLook && { onLook }),
    },
    signal,
  );
  return { ...seen, libraryFile: found instanceof KassaError ? undefined : found.file };
}

function asFault(error: unknown): KassaError {
  if (error instanceof KassaError) return error;
  throw error;
}
