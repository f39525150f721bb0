import { SUPPORTED_MODELS } from '../../adapters/cashbox/atol-serial/models.ts';
import { type Advice, advise } from '../../adapters/cashbox/detect/advise.ts';
import { type FoundCashbox, foundCashboxes } from '../../adapters/cashbox/detect/found-cashbox.ts';
import type { HeldPort, WayName } from '../../adapters/cashbox/detect/sighting.ts';
import type { Detection } from '../../adapters/cashbox/detect-cashboxes.ts';
import { ERRORS, type ErrorCode, type KassaError } from '../../core/errors.ts';

interface Fault {
  readonly code: ErrorCode;
  readonly ru: string;
  readonly en: string;
  readonly detail: string;
}

/** What `detect --json` prints, and the screen draws from. Names are kept stable. */
export interface DetectReport {
  readonly library: { readonly file?: string; readonly version?: string; readonly fault?: Fault };
  /** Everything that was to be looked at: `usb` is any device on USB through the library. */
  readonly ports: readonly string[];
  /** The system did not list its ports: USB units were looked for through the library only. */
  readonly listFailed: boolean;
  readonly cashboxes: readonly FoundReport[];
  readonly misses: readonly ({ readonly driver: WayName; readonly port: string } & Fault)[];
  /** Models that need no library. */
  readonly wireModels: readonly string[];
  /** Taken by an agent of this user, therefore left alone. */
  readonly held: readonly HeldPort[];
}

export interface FoundReport {
  readonly modelName: string;
  readonly modelNumber: number;
  readonly firmware: string;
  readonly kktSerial: string;
  readonly kktRegNumber: string;
  readonly fnSerial: string;
  readonly inn: string;
  readonly ffdVersion: string;
  readonly ofd: { readonly name: string; readonly inn: string };
  readonly ofdThroughDriver: boolean;
  readonly ways: FoundCashbox['ways'];
  /** `settings` is a row of `cashboxes` in the settings file. */
  readonly advice: Advice;
}

/** @param library path a person named for the library */
export function detectReport(seen: Detection, library: string | undefined): DetectReport {
  const version = seen.sightings.find(({ driver }) => driver === 'atol-dto')?.inspected.libraryVersion;
  return {
    library: {
      ...(seen.libraryFile !== undefined && { file: seen.libraryFile }),
      ...(version !== undefined && { version }),
      ...(seen.libraryFault && { fault: faultOf(seen.libraryFault) }),
    },
    ports: seen.ports,
    listFailed: seen.listFailed,
    cashboxes: foundCashboxes(seen.sightings).map((found, index) =>
      foundReport(found, advise(found, { place: index + 1, library, usbPorts: seen.usbPorts })),
    ),
    misses: seen.misses.map(({ driver, port, error }) => ({ driver, port, ...faultOf(error) })),
    wireModels: SUPPORTED_MODELS,
    held: seen.held,
  };
}

function foundReport(found: FoundCashbox, advice: Advice): FoundReport {
  const { modelName, modelNumber, firmware, kktSerial, kktRegNumber, fnSerial, inn, ffdVersion, ofd } = found.identity;
  return {
    ...{ modelName, modelNumber, firmware, kktSerial, kktRegNumber, fnSerial, inn, ffdVersion },
    ofd: ofd ?? { name: '', inn: '' },
    ofdThroughDriver: found.ofdThroughDriver,
    ways: found.ways,
    advice,
  };
}

/** What an agent would do next about it is no news here: only what happened, unless a person must do something. */
function faultOf({ code, detail, remedy }: KassaError): Fault {
  const words = (text: string) => (remedy === 'operator' ? text : text.replace(/(?<=[.!?]) .*$/s, ''));
  return { code, ru: words(ERRORS[code].ru), en: words(ERRORS[code].en), detail };
}
