import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import { open } from './connect.ts';
import { librarySettings } from './connection.ts';
import { Device } from './device.ts';
import type { OpenLibrary } from './host/library.ts';
import { recognize } from './identity.ts';
import { sendsThroughDriver } from './reading/ofd-channel.ts';
import { parseVersion } from './version.ts';

/**
 * Who is behind the library at that port: asked, written down, let go. Nothing is sent to the OFD and nothing refused: a
 * person wants to see also what an agent would not work with.
 *
 * @throws {KassaError} CB-101, CB-105, CB-111, CB-120 to CB-135
 */
export async function inspect(
  openLibrary: OpenLibrary,
  port: string,
  signal: AbortSignal,
): Promise<{ identity: CashboxIdentity; libraryVersion: string; ofdThroughDriver: boolean }> {
  const library = await openLibrary(librarySettings({ port, ofdChannel: 'none' }), signal);
  const device = new Device(library, { unfinished: false });
  try {
    await open(device, signal);
    const { identity } = await recognize(device, parseVersion(library.version), undefined, signal);
    const ofdThroughDriver = await sendsThroughDriver(device, signal);
    return { identity, libraryVersion: library.version, ofdThroughDriver };
  } finally {
    await device.end();
  }
}
