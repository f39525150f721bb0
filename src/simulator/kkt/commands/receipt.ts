import { toBcd } from '../../../wire/atol-v3/bcd.ts';
import { concat, toHex } from '../../../wire/atol-v3/bytes.ts';
import { type Device, MODE } from '../device.ts';
import { ERROR, KktError, refuse } from '../kkt-error.ts';
import { closeReceipt } from '../receipt/close.ts';
import { addItem, beginItem, cancelReceipt, openReceipt, pay, setReceiptTax, voidPayment } from '../receipt/receipt.ts';
import { moveCash, openShift } from '../shift.ts';
import { atLeast, type CommandRow, done, exactly, type Parameters } from './command.ts';

const FLAG_TEST = 0x01;
const FLAG_DO_NOT_CHECK_CASH = 0x02;
const FLAG_ELECTRONIC = 0x04;
const FLAG_TAX_TYPE_ONLY = 0x08;
const LONGEST_NAME = 128;
const EB_HEAD = 41;

const isTest = (flags: number): boolean => (flags & FLAG_TEST) !== 0;

function endItem(device: Device, parameters: Parameters): Uint8Array {
  const flags = parameters.byte();
  const priceKop = parameters.bcd(7);
  const quantityMilli = parameters.bcd(5);
  const sumKop = parameters.bcd(7);
  const taxRow = parameters.byte();
  const taxKop = parameters.bcd(7);
  const section = parameters.bcd(1);
  const paymentObject = parameters.bcd(1);
  const paymentMethod = parameters.bcd(1);
  parameters.take(1 + 7 + 2);
  const name = parameters.rest();
  if (name.length > LONGEST_NAME) refuse(ERROR.badLength);
  // A control character would end the line on paper.
  if (name.some((byte) => byte < 0x20)) refuse(ERROR.badFormat);
  const item = {
    priceKop,
    quantityMilli,
    sumKop,
    taxRow,
    taxKop: flags & FLAG_TAX_TYPE_ONLY ? 0 : taxKop,
    section,
    paymentObject,
    paymentMethod,
    checksCash: (flags & FLAG_DO_NOT_CHECK_CASH) === 0,
    nameHex: toHex(name, ''),
  };
  addItem(device, item, isTest(flags));
  return done();
}

function payment(device: Device, parameters: Parameters): Uint8Array {
  parameters.byte();
  const { remainderKop, changeKop } = pay(device, parameters.byte(), parameters.bcd(5));
  return done(concat(toBcd(remainderKop, 5), toBcd(changeKop, 5)));
}

function close(device: Device, parameters: Parameters): Uint8Array {
  const flags = parameters.byte();
  closeReceipt(device, { paymentType: parameters.byte(), sumKop: parameters.bcd(5) }, isTest(flags));
  return done();
}

function cash(direction: 'in' | 'out') {
  return (device: Device, parameters: Parameters): Uint8Array => {
    const flags = parameters.byte();
    moveCash(device, direction, parameters.bcd(5), isTest(flags));
    return done();
  };
}

const registration = { modes: [MODE.registration] } as const;

/** Shift, receipt and drawer: everything of mode 1. */
export const RECEIPT_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [
    0x9a,
    {
      name: 'open shift',
      effect: 'fiscalizes',
      ...registration,
      length: atLeast(1),
      run: (device, parameters) => {
        openShift(device, isTest(parameters.byte()));
        return done();
      },
    },
  ],
  [
    0x92,
    {
      name: 'open receipt',
      effect: 'changes',
      ...registration,
      length: exactly(2),
      run: (device, parameters) => {
        const flags = parameters.byte();
        const opening = { kind: parameters.byte(), electronic: (flags & FLAG_ELECTRONIC) !== 0 };
        openReceipt(device, opening, isTest(flags));
        return done();
      },
    },
  ],
  [
    0xea,
    {
      name: 'begin position',
      effect: 'changes',
      ...registration,
      length: exactly(3),
      run: (device) => {
        beginItem(device);
        return done();
      },
    },
  ],
  [0xeb, { name: 'end position', effect: 'changes', ...registration, length: atLeast(EB_HEAD), run: endItem }],
  [
    0xe6,
    {
      name: 'position of FFD 1.0',
      effect: 'changes',
      ...registration,
      length: atLeast(0),
      run: () => {
        throw new KktError(ERROR.receiptTooLarge, { subcode: 1 });
      },
    },
  ],
  [
    0xb8,
    {
      name: 'receipt tax',
      effect: 'changes',
      ...registration,
      length: exactly(8),
      run: (device, parameters) => {
        parameters.take(2);
        setReceiptTax(device, parameters.byte(), parameters.bcd(5));
        return done();
      },
    },
  ],
  [0x99, { name: 'payment', effect: 'changes', ...registration, length: exactly(7), run: payment }],
  [
    0x9b,
    {
      name: 'payment void',
      effect: 'changes',
      ...registration,
      length: exactly(7),
      run: (device, parameters) => {
        parameters.byte();
        voidPayment(device, parameters.byte(), parameters.bcd(5));
        return done();
      },
    },
  ],
  [0x4a, { name: 'close receipt', effect: 'fiscalizes', ...registration, length: exactly(7), run: close }],
  [
    0x59,
    {
      name: 'cancel receipt',
      effect: 'changes',
      ...registration,
      length: exactly(0),
      run: (device) => {
        cancelReceipt(device);
        return done();
      },
    },
  ],
  [0x49, { name: 'cash in', effect: 'changes', ...registration, length: exactly(6), run: cash('in') }],
  [0x4f, { name: 'cash out', effect: 'changes', ...registration, length: exactly(6), run: cash('out') }],
];
