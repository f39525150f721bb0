import { decodeBcdTime } from '../../../wire/atol-v3/bcd.ts';
import type { WallTime } from '../../../wire/atol-v3/bytes.ts';
import { decodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { type Device, MODE } from '../device.ts';
import { toLocalMs } from '../device-clock.ts';
import { ERROR, refuse } from '../kkt-error.ts';
import { TRAINING_MARK } from '../slip.ts';
import { ANY_LENGTH, atLeast, type CommandRow, done, exactly, type Parameters } from './command.ts';

function setClock(device: Device, parameters: Parameters): Uint8Array {
  if (device.state.shift.isOpen) refuse(ERROR.shiftOpen);
  const time = readTime(parameters.take(6));
  if (toLocalMs(time) < (device.state.lastDocument?.localMs ?? 0) - 1000) refuse(ERROR.timeDiffers);
  device.setClockOffset(device.clock.offsetFor(time));
  return done();
}

function readTime(bytes: Uint8Array): WallTime {
  try {
    return decodeBcdTime(bytes, 'dayFirst');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(ERROR.badDate);
  }
}

function printText(device: Device, parameters: Parameters): Uint8Array {
  device.print(decodeCp866(parameters.rest()));
  return done();
}

/** 87: twelve bytes of how, then what; 09 before a letter makes it wide. */
function printField(device: Device, parameters: Parameters): Uint8Array {
  parameters.take(11);
  device.print(decodeCp866(parameters.rest().filter((byte) => byte !== 0x09)));
  return done();
}

function finishPrinting(device: Device): Uint8Array {
  if (device.state.isPrintUnfinished) device.state.commit({ kind: 'print', unfinished: false });
  return done();
}

const prints = (name: string, length: CommandRow['length'], run: CommandRow['run'], modes?: readonly number[]) =>
  ({ name, effect: 'changes', prints: true, length, run, ...(modes && { modes }) }) as const;

const printed =
  (title: string) =>
  (device: Device): Uint8Array => {
    device.print(`${TRAINING_MARK}\n${title}`);
    return done();
  };

const succeeds = (): Uint8Array => done();

/** Paper, bell, clock. 80 is refused because neither model has a drawer. */
export const SERVICE_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [0x47, { name: 'beep', effect: 'changes', length: exactly(0), run: succeeds }],
  [0x88, { name: 'tone', effect: 'changes', length: exactly(3), run: succeeds }],
  [0x75, prints('cut', exactly(1), succeeds)],
  [
    0x80,
    {
      name: 'drawer',
      effect: 'changes',
      length: ANY_LENGTH,
      run: () => refuse(ERROR.unsupportedByModel),
    },
  ],
  [0x4c, prints('print string', ANY_LENGTH, printText)],
  [0x87, prints('print field', atLeast(11), printField)],
  [0x6c, prints('header', exactly(0), printed('КЛИШЕ'))],
  [0x73, prints('footer', exactly(0), printed('КОНЕЦ ДОКУМЕНТА'))],
  [0xc1, prints('barcode', atLeast(14), succeeds)],
  [0xc2, prints('barcode, more', exactly(101), succeeds)],
  [0x95, prints('copy of the last document', exactly(0), printed('КОПИЯ ПОСЛЕДНЕГО ДОКУМЕНТА'))],
  [0x82, prints('test print', exactly(3), printed('ПРОБНАЯ ПЕЧАТЬ'), [MODE.choice])],
  [0xab, prints('document by number', exactly(5), printDocument, [MODE.fn])],
  [0xee, prints('finish printing', exactly(0), finishPrinting)],
  [0xed, { name: 'set date and time', effect: 'changes', length: exactly(6), run: setClock }],
];

function printDocument(device: Device, parameters: Parameters): Uint8Array {
  if (!device.state.document(parameters.bcd(5))) refuse(ERROR.noSuchDataInFn);
  return printed('КОПИЯ ДОКУМЕНТА')(device);
}
