import type { FiscalDocument } from '../../../../core/fiscal/fiscal-document.ts';
import type { FnLife } from '../../../../core/ports/cashbox-driver.ts';
import { fnQuery } from '../asks.ts';
import { PARAM } from '../constants.ts';
import { vendorCodeOf } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt, asMoment, maybe } from '../values.ts';
import { readDocument } from './documents.ts';

const VALIDITY = fnQuery('VALIDITY', {
  validUntil: asMoment(PARAM.DATE_TIME),
  registrationsLeft: asInt(PARAM.REGISTRATIONS_REMAIN),
  registrationsMade: maybe(asInt(PARAM.REGISTRATIONS_COUNT)),
});
const MEMORY = fnQuery('FREE_MEMORY', { freeMemory: maybe(asInt(PARAM.FREE_MEMORY)) });
const DAY_CHARS = 10;
/** An FN begins with its registration, or with that of the cashbox it was put into. */
const FIRST_FD = 1;
const BEGINNINGS: readonly FiscalDocument['type'][] = ['registration', 'reRegistration'];

/** How long the FN may still be used, and how much fits into it. */
export async function readFnLife(session: Session, signal: AbortSignal): Promise<FnLife | undefined> {
  const { device } = session;
  const validity = await ifTold(device, () => device.read(VALIDITY, LIMITS.reading, signal));
  if (!validity) return undefined;
  const memory = await ifTold(device, () => device.read(MEMORY, LIMITS.reading, signal));
  const first = await ifTold(device, () => readDocument(session, FIRST_FD, signal));
  const { validUntil, registrationsLeft, registrationsMade } = validity;
  return {
    validUntil: validUntil.slice(0, DAY_CHARS),
    registrationsLeft,
    registrationsMade,
    began: first && BEGINNINGS.includes(first.type) ? first.issuedAt.slice(0, DAY_CHARS) : undefined,
    freeMemory: memory?.freeMemory,
  };
}

/** Not every firmware answers these: then it is not known, and nothing is wrong. */
async function ifTold<T>(device: Session['device'], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (vendorCodeOf(error) === undefined || !device.isAlive) throw error;
    return undefined;
  }
}
