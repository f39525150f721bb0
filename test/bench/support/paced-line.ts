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

/** How late this process itself was with what was due: the fault of the model, not of what is measured. */
export interface Lateness {
  readonly packets: number;
  readonly totalUs: number;
}

/** Everything on its way over any line of this process; spins only while something is due soon. */
class Air {
  readonly #lanes = new Set<OnTheWay[]>();
  #isSpinning = false;
  #timer: NodeJS.Timeout | undefined;
  #momentUs: number | undefined;
  #packets = 0;
  #totalUs = 0;

  put(lane: OnTheWay[], item: OnTheWay): void {
    lane.push(item);
    this.#lanes.add(lane);
    if (this.#isSpinning) return;
    clearTimeout(this.#timer);
    this.#isSpinning = true;
    setImmediate(this.#look);
  }

  /** When the packet being delivered was due: whoever answers at once answers then, however late we are with it. */
  get momentUs(): number {
    return this.#momentUs ?? nowUs();
  }

  takeLateness(): Lateness {
    const lateness = { packets: this.#packets, totalUs: this.#totalUs };
    this.#packets = 0;
    this.#totalUs = 0;
    return lateness;
  }

  /** One packet a turn, so that all that follows from it happens before the next one. */
  readonly #look = (): void => {
    this.#momentUs = undefined;
    const first = this.#firstLane();
    const item = first?.[0];
    if (!first || !item) {
      this.#isSpinning = false;
      return;
    }
    const restUs = item.arrivesUs - nowUs();
    if (restUs <= 0) this.#deliver(first, item, -restUs);
    this.#isSpinning = restUs <= SPIN_US;
    if (this.#isSpinning) setImmediate(this.#look);
    else this.#timer = setTimeout(this.#look, (restUs - SPIN_US) / 1_000);
  };

  #deliver(lane: OnTheWay[], item: OnTheWay, lateUs: number): void {
    lane.shift();
    if (lane.length === 0) this.#lanes.delete(lane);
    this.#packets += 1;
    this.#totalUs += lateUs;
    this.#momentUs = item.arrivesUs;
    item.deliver();
  }

  #firstLane(): OnTheWay[] | undefined {
    let first: OnTheWay[] | undefined;
    for (const lane of this.#lanes) {
      if (!first || (lane[0]?.arrivesUs ?? 0) < (first[0]?.arrivesUs ?? 0)) first = lane;
    }
    return first;
  }
}

const air = new Air();

export function takeLateness(): Lateness {
  return air.takeLateness();
}

/** One direction of a line: bytes follow each other, a packet is there when its last byte is. */
class Direction {
  readonly #lane: OnTheWay[] = [];
  #freeUs = 0;

  /** @param sinceUs the moment the sender began */
  send(bytes: Uint8Array, sinceUs: number, deliver: (packet: Uint8Array) => void): void {
    for (const packet of packetsOf(bytes)) {
      this.#freeUs = Math.max(this.#freeUs, sinceUs) + wireUs(packet.length);
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
      toHost.send(bytes, air.momentUs, (packet) => void link.write(packet).catch(() => undefined));
    },
    onData: (listener) => link.onData((bytes) => toDevice.send(bytes, nowUs(), listener)),
    onClose: (listener) => link.onClose(listener),
    close: () => link.close(),
  };
}
