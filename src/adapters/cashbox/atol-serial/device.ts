import { KassaError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { digitsToBcd } from '../../../wire/atol-v3/bcd.ts';
import { concat } from '../../../wire/atol-v3/bytes.ts';
import { type Answer, COMMANDS, type CommandName, type Request } from './commands/index.ts';
import type { CommandRow, Effect, Head } from './commands/row.ts';
import { DEVICE_ERROR, faultOf } from './errors/fault.ts';
import { decodeFields, encodeFields, type Fields, type Values } from './wire/fields.ts';
import type { Sender, TaskAnswer } from './wire/sender.ts';

/** Error 76: wait so long and ask again. Source: atol-serial-protocol 3.3. */
const UNFINISHED_PAUSE_MS = 1_000;
const UNFINISHED_TRIES = 10;

const OK = 0x00;
const STANDARD = 0x55;
const STATE = 0x44;

interface Opened {
  readonly error: number;
  readonly subcode: number;
  readonly data: Uint8Array;
}

/** Commands by name with typed values, over one conversation. Errors of the device come out as `KassaError`. */
export class Device {
  readonly #sender: Sender;
  readonly #clock: Clock;
  readonly #password: Uint8Array;

  /** @param accessPassword four digits, "0000" from the factory */
  constructor(sender: Sender, clock: Clock, accessPassword: string) {
    this.#sender = sender;
    this.#clock = clock;
    this.#password = digitsToBcd(accessPassword, 2);
  }

  /**
   * Sends one command and reads its answer by the table.
   *
   * @param tid for a deciding command: the task id that is on disk already
   * @throws {KassaError} what the device said, CB-104 (CB-103 when the command decides) for an answer not understood,
   *   or what {@link Sender.run} throws
   */
  async call<N extends CommandName>(
    name: N,
    request: Request<N>,
    signal: AbortSignal,
    tid?: number,
  ): Promise<Answer<N>> {
    const row: CommandRow = COMMANDS[name];
    const body = encodeFields(row.request, request as Values<Fields>);
    const command = concat(this.#password, Uint8Array.from(row.code), body);
    for (let attempt = 1; ; attempt++) {
      const opened = openAnswer(row, await this.#sender.run(row, command, signal, tid));
      if (opened.error === OK) return understand(row, name, () => decodeFields(row.answer, opened.data)) as Answer<N>;
      // "Not finished" means not begun: a command that decides nothing may simply be asked again.
      const mayRepeat = opened.error === DEVICE_ERROR.unfinished && row.effect !== 'decides';
      if (!mayRepeat || attempt >= UNFINISHED_TRIES) throw await this.#fault(opened, row.effect, signal);
      await this.#pause(signal);
    }
  }

  async #fault({ error, subcode }: Opened, effect: Effect, signal: AbortSignal): Promise<KassaError> {
    const extended = error === DEVICE_ERROR.seeRegister55 ? await this.#readExtended(signal) : undefined;
    return faultOf({ error, subcode, extended }, effect);
  }

  /** Its own failure must not hide the error it was to explain. */
  async #readExtended(signal: AbortSignal): Promise<number | undefined> {
    try {
      return (await this.call('readExtendedError', {}, signal)).error;
    } catch {
      return undefined;
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    try {
      await this.#clock.sleep(UNFINISHED_PAUSE_MS, signal);
    } catch (cause) {
      throw new KassaError('CB-101', 'остановлено', { cause });
    }
  }
}

function openAnswer(row: CommandRow, { bytes, failed }: TaskAnswer): Opened {
  if (failed || isStandardError(row.head, bytes)) {
    const [, error = OK, subcode = 0] = bytes;
    // A failed task that says "no error" is no answer we understand.
    if (bytes[0] !== STANDARD || error === OK)
      throw notUnderstood(row.effect, 'задание не выполнено, причина не названа');
    return { error, subcode, data: new Uint8Array() };
  }
  return understand(row, undefined, () => openGood(row.head, bytes));
}

/** 3F and A5 say their errors in the standard form although their answers do not have it. */
function isStandardError(head: Head, bytes: Uint8Array): boolean {
  return (head === 'begins44' || head === 'errorOnly') && bytes.length === 3 && bytes[0] === STANDARD;
}

function openGood(head: Head, bytes: Uint8Array): Opened {
  const [first, second = OK, subcode = 0] = bytes;
  const expected = head === 'begins44' ? STATE : head === 'errorOnly' ? first : STANDARD;
  if (first === undefined || first !== expected) throw new RangeError('unexpected beginning');
  if (head === 'errorOnly') return { error: first, subcode: 0, data: bytes.slice(1) };
  if (head !== 'standard') return { error: OK, subcode: 0, data: bytes.slice(1) };
  if (bytes.length < 2) throw new RangeError('no error byte');
  return { error: second, subcode, data: bytes.slice(2) };
}

function understand<T>(row: CommandRow, name: string | undefined, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw notUnderstood(row.effect, name ?? 'начало ответа', cause);
  }
}

const notUnderstood = (effect: Effect, detail: string, cause?: unknown): KassaError =>
  new KassaError(effect === 'decides' ? 'CB-103' : 'CB-104', detail, { cause });
