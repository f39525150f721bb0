import { fromHex } from '../../wire/atol-v3/bytes.ts';
import type { Device } from './device.ts';
import { ERROR, refuse } from './kkt-error.ts';
import type { FnDocument } from './lasting-state.ts';
import { registrationTags, type TagValue } from './receipt/document-tags.ts';
import { FN_DOCUMENT } from './records.ts';

/** 9A. Refuses with 9C, 67, or what the FN says. */
export function openShift(device: Device, isTest: boolean): FnDocument | undefined {
  if (device.state.shift.isOpen) refuse(ERROR.shiftOpen);
  device.demandPaper();
  device.fn.check(FN_DOCUMENT.shiftOpen);
  return isTest ? undefined : makeReport(device, FN_DOCUMENT.shiftOpen, device.state.shift.number + 1);
}

/** Whether 5A may begin: 8F, 9B, 67, or what the FN says. */
export function checkCloseShift(device: Device): void {
  if (!device.state.shift.isOpen) refuse(ERROR.shiftClosed);
  if (device.draft) refuse(ERROR.receiptOpen);
  device.demandPaper();
  device.fn.check(FN_DOCUMENT.shiftClose);
}

/** The document of 5A; the counters of the shift are zero afterwards. */
export function closeShift(device: Device): FnDocument {
  return makeReport(device, FN_DOCUMENT.shiftClose, device.state.shift.number);
}

/** 67 09: a fiscal document that tells what the OFD has not confirmed. */
export function makeSettlementReport(device: Device): FnDocument {
  if (device.draft) refuse(ERROR.receiptOpen);
  device.demandPaper();
  return makeReport(device, FN_DOCUMENT.settlementReport, device.state.shift.number);
}

/** 49 and 4F: money in and out of the drawer leaves no document in the FN. */
export function moveCash(device: Device, direction: 'in' | 'out', sumKop: number, isTest: boolean): void {
  if (device.draft) refuse(ERROR.receiptOpen);
  if (device.shiftState() === 'closed') refuse(ERROR.shiftClosed);
  if (device.shiftState() === 'expired') refuse(ERROR.shiftOver24h);
  if (sumKop === 0) refuse(ERROR.badSum);
  if (direction === 'out' && sumKop > device.state.counters.cashKop) refuse(ERROR.notEnoughCash);
  device.demandPaper();
  if (!isTest) device.state.commit({ kind: 'cash', direction, sumKop });
}

function makeReport(device: Device, type: number, shiftNumber: number): FnDocument {
  const cashier = [...device.memory.cashier].map(([tag, hex]): TagValue => [tag, fromHex(hex)]);
  const tags = [...cashier, ...registrationTags(device.registration, device.state.serial, device.ffd)];
  return device.fn.make({ type, shiftNumber, tags });
}
