import { KassaError } from '../../../../core/errors.ts';
import { ask } from '../asks.ts';
import type { OfdChannel } from '../connection.ts';
import { PARAM } from '../constants.ts';
import { vendorCodeOf } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt, int } from '../values.ts';

/** Device setting 276: who carries the documents; 5 is a driver on the PC. Source: dto10-driver 5.2. */
const OFD_CHANNEL_SETTING = 276;
const THROUGH_DRIVER = 5;

const CHANNEL = ask('read_device_setting', [int(PARAM.SETTING_ID, OFD_CHANNEL_SETTING)], {
  channel: asInt(PARAM.SETTING_VALUE),
});

/**
 * Do the documents go out through us, and only while we run? A device with a channel of its own does not need us, whatever
 * the settings allow; one that does not say is taken to need us, as the settings say.
 *
 * A device that sends its documents through the driver, with a driver that does not carry them, collects documents until
 * its FN stops after 30 days.
 *
 * @throws {KassaError} CB-136
 */
export async function carriesOfdExchange({ device }: Session, ours: OfdChannel, signal: AbortSignal): Promise<boolean> {
  const channel = await readChannel(device, signal);
  if (ours === 'proto') return channel === undefined || channel === THROUGH_DRIVER;
  if (channel === THROUGH_DRIVER) throw new KassaError('CB-136');
  return false;
}

/** Is the device set to send its documents through a driver on the PC? False when it does not say. */
export async function sendsThroughDriver(device: Session['device'], signal: AbortSignal): Promise<boolean> {
  return (await readChannel(device, signal)) === THROUGH_DRIVER;
}

/** @returns undefined when the device does not say */
async function readChannel(device: Session['device'], signal: AbortSignal): Promise<number | undefined> {
  try {
    return (await device.read(CHANNEL, LIMITS.reading, signal)).channel;
  } catch (error) {
    if (vendorCodeOf(error) === undefined || !device.isAlive) throw error;
    return undefined;
  }
}
