import fc from 'fast-check';

import { ERRORS, type ErrorCode } from '../../../../src/core/errors.ts';
import type { FiscalDocument } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { OPERATIONS } from '../../../../src/core/fiscal/terms.ts';
import type { Baseline, LifeEvent } from '../../../../src/core/fiscalization/life.ts';

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

const code = fc.constantFrom<ErrorCode>(...keysOf(ERRORS));
const detail = fc.string({ maxLength: 10 });
const sum = fc.nat(10_000_00).map(kopecks);
const fdNumber = fc.integer({ min: 1, max: 99_999 });
const fnSerial = fc.constantFrom('9999078900001234', '0000000000000001');

const cash = fc.record({ cashInCount: fc.nat(99), cashInKop: sum, cashOutCount: fc.nat(99), cashOutKop: sum });
const baseline: fc.Arbitrary<Baseline> = fc.record({
  fnSerial,
  lastFdNumber: fdNumber,
  shiftNumber: fc.nat(999),
  cash: fc.option(cash, { nil: undefined }),
});
const document: fc.Arbitrary<FiscalDocument> = fc.record({
  fnSerial,
  fdNumber,
  fiscalSign: fc.constantFrom('0000000007', '4012345678'),
  issuedAt: fc.constant('2026-11-24T12:00'),
  type: fc.constantFrom('receipt' as const, 'shiftOpen' as const, 'unknown' as const),
  operation: fc.option(fc.constantFrom(...keysOf(OPERATIONS)), { nil: undefined }),
  totalKop: fc.option(sum, { nil: undefined }),
});
const closing = fc.record({ at: fc.nat(), taskRef: detail });

const ofType = <T extends LifeEvent['type']>(type: T) => fc.constant(type);

/** Any event, with any particulars. */
export const lifeEvent: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({ type: ofType('aboutToSend'), baseline }),
  fc.record({ type: ofType('aboutToClose'), closing }),
  fc.record({ type: ofType('cannotBegin'), code, detail }),
  fc.record({ type: ofType('metAlready') }),
  fc.record({ type: ofType('wentWrong'), code, detail }),
  fc.record({ type: ofType('restarted') }),
  fc.record({ type: ofType('fnShowsOurs'), document }),
  fc.record({ type: ofType('countersShowOurs') }),
  fc.record({ type: ofType('fnShowsAbsence') }),
  fc.record({ type: ofType('unclear'), code, detail }),
  fc.record({ type: ofType('personParks'), code, detail }),
  fc.record({ type: ofType('personRetries') }),
  fc.record({ type: ofType('personRefuses'), code, detail }),
  fc.record({ type: ofType('personSaysNotOurs'), code, detail }),
  fc.record({ type: ofType('personFinds'), document }),
);
