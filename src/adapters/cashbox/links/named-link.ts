import { KassaError } from '../../../core/errors.ts';
import type { OpenLink } from '../../../wire/link.ts';
import { serialLink } from './serial-link.ts';
import { DEFAULT_TCP_PORT, tcpLink } from './tcp-link.ts';

/** What is taken while a device is spoken to, so that no second agent does. */
export interface DeviceLock {
  release(): void;
}

/** @returns undefined when somebody else has the device */
export type LockDevice = (address: string) => DeviceLock | undefined;

/**
 * The line behind a name of the settings file: `COM5`, `/dev/ttyACM0`, `tcp://host:port`.
 *
 * @param lockDevice taken before the line is opened and let go when it closes; opening rejects with CB-803 without it
 */
export function namedLink(name: string, lockDevice: LockDevice): OpenLink {
  const open = openerOf(name);
  return async (signal) => {
    const lock = lockDevice(name);
    if (!lock) throw new KassaError('CB-803', name);
    try {
      const link = await open(signal);
      link.onClose(() => lock.release());
      return link;
    } catch (error) {
      lock.release();
      throw error;
    }
  };
}

function openerOf(name: string): OpenLink {
  if (!/^tcp:/i.test(name)) return serialLink(name);
  const { hostname, port } = new URL(name);
  // Node takes an IPv6 address without the brackets a URL needs.
  return tcpLink(hostname.replace(/^\[(.*)\]$/, '$1'), port === '' ? DEFAULT_TCP_PORT : Number(port));
}
