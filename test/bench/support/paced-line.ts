import type { ByteLink } from '../../../src/wire/link.ts';
import { nowUs } from './time.ts';

/** Bits of one byte on a line of 8 data bits without parity: with start and stop. */
const BITS_PER_BYTE = 10;
const BAUD = 115_200;
/** Further away than this a timer waits, nearer the loop spins: a timer of the platform is good to about a millisecond. */
const SPIN_US = 2_500;
const PACKET_START = 0xfe;

/** How long a line at 115200 8N1 needs for these bytes, µs. */
export function wireUs(bytes: number): number {
  return (bytes * BITS_PER_BYTE * 1e6) / BAUD;
}

interface OnTheWay {
  readonly arrivesUs: number;
  readonly deliver: () => void;
}

/** Everything on its way over any line of this process; spins only while something is due soon. */
class Air {
  readonly #lanes = new Set<OnTheWay[]>();
  #isSpinning = false;
  #timer: NodeJS.Timeout | undefined;

  put(lane: OnTheWay[], item: OnTheWay): void {
    lane.push(item);
    this.#lanes.add(lane);
    if (this.#isSpinning) return;
    clearTimeout(this.#timer);
    this.#isSpinning = true;
    setImmediate(this.#look);
  }

  readonly #look = (): void => {
    const now = nowUs();
    let nextUs = Number.POSITIVE_INFINITY;
    for (const lane of this.#lanes) {
      while (lane[0] && lane[0].arrivesUs <= now) lane.shift()?.deliver();
      if (lane[0]) nextUs = Math.min(nextUs, lane[0].arrivesUs);
      else this.#lanes.delete(lane);
    }
    const restUs = nextUs - nowUs();
    this.#isSpinning = restUs <= SPIN_US;
    if (this.#isSpinning) setImmediate(this.#look);
    else if (restUs < Number.POSITIVE_INFINITY) this.#timer = setTimeout(this.#look, (restUs - SPIN_US) / 1_000);
  };
}

const air = new Air();

/** One direction of a line: bytes follow each other, a packet is there when its last byte is. */
class Direction {
  readonly #lane: OnTheWay[] = [];
  #freeUs = 0;

  send(bytes: Uint8Array, deliver: (packet: Uint8Array) => void): void {
    for (const packet of packetsOf(bytes)) {
      this.#freeUs = Math.max(this.#freeUs, nowUs()) + wireUs(packet.length);
      air.put(this.#lane, { arrivesUs: this.#freeUs, deliver: () => deliver(packet) });
    }
  }
}

/** Cut before every packet's first byte: several may come in one write, and the first need not wait for the others. */
function packetsOf(bytes: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  let from = 0;
  for (let at = 1; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== PACKET_START) continue;
    packets.push(bytes.slice(from, at));
    from = at;
  }
  return packets;
}

/** The device's end of a line that takes its time: 115200 baud, each direction for itself. */
export function pacedLink(link: ByteLink): ByteLink {
  const toDevice = new Direction();
  const toHost = new Direction();
  return {
    name: link.name,
    write: async (bytes) => {
      toHost.send(bytes, (packet) => void link.write(packet).catch(() => undefined));
    },
    onData: (listener) => link.onData((bytes) => toDevice.send(bytes, listener)),
    onClose: (listener) => link.onClose(listener),
    close: () => link.close(),
  };
}
