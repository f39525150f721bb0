import { concat } from '../../../wire/atol-v3/bytes.ts';
import type { Device } from '../device.ts';
import { ERROR, refuse } from '../kkt-error.ts';

/**
 * What a command may change: nothing, the device's lasting state, or the FN. Only what changes nothing is answered while the
 * device is at something else.
 */
export type CommandEffect = 'reads' | 'changes' | 'fiscalizes';

/** One command of the wire as the device knows it. */
export interface CommandRow {
  readonly name: string;
  readonly effect: CommandEffect;
  /** Modes in which it works; any when absent. Else error 66. */
  readonly modes?: readonly number[];
  /** Needs a printer: 7A without one, 67 without paper. */
  readonly prints?: true;
  /** Shortest and longest parameters, bytes. Else error 14. */
  readonly length: readonly [shortest: number, longest: number];
  /** Does the work at once and gives the whole answer; throws KktError to refuse. */
  readonly run: (device: Device, parameters: Parameters) => Uint8Array;
}

const LONG = 4096;
/** Any length. */
export const ANY_LENGTH = [0, LONG] as const;
export const exactly = (bytes: number): readonly [number, number] => [bytes, bytes];
export const atLeast = (bytes: number): readonly [number, number] => [bytes, LONG];

/** Standard answer `55 00`, then data, or a third zero when there is none. */
export const done = (data?: Uint8Array): Uint8Array => concat(0x55, 0x00, data ?? 0x00);

export const failed = (code: number, subcode = 0): Uint8Array => Uint8Array.of(0x55, code, subcode);

/** Walks the parameters of a command from the left. */
export class Parameters {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  take(size: number): Uint8Array {
    if (this.#at + size > this.#bytes.length) refuse(ERROR.badLength);
    const piece = this.#bytes.slice(this.#at, this.#at + size);
    this.#at += size;
    return piece;
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#at);
  }

  /** Packed BCD; error 13 on a bad digit. */
  bcd(size: number): number {
    let value = 0;
    for (const byte of this.take(size)) {
      if (byte >> 4 > 9 || (byte & 0x0f) > 9) refuse(ERROR.badFormat);
      value = value * 100 + (byte >> 4) * 10 + (byte & 0x0f);
    }
    return value;
  }
}
