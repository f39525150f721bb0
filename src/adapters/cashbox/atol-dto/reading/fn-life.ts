import type { FnLife } from '../../../../core/ports/cashbox-driver.ts';
import { fnQuery } from '../asks.ts';
import { PARAM } from '../constants.ts';
import { vendorCodeOf } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt, asMoment, maybe } from '../values.ts';

const VALIDITY = fnQuery('VALIDITY', {
  validUntil: asMoment(PARAM.DATE_TIME),
  registrationsLeft: asInt(PARAM.REGISTRATIONS_REMAIN),
});
const MEMORY = fnQuery('FREE_MEMORY', { freeMemory: maybe(asInt(PARAM.FREE_MEMORY)) });
const DAY_CHARS = 10;

/** How long the FN may still be used, and how much fits into it. */
export async function readFnLife(session: Session, signal: AbortSignal): Promise<FnLife> {
  const { validUntil, registrationsLeft } = await session.device.read(VALIDITY, LIMITS.reading, signal);
  return {
    validUntil: validUntil.slice(0, DAY_CHARS),
    registrationsLeft,
    freeMemory: await readFreeMemory(session, signal),
  };
}

/** Older firmware does not answer that one: then it is not known. */
async function readFreeMemory({ device }: Session, signal: AbortSignal): Promise<number | undefined> {
  try {
    return (await device.read(MEMORY, LIMITS.reading, signal)).freeMemory;
  } catch (error) {
    if (vendorCodeOf(error) === undefined || !device.isAlive) throw error;
    return undefined;
  }
}
