import { sameBytes } from '../../../wire/atol-v3/bytes.ts';
import { type Device, MODE } from '../device.ts';
import { ERROR, refuse } from '../kkt-error.ts';
import { type CommandRow, done, exactly, type Parameters } from './command.ts';

const ADMINISTRATOR = 29;
const SYSTEM_ADMINISTRATOR = 30;
const PASSWORD_TABLE = 3;
const PASSWORD_FIELD = 1;

/** Rows of table 3 whose passwords open a mode. */
const MODE_ROWS: ReadonlyMap<number, readonly number[]> = new Map([
  [MODE.registration, Array.from({ length: SYSTEM_ADMINISTRATOR }, (_, i) => i + 1)],
  [MODE.xReports, [ADMINISTRATOR, SYSTEM_ADMINISTRATOR]],
  [MODE.zReports, [ADMINISTRATOR, SYSTEM_ADMINISTRATOR]],
  [MODE.programming, [SYSTEM_ADMINISTRATOR]],
  [5, [SYSTEM_ADMINISTRATOR]],
  [MODE.fn, [SYSTEM_ADMINISTRATOR]],
]);

function enterMode(device: Device, parameters: Parameters): Uint8Array {
  const mode = parameters.byte();
  const password = parameters.take(4);
  const rows = MODE_ROWS.get(mode) ?? refuse(ERROR.wrongMode);
  if (device.memory.mode !== MODE.choice) refuse(ERROR.wrongMode);
  const row = rows.findLast((known) => sameBytes(device.tables.read(PASSWORD_TABLE, known, PASSWORD_FIELD), password));
  device.memory.operator = row ?? refuse(ERROR.wrongPassword);
  device.memory.mode = mode;
  return done();
}

function leaveMode(device: Device): Uint8Array {
  device.memory.mode = MODE.choice;
  return done();
}

export const MODE_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [0x56, { name: 'enter mode', effect: 'changes', length: exactly(5), run: enterMode }],
  [0x48, { name: 'leave mode', effect: 'changes', length: exactly(0), run: leaveMode }],
];
