import { toHex } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from '../device.ts';
import { KktError } from '../kkt-error.ts';
import { closeReceipt } from '../receipt/close.ts';
import { addItem, beginItem, openReceipt, pay } from '../receipt/receipt.ts';
import { writeTag } from '../receipt/tags.ts';
import { openShift } from '../shift.ts';

const PRICE_KOP = 77_700;
const CASHLESS = 2;

/** Another program's receipt, begun and left open. Does nothing when a receipt is open already. */
export function leaveReceiptOpen(device: Device): void {
  if (device.draft) return;
  asStranger(() => {
    if (device.shiftState() === 'closed') openShift(device, false);
    beginStrangersReceipt(device);
  });
}

/** Another program's receipt, from beginning to end. Does nothing while a receipt is open or the shift is not. */
export function makeStrangersDocument(device: Device): void {
  if (device.draft || device.shiftState() !== 'open') return;
  asStranger(() => {
    beginStrangersReceipt(device);
    pay(device, CASHLESS, PRICE_KOP);
    closeReceipt(device, { paymentType: 1, sumKop: 0 }, false);
  });
}

function beginStrangersReceipt(device: Device): void {
  const { taxationMask } = device.registration;
  openReceipt(device, { kind: 1, electronic: true }, false);
  writeTag(device, { tag: 1055, value: Uint8Array.of(taxationMask & -taxationMask) });
  writeTag(device, { tag: 1084, value: strangersAttribute() });
  beginItem(device);
  addItem(
    device,
    {
      priceKop: PRICE_KOP,
      quantityMilli: 1000,
      sumKop: PRICE_KOP,
      taxRow: 6,
      taxKop: 0,
      section: 0,
      paymentObject: 1,
      paymentMethod: 4,
      checksCash: false,
      nameHex: toHex(encodeCp866('Чужой товар'), ''),
    },
    false,
  );
}

/** A key in the same place as ours, and not ours. */
function strangersAttribute(): Uint8Array {
  const value = encodeTlv(1086, encodeCp866('stranger-1'));
  return Uint8Array.from([...encodeTlv(1085, encodeCp866('other program')), ...value]);
}

/** A stranger that is refused goes away; the fault is about what he leaves, not about him. */
function asStranger(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof KktError)) throw error;
  }
}
