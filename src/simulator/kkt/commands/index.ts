import type { Device } from '../device.ts';
import { ERROR, KktError, refuse } from '../kkt-error.ts';
import { type CommandRow, failed, Parameters } from './command.ts';
import { FN_COMMANDS } from './fn.ts';
import { INFO_COMMANDS } from './info.ts';
import { MODE_COMMANDS } from './mode.ts';
import { type PowerSwitch, powerCommands } from './power.ts';
import { RECEIPT_COMMANDS } from './receipt.ts';
import { reportCommands, type StartBackground } from './reports.ts';
import { SERVICE_COMMANDS } from './service.ts';
import { TABLE_COMMANDS } from './tables.ts';
import { TAG_COMMANDS } from './tags.ts';

export type { BackgroundStep, StartBackground } from './reports.ts';

const ACCESS_PASSWORD_BYTES = 2;
const GET_TYPE = 0xa5;

/** The device's answer to a command, and whether that was a refusal. */
export interface CommandResult {
  readonly ok: boolean;
  readonly answer: Uint8Array;
}

/** Every command this cashbox knows. What the page says never to send is not here, so it is answered 46. */
export class CommandTable {
  readonly #device: Device;
  readonly #rows: ReadonlyMap<number, CommandRow>;

  constructor(device: Device, startBackground: StartBackground, power: PowerSwitch) {
    this.#device = device;
    this.#rows = new Map([
      ...INFO_COMMANDS,
      ...MODE_COMMANDS,
      ...RECEIPT_COMMANDS,
      ...reportCommands(startBackground),
      ...FN_COMMANDS,
      ...TAG_COMMANDS,
      ...TABLE_COMMANDS,
      ...SERVICE_COMMANDS,
      ...powerCommands(power),
    ]);
  }

  row(code: number): CommandRow | undefined {
    return this.#rows.get(code);
  }

  /** Runs `password, code, parameters` at once. Never throws for what a host may send. */
  run(command: Uint8Array): CommandResult {
    const code = command[ACCESS_PASSWORD_BYTES];
    try {
      const row = this.#checked(command, code);
      const answer = row.run(this.#device, new Parameters(command.slice(ACCESS_PASSWORD_BYTES + 1)));
      if (row.effect !== 'reads') this.#device.memory.lastExtended = { command: 0, code: 0 };
      return { ok: true, answer };
    } catch (error) {
      if (!(error instanceof KktError)) throw error;
      return { ok: false, answer: this.#refusal(code ?? 0, error) };
    }
  }

  /** Refuses a command from outside its table: busy, faults. */
  refuse(code: number, error: KktError): CommandResult {
    return { ok: false, answer: this.#refusal(code, error) };
  }

  #checked(command: Uint8Array, code: number | undefined): CommandRow {
    const row = this.#rows.get(code ?? -1) ?? refuse(ERROR.badCommand);
    if (command[0] !== 0 || command[1] !== 0) refuse(ERROR.wrongPassword);
    const { memory } = this.#device;
    if (row.effect !== 'reads' && memory.submode !== 0) refuse(ERROR.busy);
    const length = command.length - ACCESS_PASSWORD_BYTES - 1;
    if (length < row.length[0] || length > row.length[1]) refuse(ERROR.badLength);
    if (row.modes && !row.modes.includes(memory.mode)) refuse(ERROR.wrongMode);
    if (row.prints && !this.#device.hasPrinter) refuse(ERROR.unsupportedByModel);
    if (row.prints) this.#device.demandPaper();
    return row;
  }

  #refusal(code: number, error: KktError): Uint8Array {
    if (error.code === ERROR.extended) this.#device.memory.lastExtended = { command: code, code: error.extended };
    if (code === GET_TYPE) return Uint8Array.of(error.code);
    return failed(error.code, error.subcode);
  }
}
