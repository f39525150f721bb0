import { digitsToBcd, encodeBcdTime, toBcd } from '../../wire/atol-v3/bcd.ts';
import { concat, u16be } from '../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../wire/atol-v3/cp866.ts';
import type { Device } from './device.ts';
import { type LocalMs, toWallTime } from './device-clock.ts';
import { ERROR, refuse } from './kkt-error.ts';
import type { FnDocument } from './lasting-state.ts';
import { receiptTaxes } from './receipt/close.ts';
import { FFD_CODE } from './receipt/document-tags.ts';
import { draftChangeKop, draftRemainderKop, draftTotalKop } from './receipt/draft.ts';
import { FN_DOCUMENT } from './records.ts';

const DAY_MS = 86_400_000;
/** Characters in a line and dots of the print head: what fits an 80 mm roll. */
const LINE = concat(toBcd(48, 1), toBcd(576, 2));
const NO_DATE = new Uint8Array(6);
const SHIFT_STATES = { closed: 0, open: 1, expired: 2 } as const;
const PRINT_UNFINISHED = 0x10;
/** Receipt types as register 12 alone counts them: sell, buy, their returns, then the corrections (ATOL driver 10.8.0.0 asks so). */
const SHIFT_TOTAL_KINDS = [1, 4, 2, 5, 7, 9];

type Register = (device: Device, p1: number, p2: number) => Uint8Array;

const dayFirst = (localMs: LocalMs): Uint8Array => encodeBcdTime(toWallTime(localMs), 'dayFirst');
/** Money is never negative on the wire. */
const money = (sumKop: number, bytes: number): Uint8Array => toBcd(Math.max(0, sumKop), bytes);
/** `DD MM YY hh mm`. */
const toMinutes = (document: FnDocument | undefined): Uint8Array =>
  document ? dayFirst(document.localMs).slice(0, 5) : NO_DATE.slice(0, 5);
const sign = (document: FnDocument | undefined): Uint8Array =>
  digitsToBcd(String(document?.fiscalSign ?? 0).padStart(10, '0'), 5);
const fdNumber = (document: FnDocument | undefined): Uint8Array => toBcd(document?.fdNumber ?? 0, 5);

/** Registers of command 91 by number: what comes after `55 00` (page section 7). */
export const REGISTERS: ReadonlyMap<number, Register> = new Map<number, Register>([
  [1, ({ state }, kind) => money(state.counters.shift(kind).sumKop, 6)],
  [3, ({ state }, kind, type) => money(state.counters.shift(kind).paymentsKop[(type - 1) as 0] ?? 0, 6)],
  [4, ({ state }) => money(state.counters.cashIn.sumKop, 6)],
  [5, ({ state }) => money(state.counters.cashOut.sumKop, 6)],
  [6, ({ state }, kind) => toBcd(state.counters.shift(kind).count % 10_000, 2)],
  [8, ({ state }) => toBcd(state.counters.cashIn.count % 10_000, 2)],
  [9, ({ state }) => toBcd(state.counters.cashOut.count % 10_000, 2)],
  [10, ({ state }) => money(state.counters.cashKop, 7)],
  [11, revenue],
  [12, ({ state }, index) => money(state.counters.shift(SHIFT_TOTAL_KINDS[index] ?? 0).sumKop, 7)],
  [17, ({ clock }) => dayFirst(clock.localMs())],
  [18, shift],
  [19, receipt],
  [20, receiptSums],
  [21, lastClosedShift],
  [22, ({ serial }) => digitsToBcd(serial, 7)],
  [24, () => LINE],
  [26, validity],
  [40, ({ state }, kind) => money(state.counters.lasting(kind).sumKop, 7)],
  [43, exchangeErrors],
  [44, ({ ofd }) => toBcd(settled(ofd).unsentCount(), 3)],
  [46, ({ state }) => money(state.counters.cancelledKop, 6)],
  [47, ({ state }) => encodeCp866(state.fnSerial)],
  [48, registration],
  [51, lastReceipt],
  [52, ({ state }) => concat(fdNumber(state.lastDocument), toMinutes(state.lastDocument), sign(state.lastDocument))],
  [53, ({ state }) => concat(toBcd(state.shift.receipts, 3), toBcd(state.shift.number, 3))],
  [54, formats],
  [55, ({ memory: { lastExtended } }) => concat(u16be(lastExtended.command), u16be(lastExtended.code), 0, 0, 0, 0)],
  [57, ({ ofd }) => lastSent(settled(ofd).lastTicketLocalMs())],
  [58, ({ state }) => concat(new Uint8Array(5), toBcd(state.shift.isOpen ? state.shift.documents : 0, 5))],
  [59, ({ state }) => concat(state.isPrintUnfinished ? PRINT_UNFINISHED : 0, new Uint8Array(4))],
  [60, ({ state }, kind, row) => money(state.counters.shift(kind).taxesKop.get(row) ?? 0, 6)],
  [61, ({ draft }, row) => money(draft ? (receiptTaxes(draft)[row] ?? 0) : 0, 5)],
  [65, ({ state }, kind) => toBcd(state.counters.lasting(kind).count, 5)],
  [67, ({ clock }) => toBcd(Math.floor(clock.clock.monotonicMs() / 1000), 5)],
]);

/** @throws {KktError} 6C for a register that is not there */
export function readRegister(device: Device, register: number, p1: number, p2: number): Uint8Array {
  const read = REGISTERS.get(register) ?? refuse(ERROR.badRegister);
  return read(device, p1, p2);
}

function settled<T extends { settle(): void }>(ofd: T): T {
  ofd.settle();
  return ofd;
}

function revenue({ state }: Device): Uint8Array {
  const sumKop = state.counters.revenueKop();
  return concat(sumKop < 0 ? 1 : 0, toBcd(Math.abs(sumKop), 6));
}

function shift(device: Device): Uint8Array {
  const state = device.shiftState();
  const openedMs = device.state.shift.openedLocalMs;
  const shownMs = device.habits.shiftDateIs === 'opening' ? openedMs : openedMs + DAY_MS;
  return concat(SHIFT_STATES[state], state === 'closed' ? NO_DATE : dayFirst(shownMs));
}

/** `open type receiptNo documentNo sum`: the number is that of the open receipt, or of the last one. */
function receipt({ state, draft }: Device): Uint8Array {
  const number = state.shift.receipts + (draft ? 1 : 0);
  return concat(
    draft ? 1 : 0,
    draft?.kind ?? 0,
    toBcd(number % 10_000, 2),
    toBcd(state.lastFdNumber, 4),
    money(draft ? draftTotalKop(draft) : 0, 5),
  );
}

function receiptSums({ draft }: Device): Uint8Array {
  if (!draft) return new Uint8Array(15);
  return concat(money(draftTotalKop(draft), 5), money(draftRemainderKop(draft), 5), money(draftChangeKop(draft), 5));
}

function lastClosedShift({ state }: Device): Uint8Array {
  return toBcd((state.shift.isOpen ? state.shift.number - 1 : state.shift.number) % 10_000, 2);
}

function validity({ fn }: Device): Uint8Array {
  return concat(toBcd(1, 1), toBcd(29, 1), dayFirst(fn.validUntilLocalMs()).slice(0, 3));
}

function exchangeErrors({ ofd }: Device): Uint8Array {
  const errors = settled(ofd).errors();
  return concat(errors.network, errors.ofd, errors.fn, toBcd(errors.fdNumber, 5), 0);
}

function registration({ state }: Device): Uint8Array {
  const document = state.documents[state.fnStart];
  return document?.type === FN_DOCUMENT.registration
    ? concat(fdNumber(document), toMinutes(document))
    : new Uint8Array(10);
}

function lastReceipt({ state: { lastReceipt: last } }: Device): Uint8Array {
  return concat(
    fdNumber(last),
    last?.receipt?.kind ?? 0,
    money(last?.receipt?.totalKop ?? 0, 7),
    toMinutes(last),
    sign(last),
  );
}

/** The code of 1.2 is not known from any source; 4 is the value of tag 1209. */
function formats({ ffd }: Device): Uint8Array {
  const code = FFD_CODE[ffd];
  return concat(code, code, code, digitsToBcd('010126', 3));
}

function lastSent(localMs: LocalMs | undefined): Uint8Array {
  return localMs === undefined ? NO_DATE : dayFirst(localMs);
}
