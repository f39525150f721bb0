import { KassaError } from '../../../../core/errors.ts';
import { kopecks } from '../../../../core/fiscal/money.ts';
import type { CashboxCondition } from '../../../../core/ports/cashbox-driver.ts';
import type { Answer } from '../commands/index.ts';
import { SUBMODE } from '../modes.ts';
import type { Session } from '../session.ts';
import { toSecondText } from './device-time.ts';
import { operationOfReceiptType } from './operation.ts';

/** Flags of 3F. Source: atol-serial-protocol section 6. */
const STATE_FLAG = { paperPresent: 0x08, coverOpen: 0x20 } as const;
/** Flags of 45 that mean a broken printer: link lost, mechanics, cutter, overheat. Paper is taken from 3F. */
const PRINTER_FAULTS = 0x02 | 0x04 | 0x08 | 0x10;
/** Register 59, section 14 rule 3. */
const PRINT_UNFINISHED_FROM = 0x10;
/** FN warnings. Source: section 8. */
const WARNING = { urgent: 0x01, soon: 0x02, memory: 0x04, ofd: 0x08, critical: 0x80 } as const;
const PHASES: ReadonlyMap<number, CashboxCondition['fnPhase']> = new Map([
  [0, 'notActivated'],
  [1, 'notActivated'],
  [3, 'fiscal'],
  [7, 'closed'],
]);
const SHIFT_STATES = ['closed', 'open', 'expired'] as const;
const BUSY: readonly number[] = [SUBMODE.xPrinting, SUBMODE.zPrinting, SUBMODE.clearing];

/** One look at the device, in as few commands as prove it. */
export async function readCondition(session: Session, signal: AbortSignal): Promise<CashboxCondition> {
  const { device, modes, model, memory } = session;
  const state = await device.call('readState', {}, signal);
  modes.know(state.mode);
  const fn = await device.call('readFnStatus', {}, signal);
  const shiftState = demandShiftState((await device.call('readShiftState', {}, signal)).state);
  const known = memory.recall(fn.fnSerial, fn.lastFdNumber);
  const shiftNumber = known?.shiftNumber ?? (await readShiftNumber(session, shiftState, signal));
  const printer = model.hasPrinter ? await readPrinter(session, known?.printUnfinished === false, signal) : NO_PRINTER;
  const { fnSerial, lastFdNumber } = fn;
  memory.learn({ fnSerial, fdNumber: lastFdNumber, shiftNumber, printUnfinished: printer.printUnfinished });
  return {
    fnSerial,
    lastFdNumber,
    fnPhase: PHASES.get(fn.phase) ?? 'unknown',
    fnWarnings: warningsOf(fn.warnings),
    shift: { state: shiftState, number: shiftNumber },
    openReceipt: openReceiptOf(state),
    paper: model.hasPrinter ? ((state.flags & STATE_FLAG.paperPresent) !== 0 ? 'present' : 'out') : 'none',
    coverOpen: model.hasPrinter && (state.flags & STATE_FLAG.coverOpen) !== 0,
    ...printer,
    deviceTime: toSecondText(state.deviceTime),
    busy: BUSY.includes(state.mode) || (state.receiptState === 0 && fn.currentDocument !== 0),
  };
}

function demandShiftState(code: number): (typeof SHIFT_STATES)[number] {
  const state = SHIFT_STATES[code];
  if (!state) throw new KassaError('CB-104', `состояние смены ${code}`);
  return state;
}

/** Number of the last opened shift. */
export async function readShiftNumber(
  { device }: Session,
  state: 'closed' | 'open' | 'expired',
  signal: AbortSignal,
): Promise<number> {
  const { shiftNumber } = await device.call('readLastClosedShift', {}, signal);
  return state === 'closed' ? shiftNumber : shiftNumber + 1;
}

const NO_PRINTER = { printerFault: false, printUnfinished: false } as const;

async function readPrinter(session: Session, isKnownFinished: boolean, signal: AbortSignal) {
  const { flags } = await session.device.call('readStateCode', {}, signal);
  const printUnfinished = !isKnownFinished && (await readPrintUnfinished(session, signal));
  return { printerFault: (flags & PRINTER_FAULTS) !== 0, printUnfinished };
}

async function readPrintUnfinished({ device }: Session, signal: AbortSignal): Promise<boolean> {
  return (await device.call('readPrintState', {}, signal)).state >= PRINT_UNFINISHED_FROM;
}

/** Takes what a just opened shift has changed into the memory, so that the first receipt does not wait for it. */
export async function learnOpenShift(session: Session, fdNumber: number, signal: AbortSignal): Promise<void> {
  const { fnSerial, memory, model } = session;
  const shiftNumber = await readShiftNumber(session, 'open', signal);
  const printUnfinished = model.hasPrinter && (await readPrintUnfinished(session, signal));
  memory.learn({ fnSerial, fdNumber, shiftNumber, printUnfinished });
}

function openReceiptOf({ receiptState, receiptSumKop }: Answer<'readState'>): CashboxCondition['openReceipt'] {
  if (receiptState === 0) return undefined;
  return { operation: operationOfReceiptType(receiptState), sumKop: kopecks(receiptSumKop) };
}

function warningsOf(bits: number): CashboxCondition['fnWarnings'] {
  return {
    replaceUrgently: (bits & WARNING.urgent) !== 0,
    replaceSoon: (bits & WARNING.soon) !== 0,
    memoryFull90: (bits & WARNING.memory) !== 0,
    ofdTooLong: (bits & WARNING.ofd) !== 0,
    critical: (bits & WARNING.critical) !== 0,
  };
}
