import type { Device } from './device.ts';

/** Modes of the device. Source: atol-serial-protocol section 5. */
export const MODE = { choice: 0, registration: 1, reports: 2, closing: 3 } as const;

/** State byte of 3F and 45: low half the mode, high half the submode. */
export const SUBMODE = { xPrinting: 0x22, zPrinting: 0x23, clearing: 0x17 } as const;

export const modeOf = (stateByte: number): number => stateByte & 0x0f;

/** Remembers the mode the device is in, so that it is entered only when it differs. */
export class ModeKeeper {
  readonly #device: Device;
  readonly #password: string;
  #mode: number | undefined;

  /** @param password mode password, "30" (system administrator) from the factory */
  constructor(device: Device, password: string) {
    this.#device = device;
    this.#password = password;
  }

  /** Takes over what a state reading said. */
  know(stateByte: number): void {
    this.#mode = modeOf(stateByte);
  }

  /** After anything that may have changed it. */
  forget(): void {
    this.#mode = undefined;
  }

  /** A mode can only be entered from mode 0. */
  async enter(mode: number, signal: AbortSignal): Promise<void> {
    if (this.#mode === undefined) this.know((await this.#device.call('readStateCode', {}, signal)).mode);
    if (this.#mode === mode) return;
    const isInside = this.#mode !== MODE.choice;
    this.forget();
    if (isInside) await this.#device.call('leaveMode', {}, signal);
    await this.#device.call('enterMode', { mode, password: this.#password }, signal);
    this.#mode = mode;
  }
}
