import { KassaError } from '../../../../core/errors.ts';
import { type Kopecks, kopecks } from '../../../../core/fiscal/money.ts';
import type { CashboxCondition } from '../../../../core/ports/cashbox-driver.ts';
import { fnQuery, query, type ValuesOf } from '../asks.ts';
import { PARAM, SHIFT } from '../constants.ts';
import { isStillBusy } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asFlag, asInt, asKopecks, asMoment, asText, maybe } from '../values.ts';
import { operationOfReceiptType, RECEIPT_CLOSED } from './operation.ts';

/** A device that finishes something answers so for a while; it is asked again this often, and then left alone. */
const BUSY_TRIES = 5;
const BUSY_PAUSE_MS = 1_000;

/** With a printer: its faults are only in the long status (nine round trips). Not every device has a mode or all the flags. */
const STATUS = query('STATUS', {
  mode: maybe(asInt(PARAM.MODE)),
  submode: maybe(asInt(PARAM.SUBMODE)),
  shiftState: asInt(PARAM.SHIFT_STATE),
  shiftNumber: asInt(PARAM.SHIFT_NUMBER),
  receiptType: asInt(PARAM.RECEIPT_TYPE),
  receiptSumKop: maybe(asKopecks(PARAM.RECEIPT_SUM)),
  paperPresent: asFlag(PARAM.RECEIPT_PAPER_PRESENT),
  coverOpen: asFlag(PARAM.COVER_OPENED),
  printerLost: maybe(asFlag(PARAM.PRINTER_CONNECTION_LOST)),
  printerError: maybe(asFlag(PARAM.PRINTER_ERROR)),
  cutError: maybe(asFlag(PARAM.CUT_ERROR)),
  overheat: maybe(asFlag(PARAM.PRINTER_OVERHEAT)),
  deviceTime: asMoment(PARAM.DATE_TIME),
});
/** Without one: four round trips say the rest. */
const SHIFT_STATE = query('SHIFT_STATE', {
  shiftState: asInt(PARAM.SHIFT_STATE),
  shiftNumber: asInt(PARAM.SHIFT_NUMBER),
});
const RECEIPT_STATE = query('RECEIPT_STATE', {
  receiptType: asInt(PARAM.RECEIPT_TYPE),
  receiptSumKop: maybe(asKopecks(PARAM.RECEIPT_SUM)),
});
const TIME = query('DATE_TIME', { deviceTime: asMoment(PARAM.DATE_TIME) });
const FN = fnQuery('FN_INFO', {
  fnSerial: asText(PARAM.SERIAL_NUMBER),
  state: asInt(PARAM.FN_STATE),
  needsReplacement: asFlag(PARAM.FN_NEED_REPLACEMENT),
  resourceExhausted: asFlag(PARAM.FN_RESOURCE_EXHAUSTED),
  memoryOverflow: asFlag(PARAM.FN_MEMORY_OVERFLOW),
  ofdTimeout: asFlag(PARAM.FN_OFD_TIMEOUT),
  critical: asFlag(PARAM.FN_CRITICAL_ERROR),
});
const LAST = fnQuery('LAST_DOCUMENT', { fdNumber: asInt(PARAM.DOCUMENT_NUMBER) });

/** Life phase of the FN. Source: dto10-driver 1.9. */
const PHASES: ReadonlyMap<number, CashboxCondition['fnPhase']> = new Map([
  [0, 'notActivated'],
  [1, 'notActivated'],
  [3, 'fiscal'],
  [7, 'closed'],
  [15, 'closed'],
]);
const SHIFT_STATES: ReadonlyMap<number, CashboxCondition['shift']['state']> = new Map([
  [SHIFT.CLOSED, 'closed'],
  [SHIFT.OPENED, 'open'],
  [SHIFT.EXPIRED, 'expired'],
]);
/** Mode and submode in which the device prints a report or clears. Source: atol-serial-protocol section 5. */
const BUSY_STATES: readonly (readonly [mode: number, submode: number])[] = [
  [2, 2],
  [3, 2],
  [7, 1],
];

/**
 * One look at the device, in one go. While it is finishing something it cannot even be looked at, so it is asked again a
 * few times.
 *
 * @throws {KassaError} CB-109 when it stays busy
 */
export async function readCondition(session: Session, signal: AbortSignal): Promise<CashboxCondition> {
  for (let tries = 1; ; tries++) {
    try {
      return await look(session, signal);
    } catch (error) {
      if (!isStillBusy(error) || tries === BUSY_TRIES) throw error;
    }
    await session.clock.sleep(BUSY_PAUSE_MS, signal);
  }
}

type Seen = Pick<
  CashboxCondition,
  'shift' | 'openReceipt' | 'paper' | 'coverOpen' | 'printerFault' | 'printUnfinished' | 'deviceTime' | 'busy'
>;

async function look(session: Session, signal: AbortSignal): Promise<CashboxCondition> {
  return session.model.hasPrinter ? lookAtPrinting(session, signal) : lookAtPrinterless(session, signal);
}

// The FN comes last in both: a document that is finished in between is then seen by its number.

async function lookAtPrinting({ device }: Session, signal: AbortSignal): Promise<CashboxCondition> {
  const [status, fn, last] = await device.call([STATUS, FN, LAST], LIMITS.reading, 'reads', signal);
  const { mode, submode } = status;
  return conditionOf(fn, last.fdNumber, {
    shift: shiftOf(status),
    openReceipt: openReceiptOf(status),
    paper: status.paperPresent ? 'present' : 'out',
    coverOpen: status.coverOpen,
    printerFault: [status.printerLost, status.printerError, status.cutError, status.overheat].includes(true),
    printUnfinished: device.paper.unfinished,
    deviceTime: status.deviceTime,
    busy: BUSY_STATES.some((state) => state[0] === mode && state[1] === submode),
  });
}

async function lookAtPrinterless({ device }: Session, signal: AbortSignal): Promise<CashboxCondition> {
  const [shift, receipt, { deviceTime }, fn, last] = await device.call(
    [SHIFT_STATE, RECEIPT_STATE, TIME, FN, LAST],
    LIMITS.reading,
    'reads',
    signal,
  );
  return conditionOf(fn, last.fdNumber, {
    shift: shiftOf(shift),
    openReceipt: openReceiptOf(receipt),
    paper: 'none',
    coverOpen: false,
    printerFault: false,
    printUnfinished: false,
    deviceTime,
    // It prints no report and clears nothing that takes time; what it still does it says by an error (55, 204, 262).
    busy: false,
  });
}

function conditionOf(fn: ValuesOf<(typeof FN)['fields']>, lastFdNumber: number, seen: Seen): CashboxCondition {
  return {
    fnSerial: fn.fnSerial,
    lastFdNumber,
    fnPhase: PHASES.get(fn.state) ?? 'unknown',
    fnWarnings: {
      replaceUrgently: fn.needsReplacement,
      replaceSoon: fn.resourceExhausted,
      memoryFull90: fn.memoryOverflow,
      ofdTooLong: fn.ofdTimeout,
      critical: fn.critical,
    },
    ...seen,
  };
}

function shiftOf(said: { readonly shiftState: number; readonly shiftNumber: number }): CashboxCondition['shift'] {
  const state = SHIFT_STATES.get(said.shiftState);
  if (!state) throw new KassaError('CB-104', `состояние смены ${said.shiftState}`);
  return { state, number: said.shiftNumber };
}

function openReceiptOf(said: { readonly receiptType: number; readonly receiptSumKop: Kopecks | undefined }) {
  if (said.receiptType === RECEIPT_CLOSED) return undefined;
  return { operation: operationOfReceiptType(said.receiptType), sumKop: said.receiptSumKop ?? kopecks(0) };
}

const SHIFT_IS_OPEN = query('SHIFT_STATE', { shiftState: asInt(PARAM.SHIFT_STATE) });

/**
 * In a closed shift the library opens one by itself, in silence, for a receipt and for cash too (seen on 10.8): a
 * document nobody recorded. So it is asked before.
 *
 * @throws {KassaError} CB-315 closed, CB-301 older than 24 h
 */
export async function demandOpenShift({ device }: Session, signal: AbortSignal): Promise<void> {
  const { shiftState } = await device.read(SHIFT_IS_OPEN, LIMITS.reading, signal);
  if (shiftState === SHIFT.EXPIRED) throw new KassaError('CB-301');
  if (shiftState !== SHIFT.OPENED) throw new KassaError('CB-315', 'смена закрыта');
}
