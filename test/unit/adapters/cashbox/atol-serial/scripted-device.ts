import { Line } from '../../../../../src/adapters/cashbox/atol-serial/wire/line.ts';
import { Sender } from '../../../../../src/adapters/cashbox/atol-serial/wire/sender.ts';
import { concat, fromHex, toHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { encodeFrame, FrameParser } from '../../../../../src/wire/atol-v3/frame.ts';
import type { ByteLink } from '../../../../../src/wire/link.ts';
import { memoryLinkPair } from '../../../../../src/wire/memory-link.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';

/** One packet of the host as the device reads it. */
export interface HostPacket {
  readonly id: number;
  readonly kind: 'add' | 'thank' | 'ask' | 'abort';
  readonly tid: number;
  /** Command without password, hex; empty unless `add`. */
  readonly command: string;
  readonly password: string;
}

const KINDS = new Map<number, HostPacket['kind']>([
  [0xc1, 'add'],
  [0xc2, 'thank'],
  [0xc3, 'ask'],
  [0xc4, 'abort'],
]);

/** What the device does instead of the ordinary thing, once. */
export type Reaction = (packet: HostPacket, device: ScriptedDevice) => void;

/**
 * The other end of a line in a test's hand: does the ordinary thing (A2, A6 with `55 00 00`, A3) unless a reaction was
 * prepared for that kind of packet. It never remembers a task, so C3 is answered B3.
 */
export class ScriptedDevice {
  readonly clock = new VirtualClock();
  readonly heard: HostPacket[] = [];
  readonly line: Line;
  readonly sender: Sender;
  answer = '55 00 00';
  readonly #far: ByteLink;
  readonly #reactions = new Map<HostPacket['kind'], Reaction[]>();

  constructor() {
    const [near, far] = memoryLinkPair('memory://scripted');
    this.#far = far;
    const parser = new FrameParser();
    far.onData((bytes) => {
      for (const event of parser.push(bytes)) if (event.kind === 'frame') this.#react(event.id, event.data);
    });
    this.line = new Line(near, this.clock);
    this.sender = new Sender(this.line, this.clock);
  }

  /** Prepares what happens to the next packets of a kind, one reaction each. */
  on(kind: HostPacket['kind'], ...reactions: Reaction[]): this {
    this.#reactions.set(kind, [...(this.#reactions.get(kind) ?? []), ...reactions]);
    return this;
  }

  /** Every packet of a kind from now on. */
  always(kind: HostPacket['kind'], reaction: Reaction): this {
    return this.on(kind, ...Array.from({ length: 2_000 }, () => reaction));
  }

  count(kind: HostPacket['kind']): number {
    return this.heard.filter((packet) => packet.kind === kind).length;
  }

  /** Direct answer to packet `id`. */
  direct(id: number, data: string): void {
    this.raw(encodeFrame(id, fromHex(data)));
  }

  /** Unasked: `status tid bytes`. */
  result(status: number, tid: number, data: string): void {
    this.raw(encodeFrame(0xf0, concat(status, tid, fromHex(data))));
  }

  raw(bytes: Uint8Array): void {
    void this.#far.write(bytes);
  }

  close(): void {
    void this.#far.close();
  }

  /** The ordinary thing. */
  obey(packet: HostPacket): void {
    if (packet.kind === 'add') {
      this.direct(packet.id, 'A2');
      this.result(0xa6, packet.tid, this.answer);
    } else {
      this.direct(packet.id, packet.kind === 'ask' ? 'B3' : 'A3');
    }
  }

  #react(id: number, data: Uint8Array): void {
    const kind = KINDS.get(data[0] ?? 0);
    if (!kind) throw new Error(`Nobody prepared packet ${toHex(data)}`);
    const isAdd = kind === 'add';
    const packet: HostPacket = {
      id,
      kind,
      tid: data[isAdd ? 2 : 1] ?? 0,
      command: isAdd ? toHex(data.slice(5)) : '',
      password: isAdd ? toHex(data.slice(3, 5)) : '',
    };
    this.heard.push(packet);
    const reaction = this.#reactions.get(kind)?.shift();
    if (reaction) reaction(packet, this);
    else this.obey(packet);
  }
}

/** The bytes of a packet with its last byte spoilt. */
export function spoilt(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 0x01;
  return copy;
}
