import { lockNameOf } from '../../adapters/cashbox/guarded-library.ts';
import { takeDeviceLock } from '../../adapters/system/device-lock.ts';
import type { Lock } from '../../adapters/system/lock.ts';
import type { CashboxSettings } from '../../adapters/system/settings/schema.ts';
import { AlreadyRunningError } from '../failures.ts';

/** Locks of the devices this agent works with. */
export interface DeviceLocks {
  /** For a driver that is about to open a line. */
  readonly lockDevice: (address: string) => Lock | undefined;
  /** Lets the devices of the settings go. */
  release(): void;
}

const ALREADY_OURS: Lock = { release: () => undefined };

/**
 * Takes every device the settings name, by its port and by its serial number, for as long as the agent lives: between two
 * connections of ours a second agent must not slip in. A port that is only found later is locked when it is opened.
 *
 * @throws {AlreadyRunningError} when another agent has one of them
 */
export function lockDevices(cashboxes: readonly CashboxSettings[]): DeviceLocks {
  const held = new Map<string, Lock>();
  const release = () => {
    for (const lock of held.values()) lock.release();
  };
  for (const { id, driver, port, serialNumber } of cashboxes) {
    const names = [fixedPort(driver, port), serialNumber && `serial:${serialNumber}`];
    for (const name of names.filter((one) => one !== undefined)) {
      const lock = takeDeviceLock(name);
      if (!lock) {
        release();
        throw new AlreadyRunningError(
          `С кассой «${id}» (${name}) уже работает другой агент. Этот завершается. [CB-803]`,
        );
      }
      held.set(name, lock);
    }
  }
  return { lockDevice: (address) => (held.has(address) ? ALREADY_OURS : takeDeviceLock(address)), release };
}

/** What the agent will open, where that is known before anything is looked for. */
function fixedPort(driver: CashboxSettings['driver'], port: string): string | undefined {
  if (driver === 'atol-dto') return lockNameOf(port);
  return port === 'auto' ? undefined : port;
}
