import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { AtolSerialDriver, type AtolSerialOptions, type DevicePasswords } from './atol-serial/driver.ts';
import type { TaxRows } from './atol-serial/vat-rows.ts';
import { findPorts } from './links/find-ports.ts';
import { type LockDevice, namedLink } from './links/named-link.ts';
import { type ListedPort, listPorts } from './links/serial-link.ts';

/** One cashbox of the settings file, as far as a driver reads it. */
export interface CashboxDriverSettings {
  readonly driver: CashboxDriverKind;
  /** `auto`, `COM5`, `/dev/…` or `tcp://host:port`. */
  readonly port: string;
  /** With `auto`: ports a person ticked. */
  readonly ports: readonly string[];
  readonly serialNumber?: string | undefined;
  readonly taxRows: TaxRows;
}

export interface CashboxDriverParts {
  readonly clock: Clock;
  readonly lockDevice: LockDevice;
  /** Passwords of the device, read at every connection; the factory's when left out. */
  readonly passwords?: () => DevicePasswords;
  /** The system's when left out. */
  readonly listPorts?: () => Promise<readonly ListedPort[]>;
}

/** The drivers there are: a new family of cashboxes is one row and one folder. */
const CASHBOX_DRIVERS = {
  'atol-serial': (settings: CashboxDriverSettings, parts: CashboxDriverParts): CashboxDriver =>
    new AtolSerialDriver({ clock: parts.clock, passwords: parts.passwords, ...settings, ...linesOf(settings, parts) }),
} as const;

export type CashboxDriverKind = keyof typeof CASHBOX_DRIVERS;

export function openCashboxDriver(settings: CashboxDriverSettings, parts: CashboxDriverParts): CashboxDriver {
  return CASHBOX_DRIVERS[settings.driver](settings, parts);
}

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
