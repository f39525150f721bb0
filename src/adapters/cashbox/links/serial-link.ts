import type { SerialPort } from 'serialport';
import { KassaError } from '../../../core/errors.ts';
import type { OpenLink } from '../../../wire/link.ts';
import { endOnHangUp } from './hang-up.ts';
import { serialFault } from './serial-fault.ts';
import { streamLink } from './stream-link.ts';

/** 8N1 without flow control, 115200 from the factory; on USB-CDC the speed means nothing. Source: atol-serial-protocol section 1. */
const SETTINGS = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, lock: true, autoOpen: false } as const;

/** The serial library is native and used by few: it is loaded when the first port is opened. */
const loadLibrary = () => import('serialport');

/** Opens a COM port, USB-CDC port or terminal. Rejects with CB-105 or CB-106 in words. */
export function serialLink(path: string): OpenLink {
  return async (signal) => {
    const { SerialPort } = await loadLibrary();
    const port = new SerialPort({ path, ...SETTINGS });
    await opened(port);
    endOnHangUp(port);
    // A port that will not close is gone already (cable out): then only its stream is left to be ended.
    const link = streamLink(path, port, () => port.close((error) => error && port.destroy()));
    if (!signal.aborted) return link;
    await link.close();
    throw new KassaError('CB-105', `${path}: остановлено`, { cause: signal.reason });
  };
}

function opened(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => (error ? reject(serialFault(port.path, error)) : resolve()));
  });
}

/** One port as the system lists it. */
export interface ListedPort {
  readonly path: string;
  /** USB vendor id, hex; undefined for anything that is not USB. */
  readonly vendorId: string | undefined;
  /** Who made the device or what it is, in the words of the system; undefined where it has none. */
  readonly name?: string | undefined;
}

/** Ports of this computer. Rejects when the system cannot list them (Linux without udevadm). */
export async function listPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await loadLibrary();
  const ports = await SerialPort.list();
  return ports.map(({ path, vendorId, manufacturer, ...more }) => ({
    path,
    vendorId,
    name: friendly(more) ?? manufacturer,
  }));
}

/** Windows has a sentence for each port, which the types of the library do not know. */
function friendly(port: object): string | undefined {
  return 'friendlyName' in port && typeof port.friendlyName === 'string' ? port.friendlyName : undefined;
}
