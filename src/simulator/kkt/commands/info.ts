import { digitsToBcd, encodeBcdTime, toBcd } from '../../../wire/atol-v3/bcd.ts';
import { concat } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import type { Device } from '../device.ts';
import { MODEL_NAME } from '../options.ts';
import { draftTotalKop } from '../receipt/draft.ts';
import { readRegister } from '../registers.ts';
import { type CommandRow, done, exactly } from './command.ts';

/** 3.0.5870, the version of the golden traffic. */
const VERSION = Uint8Array.of(0x03, 0x00, 0x00, 0x58, 0x70);
const EMPTY_EF_ANSWER = new Uint8Array(41);
const USB = 4;

const STATE_FLAG = {
  fiscalised: 0x01,
  shiftOpen: 0x02,
  drawerClosed: 0x04,
  paper: 0x08,
  coverOpen: 0x20,
  fnActivated: 0x40,
} as const;

function state(device: Device): Uint8Array {
  const { draft, memory, state: lasting } = device;
  return concat(
    0x44,
    toBcd(memory.operator, 1),
    1,
    encodeBcdTime(device.clock.wallTime(), 'yearFirst'),
    stateFlags(device),
    digitsToBcd(device.serial.slice(-8), 4),
    device.model,
    encodeCp866('30'),
    modeByte(device),
    toBcd((lasting.shift.receipts + (draft ? 1 : 0)) % 10_000, 2),
    readRegister(device, 21, 0, 0),
    draft?.kind ?? 0,
    toBcd(draft ? draftTotalKop(draft) : 0, 5),
    2,
    USB,
  );
}

function stateFlags(device: Device): number {
  return (
    STATE_FLAG.fiscalised |
    STATE_FLAG.drawerClosed |
    (device.fn.isClosed ? 0 : STATE_FLAG.fnActivated) |
    (device.state.shift.isOpen ? STATE_FLAG.shiftOpen : 0) |
    (device.hasPrinter && device.hasPaper ? STATE_FLAG.paper : 0) |
    (device.hasPrinter && device.isCoverOpen ? STATE_FLAG.coverOpen : 0)
  );
}

const modeByte = ({ memory }: Device): number => (memory.submode << 4) | memory.mode;

function deviceType({ model }: Device): Uint8Array {
  return concat(0x00, 0x01, 0x01, model, 0x10, 0x00, VERSION, encodeCp866(MODEL_NAME[model]));
}

/** Commands that only tell something about the device. */
export const INFO_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [0xa5, { name: 'get type', effect: 'reads', length: exactly(0), run: deviceType }],
  [0x9d, { name: 'version', effect: 'reads', length: exactly(1), run: () => done(VERSION) }],
  [0x3f, { name: 'state', effect: 'reads', length: exactly(0), run: state }],
  [
    0x45,
    {
      name: 'state code',
      effect: 'reads',
      length: exactly(0),
      run: (device) => Uint8Array.of(0x55, modeByte(device), device.hasPrinter && !device.hasPaper ? 0x01 : 0x00),
    },
  ],
  [
    0x4d,
    {
      name: 'cash sum',
      effect: 'reads',
      length: exactly(0),
      run: (device) => concat(0x4d, readRegister(device, 10, 0, 0)),
    },
  ],
  [
    0x91,
    {
      name: 'read register',
      effect: 'reads',
      length: exactly(3),
      run: (device, parameters) => done(readRegister(device, parameters.byte(), parameters.byte(), parameters.byte())),
    },
  ],
  [
    0xb3,
    {
      name: 'last error',
      effect: 'reads',
      length: exactly(0),
      run: ({ memory }) => done(Uint8Array.of(memory.lastExtended.code >> 8, memory.lastExtended.code & 0xff)),
    },
  ],
  // Seen only when the vendor's driver opens the line; what it asks is unknown, what satisfied it was zeros.
  [
    0xef,
    { name: 'unknown question of the vendor', effect: 'reads', length: [0, 64], run: () => done(EMPTY_EF_ANSWER) },
  ],
];
