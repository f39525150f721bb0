import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { OfdChannel } from './atol-dto/connection.ts';
import { AtolDtoDriver } from './atol-dto/driver.ts';
import { libraryOpener } from './atol-dto/host/open-library.ts';
import type { WithoutMarkingAnswer } from './atol-dto/session.ts';
import { isTaskRef } from './atol-dto/task-ref.ts';
import { AtolSerialDriver, type AtolSerialOptions } from './atol-serial/driver.ts';
import type { TaxRows } from './atol-serial/vat-rows.ts';
import { tidOf } from './atol-serial/wire/task.ts';
import { AutoDriver } from './auto/driver.ts';
import type { Way } from './auto/way.ts';
import { guardedLibrary } from './guarded-library.ts';
import { findPorts } from './links/find-ports.ts';
import { type LockDevice, namedLink } from './links/named-link.ts';
import { type ListedPort, listPorts } from './links/serial-link.ts';

/** One cashbox of the settings file, as far as a driver reads it. */
export interface CashboxDriverSettings {
  readonly driver: CashboxDriverKind;
  /** `auto`, `usb`, `usb:PATH`, `COM5`, `/dev/…` or `tcp://host:port`. */
  readonly port: string;
  /** With `auto`: ports a person ticked. */
  readonly ports: readonly string[];
  readonly serialNumber?: string | undefined;
  /** For the serial protocol. */
  readonly taxRows: TaxRows;
  /** Whole path of the vendor's library, the file or its folder; looked for when not named. */
  readonly library?: string | undefined;
  readonly ofdChannel?: OfdChannel | undefined;
  readonly timeZone?: number | undefined;
  readonly withoutMarkingAnswer?: WithoutMarkingAnswer | undefined;
}

export interface CashboxDriverParts {
  readonly clock: Clock;
  readonly lockDevice: LockDevice;
  /** Folder of this cashbox's driver host, ours alone; made when it is needed. */
  readonly hostFolder: string;
  /** Passwords of the device, read at every connection; the factory's when left out. */
  readonly passwords?: () => DevicePasswords;
  /** The system's when left out. */
  readonly listPorts?: () => Promise<readonly ListedPort[]>;
}

/** What was changed from the factory's. `mode`: serial protocol only; `user`: library only. */
export interface DevicePasswords {
  readonly access?: string | undefined;
  readonly mode?: string | undefined;
  readonly user?: string | undefined;
}

/** The drivers there are: a new family of cashboxes is one row and one folder. */
const CASHBOX_DRIVERS = {
  'atol-serial': serialDriver,
  'atol-dto': (settings: CashboxDriverSettings, parts: CashboxDriverParts) =>
    libraryDriver(settings, parts, settings.port),
  auto: (settings: CashboxDriverSettings, parts: CashboxDriverParts) => new AutoDriver(waysOf(settings, parts)),
} as const satisfies Record<string, (settings: CashboxDriverSettings, parts: CashboxDriverParts) => CashboxDriver>;

export type CashboxDriverKind = 'atol-serial' | 'atol-dto' | 'auto';

export function openCashboxDriver(settings: CashboxDriverSettings, parts: CashboxDriverParts): CashboxDriver {
  return CASHBOX_DRIVERS[settings.driver](settings, parts);
}

function serialDriver(settings: CashboxDriverSettings, parts: CashboxDriverParts): CashboxDriver {
  const { serialNumber, taxRows } = settings;
  const { clock, passwords } = parts;
  return new AtolSerialDriver({ clock, passwords, serialNumber, taxRows, ...linesOf(settings, parts) });
}

function libraryDriver(settings: CashboxDriverSettings, parts: CashboxDriverParts, port: string): CashboxDriver {
  const { serialNumber, library, ofdChannel, timeZone, withoutMarkingAnswer } = settings;
  const { clock, hostFolder, lockDevice, passwords = () => ({}) } = parts;
  const open = libraryOpener({ clock, folder: hostFolder, library });
  return new AtolDtoDriver({
    clock,
    openLibrary: guardedLibrary(open, port, lockDevice, passwords),
    port,
    serialNumber,
    ofdChannel,
    timeZone,
    withoutMarkingAnswer,
  });
}

/** The library first: it speaks to every firmware. A port a person named is tried both ways. */
function waysOf(settings: CashboxDriverSettings, parts: CashboxDriverParts): readonly Way[] {
  const { port, ports } = settings;
  const places = port === 'auto' ? ['usb', ...ports] : [port];
  return [
    ...places.map((place): Way => {
      const driver = libraryDriver(settings, parts, place);
      return { name: 'atol-dto', where: placeWords(place), ownsTask: isTaskRef, driver };
    }),
    {
      name: 'atol-serial',
      where: port === 'auto' ? ['USB', ...ports].join(', ') : port,
      ownsTask: (taskRef) => tidOf(taskRef) !== undefined,
      driver: serialDriver(settings, parts),
    },
  ];
}

const placeWords = (place: string): string => (place === 'usb' ? 'USB' : place);

type Lines =
  | Pick<Extract<AtolSerialOptions, { openLink: unknown }>, 'openLink'>
  | Pick<Extract<AtolSerialOptions, { findLinks: unknown }>, 'findLinks'>;

function linesOf({ port, ports }: CashboxDriverSettings, parts: CashboxDriverParts): Lines {
  const { lockDevice } = parts;
  if (port !== 'auto') return { openLink: namedLink(port, lockDevice) };
  const list = parts.listPorts ?? listPorts;
  return {
    findLinks: async () => (await findPorts(list, ports)).map((path) => namedLink(path, lockDevice)),
  };
}
