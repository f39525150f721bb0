import { KassaError } from '../../../core/errors.ts';

/** Who carries the documents to the OFD. Source: dto10-driver 1.7, 5.2. */
export const OFD_CHANNELS = {
  /** The device itself, over its own network. */
  none: 0,
  /** A service of the driver, over a second USB interface (Windows). */
  usb: 1,
  /** The library inside our driver host: documents leave only while it is connected. */
  proto: 2,
} as const;
export type OfdChannel = keyof typeof OFD_CHANNELS;

/** What the settings say about the way to the device. */
export interface Connection {
  /** `auto` or `usb`: any cashbox on USB; `usb:PATH`; `COM5` or `/dev/ttyS0`; `tcp://host:port`. */
  readonly port: string;
  readonly ofdChannel?: OfdChannel | undefined;
  readonly accessPassword?: string | undefined;
  readonly userPassword?: string | undefined;
  /** 1 to 11, UTC offset minus one (tag 1011); the device's own when not named. */
  readonly timeZone?: number | undefined;
}

/** Any model: the library asks the device. Source: dto10-driver 1.7. */
const ANY_MODEL = '500';
const PORT_KIND = { com: '0', usb: '1', tcp: '2' } as const;

/**
 * Settings of the library, by its own keys, all as text.
 *
 * @throws {KassaError} CB-128 when the port makes no sense
 */
export function librarySettings(connection: Connection): Readonly<Record<string, string>> {
  const { ofdChannel = 'none', accessPassword, userPassword, timeZone } = connection;
  return {
    Model: ANY_MODEL,
    ...portSettings(connection.port),
    OfdChannel: String(OFD_CHANNELS[ofdChannel]),
    ...(accessPassword !== undefined && { AccessPassword: accessPassword }),
    ...(userPassword !== undefined && { UserPassword: userPassword }),
    ...(timeZone !== undefined && { TimeZone: String(timeZone) }),
    // A link it restores by itself inside a call is a link nobody knows to be lost (310 s; dto10-driver 9.x).
    AutoReconnect: '0',
    // A second journal with the buyers' data beside ours helps nobody.
    UseDocumentsJournal: '0',
  };
}

function portSettings(port: string): Readonly<Record<string, string>> {
  if (port === 'auto' || port === 'usb') return { Port: PORT_KIND.usb, UsbDevicePath: 'auto' };
  if (port.startsWith('usb:')) return { Port: PORT_KIND.usb, UsbDevicePath: port.slice('usb:'.length) };
  if (port.startsWith('tcp://')) {
    const { hostname, port: number } = parseAddress(port);
    return { Port: PORT_KIND.tcp, IPAddress: hostname, IPPort: number };
  }
  return { Port: PORT_KIND.com, ComFile: port, BaudRate: '115200', Bits: '8', Parity: '0', StopBits: '0' };
}

function parseAddress(port: string): { readonly hostname: string; readonly port: string } {
  const address = URL.canParse(port) ? new URL(port) : undefined;
  if (!address?.hostname || !address.port) throw new KassaError('CB-128', `адрес ${port}`);
  return { hostname: address.hostname, port: address.port };
}
