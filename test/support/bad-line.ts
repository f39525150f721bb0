import type { ByteLink, OpenLink } from '../../src/wire/link.ts';

export type Direction = 'toDevice' | 'toHost';

/**
 * What happens at one byte of the traffic.
 *
 * - `breaks`   the byte is the last one; both ends see the line closed
 * - `vanishes` the byte is the last one of its direction until the line is opened anew; nobody notices
 * - `flips`    one bit of the byte is wrong
 */
export type Harm = 'breaks' | 'vanishes' | 'flips';

interface Armed {
  readonly harm: Harm;
  readonly direction: Direction;
  /** Bytes of that direction that still pass before the one that is hit. */
  left: number;
}

/** A line between agent and cashbox that is hit once, at a byte named beforehand, over any number of openings. */
export class BadLine {
  /** Bytes of each direction since it was armed or asked to count. */
  readonly passed: Record<Direction, number> = { toDevice: 0, toHost: 0 };
  #armed: Armed | undefined;
  #isBroken = false;

  /** @param at number of the byte that is hit, from 1; of a break and a vanishing it still arrives, 0 = nothing does */
  arm(direction: Direction, harm: Harm, at: number): void {
    this.count();
    this.#armed = { direction, harm, left: at };
  }

  count(): void {
    this.#armed = undefined;
    this.passed.toDevice = 0;
    this.passed.toHost = 0;
  }

  line(open: OpenLink): OpenLink {
    return async (signal) => {
      const link = await open(signal);
      const silent = new Set<Direction>();
      const through = (direction: Direction, bytes: Uint8Array): Uint8Array =>
        silent.has(direction) ? new Uint8Array(0) : this.#through(direction, bytes, silent);
      return {
        name: link.name,
        write: async (bytes) => {
          const left = through('toDevice', bytes);
          if (left.length > 0) await link.write(left);
          if (this.#isBroken) await this.#break(link);
        },
        onData: (listener) =>
          link.onData((bytes) => {
            const left = through('toHost', bytes);
            if (left.length > 0) listener(left);
            if (this.#isBroken) void this.#break(link);
          }),
        onClose: (listener) => link.onClose(listener),
        close: () => link.close(),
      };
    };
  }

  async #break(link: ByteLink): Promise<void> {
    this.#isBroken = false;
    await link.close();
  }

  #through(direction: Direction, bytes: Uint8Array, silent: Set<Direction>): Uint8Array {
    this.passed[direction] += bytes.length;
    const armed = this.#armed;
    if (armed?.direction !== direction) return bytes;
    if (armed.left > bytes.length) {
      armed.left -= bytes.length;
      return bytes;
    }
    this.#armed = undefined;
    const { left: at, harm } = armed;
    if (harm === 'flips') {
      const spoilt = bytes.slice();
      if (at > 0) spoilt[at - 1] = (spoilt[at - 1] ?? 0) ^ (1 << (this.passed[direction] % 8));
      return spoilt;
    }
    if (harm === 'vanishes') silent.add(direction);
    else this.#isBroken = true;
    return bytes.slice(0, at);
  }
}
