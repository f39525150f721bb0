import { toHex } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from '../device.ts';
import { KktError } from '../kkt-error.ts';
import { closeReceipt } from '../receipt/close.ts';
import { addItem, beginItem, openReceipt, pay } from '../receipt/receipt.ts';
import { writeTag } from '../receipt/tags.ts';
import { openShift } from '../shift.ts';

const CASHLESS = 2;

/** What a stranger sells, and what he writes where we write the key of a check. */
export interface StrangersSale {
  readonly priceKop: number;
  /** Tag 1085. */
  readonly attributeName: string;
  /** Tag 1086. */
  readonly key: string;
}

const USUAL_SALE: StrangersSale = { priceKop: 77_700, attributeName: 'other program', key: 'stranger-1' };

/** Another program's receipt, begun and left open. Does nothing when a receipt is open already. */
export function leaveReceiptOpen(device: Device): void {
  if (device.draft) return;
  asStranger(() => {
    if (device.shiftState() === 'closed') openShift(device, false);
    beginStrangersReceipt(device, USUAL_SALE);
  });
}

/** Another program's receipt, from beginning to end. Does nothing while a receipt is open or the shift is not. */
export function makeStrangersDocument(device: Device, sale: StrangersSale = USUAL_SALE): void {
  if (device.draft || device.shiftState() !== 'open') return;
  asStranger(() => {
    beginStrangersReceipt(device, sale);
    pay(device, CASHLESS, sale.priceKop);
    closeReceipt(device, { paymentType: 1, sumKop: 0 }, false);
  });
}

function beginStrangersReceipt(device: Device, sale: StrangersSale): void {
  const { priceKop } = sale;
  const { taxationMask } = device.registration;
  openReceipt(device, { kind: 1, electronic: true }, false);
  writeTag(device, { tag: 1055, value: Uint8Array.of(taxationMask & -taxationMask) });
  writeTag(device, { tag: 1084, value: strangersAttribute(sale) });
  beginItem(device);
  addItem(
    device,
    {
      priceKop,
      quantityMilli: 1000,
      sumKop: priceKop,
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

/** A key in the same place as ours. */
function strangersAttribute({ attributeName, key }: StrangersSale): Uint8Array {
  const value = encodeTlv(1086, encodeCp866(key));
  return Uint8Array.from([...encodeTlv(1085, encodeCp866(attributeName)), ...value]);
}

/** A stranger that is refused goes away; the fault is about what he leaves, not about him. */
function asStranger(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof KktError)) throw error;
  }
}
