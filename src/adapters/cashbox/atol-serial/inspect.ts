import { KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { decodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import type { OpenLink } from '../../../wire/link.ts';
import { connect } from './connect.ts';
import { FACTORY } from './driver.ts';
import { READ_TAGS, readTag } from './tags.ts';

/**
 * Who speaks the serial protocol on that line: asked, written down, let go.
 *
 * @throws {KassaError} CB-101, CB-105..CB-107, CB-110, CB-111, CB-313, CB-314
 */
export async function inspect(openLink: OpenLink, clock: Clock, signal: AbortSignal): Promise<CashboxIdentity> {
  const factory = { accessPassword: FACTORY.access, modePassword: FACTORY.mode };
  const options = { clock, serialNumber: undefined, taxRows: {}, ...factory };
  const { line, session, identity } = await connect(openLink, options, signal, undefined);
  try {
    const [name, inn] = [await text(READ_TAGS.ofdName), await text(READ_TAGS.ofdInn)];
    return { ...identity, ofd: { name, inn } };
  } finally {
    await line.close();
  }

  /** Empty when the registration does not have it. */
  async function text(tag: number): Promise<string> {
    try {
      return decodeCp866(await readTag(session.device, tag, signal)).trim();
    } catch (error) {
      if (error instanceof RangeError || (error instanceof KassaError && error.vendor !== undefined)) return '';
      throw error;
    }
  }
}
