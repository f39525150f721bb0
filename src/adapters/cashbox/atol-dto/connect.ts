import { KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { ask } from './asks.ts';
import { type Connection, librarySettings } from './connection.ts';
import { ERROR } from './constants.ts';
import { Device, type PaperMemory } from './device.ts';
import { says } from './errors/fault.ts';
import type { OpenLibrary } from './host/library.ts';
import { recognize } from './identity.ts';
import { LIMITS } from './limits.ts';
import { carriesOfdExchange } from './reading/ofd-channel.ts';
import type { Session, WithoutMarkingAnswer } from './session.ts';
import { parseVersion } from './version.ts';

export interface ConnectOptions extends Connection {
  readonly clock: Clock;
  readonly openLibrary: OpenLibrary;
  readonly serialNumber?: string | undefined;
  readonly withoutMarkingAnswer?: WithoutMarkingAnswer | undefined;
}

export interface Connected {
  readonly session: Session;
  readonly identity: CashboxIdentity;
}

/**
 * Starts the library, opens the device and reads who it is. Everything is let go again when anything is not as it must be.
 *
 * @throws {KassaError} CB-101, CB-105, CB-108, CB-111, CB-120 to CB-136
 */
export async function connect(
  options: ConnectOptions,
  signal: AbortSignal,
  paper: PaperMemory = { unfinished: false },
): Promise<Connected> {
  const library = await options.openLibrary(librarySettings(options), signal);
  const device = new Device(library, paper);
  try {
    await open(device, signal);
    const version = parseVersion(library.version);
    const { identity, model } = await recognize(device, version, options.serialNumber, signal);
    const { clock, withoutMarkingAnswer = 'refuse', ofdChannel = 'none' } = options;
    const { fnSerial, ffdVersion, taxationTypes } = identity;
    const session: Session = {
      clock,
      device,
      version,
      model,
      fnSerial,
      ffdVersion,
      taxationTypes,
      vatRates: identity.capabilities.vatRates,
      withoutMarkingAnswer,
    };
    const carries = await carriesOfdExchange(session, ofdChannel, signal);
    return { session, identity: carries ? { ...identity, carriesOfdExchange: true } : identity };
  } catch (error) {
    await device.end();
    throw error;
  }
}

/** Opens the device, errors of the library told from those of the line. */
export async function open(device: Device, signal: AbortSignal): Promise<void> {
  try {
    await device.call([ask('open')], LIMITS.open, 'reads', signal);
  } catch (error) {
    // 10.10.8 asks for a Windows service of its own, by a text; its number is in no source.
    if (error instanceof KassaError && WANTS_SERVICE.test(error.detail)) {
      throw new KassaError('CB-130', error.detail, { cause: error });
    }
    if (says(error, ERROR.NOT_SUPPORTED) && error instanceof KassaError) {
      throw new KassaError('CB-129', error.detail, { cause: error });
    }
    throw error;
  }
}

const WANTS_SERVICE = /служб|service|ATOL Connect|UEM/i;
