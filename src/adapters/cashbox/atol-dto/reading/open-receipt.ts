import { KassaError } from '../../../../core/errors.ts';
import { query } from '../asks.ts';
import { PARAM } from '../constants.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt } from '../values.ts';
import { RECEIPT_CLOSED } from './operation.ts';

const RECEIPT_STATE = query('RECEIPT_STATE', { type: asInt(PARAM.RECEIPT_TYPE) });

/**
 * Every task that prints begins by cancelling whatever document is open (dto10-driver 2), a stranger's too: so before
 * each of them the device is asked, however short ago it was looked at.
 *
 * @throws {KassaError} CB-302
 */
export async function demandNoOpenReceipt({ device }: Session, signal: AbortSignal): Promise<void> {
  const { type } = await device.read(RECEIPT_STATE, LIMITS.reading, signal);
  if (type !== RECEIPT_CLOSED) throw new KassaError('CB-302', `вид чека ${type}`);
}
