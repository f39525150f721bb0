import type { ErrorCode } from '../errors.ts';
import { type CashboxCondition, type CashboxIdentity, isTestFn } from '../ports/cashbox-driver.ts';
import type { Pin } from '../ports/journal.ts';

/** Why a cashbox must not begin anything now. */
export interface Obstacle {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** What a person has said about a cashbox in the settings. */
export interface Expected {
  readonly kktSerial: string | undefined;
  readonly fnSerial: string | undefined;
  readonly inn: string | undefined;
  readonly allowLiveFiscal: boolean;
}

/**
 * Is this the cashbox the person meant, and may it fiscalize? Settings come before the pin; a live FN needs serial,
 * FN and INN confirmed by one of them and `allowLiveFiscal`; a test FN needs neither.
 */
export function identityObstacle(
  identity: CashboxIdentity,
  expected: Expected,
  pin: Pin | undefined,
): Obstacle | undefined {
  const serial = expected.kktSerial ?? pin?.kktSerial;
  const fn = expected.fnSerial ?? pin?.fnSerial;
  const inn = expected.inn ?? pin?.inn;
  if (serial !== undefined && serial !== identity.kktSerial) {
    return { code: 'CB-108', detail: `ждали ${serial}, ответила ${identity.kktSerial}` };
  }
  if (fn !== undefined && fn !== identity.fnSerial)
    return { code: 'CB-303', detail: `ждали ${fn}, в кассе ${identity.fnSerial}` };
  if (inn !== undefined && inn !== identity.inn)
    return { code: 'CB-304', detail: `ждали ${inn}, в кассе ${identity.inn}` };
  if (isTestFn(identity.fnSerial)) return undefined;
  if (serial === undefined || fn === undefined || inn === undefined) {
    return { code: 'CB-311', detail: `ЗН ${identity.kktSerial}, ФН ${identity.fnSerial}, ИНН ${identity.inn}` };
  }
  return expected.allowLiveFiscal ? undefined : { code: 'CB-310', detail: `ФН ${identity.fnSerial}` };
}

/** Clocks further apart than this stop the cashbox, seconds. Source: fiscal-domain 5.3. */
export const CLOCK_STOP_S = 240;

/** A closing dated further than this from our time is a person's matter, seconds: the FN takes nothing dated before its last document. */
const CLOSE_APART_S = 3_600;

/**
 * May the shift be closed although the clocks are too far apart for anything else? The clock of a cashbox is set with
 * the shift closed, so the way out of CB-308 leads over it.
 *
 * @param printing does the closing need paper
 * @param clockOffsetS device clock minus ours, seconds
 */
export function mayCloseApart(condition: CashboxCondition, printing: boolean, clockOffsetS: number): boolean {
  return Math.abs(clockOffsetS) <= CLOSE_APART_S && conditionObstacle(condition, printing, 0) === undefined;
}

/**
 * Does the state of the device forbid a fiscal document now? Shift state is not an obstacle: the lane opens and closes it.
 *
 * @param printing does the document need paper
 * @param clockOffsetS device clock minus ours, seconds
 */
export function conditionObstacle(
  condition: CashboxCondition,
  printing: boolean,
  clockOffsetS: number,
): Obstacle | undefined {
  const { fnPhase, fnWarnings } = condition;
  if (fnPhase !== 'fiscal') return { code: 'CB-305', detail: '' };
  if (fnWarnings.critical) return { code: 'CB-306', detail: '' };
  if (condition.openReceipt) return { code: 'CB-302', detail: '' };
  if (Math.abs(clockOffsetS) > CLOCK_STOP_S)
    return { code: 'CB-308', detail: `расхождение ${Math.round(clockOffsetS)} с` };
  if (condition.busy) return { code: 'CB-109', detail: '' };
  if (printing && condition.paper === 'out') return { code: 'CB-201', detail: '' };
  if (printing && condition.coverOpen) return { code: 'CB-203', detail: '' };
  if (printing && condition.printerFault) return { code: 'CB-204', detail: '' };
  return undefined;
}
