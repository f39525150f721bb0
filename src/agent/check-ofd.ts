import { KassaError } from '../core/errors.ts';
import { ofdSteps } from '../core/health/ofd-check.ts';
import type { OfdStep } from '../core/health/ofd-evidence.ts';
import type { CashboxDriver, CashboxIdentity } from '../core/ports/cashbox-driver.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import { cashboxReading } from './readings.ts';

export interface CheckParts {
  readonly lane: CashboxLane;
  readonly journal: Journal;
  readonly clock: Clock;
}

/**
 * Looks how far the documents of a cashbox get on their way to the OFD. Everything is read anew, between two receipts;
 * reading is safe whoever the device is and whatever is in doubt.
 *
 * @throws {KassaError} when the cashbox does not answer
 */
export async function checkOfd(parts: CheckParts): Promise<readonly OfdStep[]> {
  let steps: readonly OfdStep[] = [];
  await parts.lane.errand(async (driver, identity, signal) => {
    steps = await lookAtOfd(parts, driver, identity, signal);
  });
  return steps;
}

async function lookAtOfd(
  { lane, journal, clock }: CheckParts,
  driver: CashboxDriver,
  identity: CashboxIdentity,
  signal: AbortSignal,
): Promise<readonly OfdStep[]> {
  const { part, view } = lane;
  const { firstUnsent } = view;
  const condition = await driver.readCondition(signal);
  // Another FN under a running connection: what was known belongs to the one before.
  if (condition.fnSerial !== identity.fnSerial) throw new KassaError('CB-104', 'ФН сменился во время работы');
  const exchange = await driver.readOfdExchange(signal);
  const isAsked = exchange.unsentCount === 0 && condition.lastFdNumber > 0;
  const ticket = isAsked ? await driver.readOfdTicket(condition.lastFdNumber, signal) : undefined;
  const now = clock.now();
  const box = {
    ...cashboxReading(lane, journal.openQuestions(part.id)),
    condition: { value: condition, at: now },
    ofd: { value: exchange, at: now },
  };
  const channel = part.reach?.ofdChannel;
  return ofdSteps({ box, identity, condition, exchange, channel, firstUnsent, ticket, now });
}
