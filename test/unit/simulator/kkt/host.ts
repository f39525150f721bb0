import type { KktOptions } from '../../../../src/simulator/kkt/index.ts';
import { VirtualKkt } from '../../../../src/simulator/kkt/index.ts';
import { fromBcd } from '../../../../src/wire/atol-v3/bcd.ts';
import { concat, fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../src/wire/atol-v3/cp866.ts';
import { ASYNC_ID, encodeFrame, FrameParser } from '../../../../src/wire/atol-v3/frame.ts';
import { encodeTlv } from '../../../../src/wire/atol-v3/tlv.ts';
import type { ByteLink } from '../../../../src/wire/link.ts';
import { memoryLinkPair } from '../../../../src/wire/memory-link.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

/** A packet as it came, with its id. */
export interface Packet {
  readonly id: number;
  readonly data: Uint8Array;
}

/** The plainest host there can be: sends what the test says, keeps what comes. No driver of ours. */
export class Host {
  readonly kkt: VirtualKkt;
  readonly link: ByteLink;
  readonly packets: Packet[] = [];
  raw = new Uint8Array(0);
  isClosed = false;
  #id = 0;
  #tid = 0;
  readonly #parser = new FrameParser();

  constructor(kkt: VirtualKkt) {
    this.kkt = kkt;
    const [near, far] = memoryLinkPair('memory');
    this.link = near;
    near.onData((bytes) => {
      this.raw = concat(this.raw, bytes) as Uint8Array<ArrayBuffer>;
      for (const event of this.#parser.push(bytes)) if (event.kind === 'frame') this.packets.push(event);
    });
    near.onClose(() => {
      this.isClosed = true;
    });
    kkt.attach(far);
  }

  /** Sends one packet and gives the direct answer, in hex; empty when none came. */
  async packet(data: Uint8Array | string): Promise<string> {
    const id = this.#id++ % 0xe0;
    const from = this.packets.length;
    await this.send(encodeFrame(id, typeof data === 'string' ? fromHex(data) : data));
    const answer = this.packets.slice(from).find((packet) => packet.id === id);
    return answer ? toHex(answer.data) : '';
  }

  async send(bytes: Uint8Array): Promise<void> {
    await this.link.write(bytes).catch(() => undefined);
    await settle();
  }

  /** Runs one command as a task and gives its answer, in hex; empty when no result came. */
  async command(command: Uint8Array | string): Promise<string> {
    const tid = this.#tid++ % 0xde;
    const bytes = typeof command === 'string' ? fromHex(command) : command;
    const from = this.packets.length;
    await this.packet(concat(0xc1, 0x01, tid, 0, 0, bytes));
    const result = this.packets.slice(from).find(({ id, data }) => id === ASYNC_ID && data[1] === tid);
    if (result?.data[0] === 0xa7) await this.packet('c4');
    else if (result) await this.packet(Uint8Array.of(0xc2, tid));
    return result ? toHex(result.data.slice(2)) : '';
  }

  /** Runs commands that have to succeed; gives their answers. */
  async all(...commands: readonly (Uint8Array | string)[]): Promise<string[]> {
    const answers: string[] = [];
    for (const command of commands) {
      const answer = await this.command(command);
      if (!/^(55 00|44|00)/.test(answer)) {
        throw new Error(`${typeof command === 'string' ? command : toHex(command)} was answered "${answer}"`);
      }
      answers.push(answer);
    }
    return answers;
  }

  register(number: number, p1 = 0, p2 = 0): Promise<Uint8Array> {
    return this.command(Uint8Array.of(0x91, number, p1, p2)).then((answer) => fromHex(answer).slice(2));
  }

  /** Number in the first bytes of a register. */
  async sum(number: number, bytes: number, p1 = 0, p2 = 0): Promise<number> {
    return fromBcd((await this.register(number, p1, p2)).slice(0, bytes));
  }

  async lastFdNumber(): Promise<number> {
    return this.sum(0x34, 5);
  }

  async extendedError(): Promise<string> {
    return toHex((await this.register(0x37)).slice(0, 4));
  }
}

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A cashbox at noon, and a host on its line. */
export function newKkt(options: Partial<KktOptions> = {}): { kkt: VirtualKkt; host: Host; clock: VirtualClock } {
  const clock = (options.clock as VirtualClock | undefined) ?? new VirtualClock();
  const kkt = new VirtualKkt({ utcOffsetMinutes: 180, ...options, clock });
  return { kkt, host: new Host(kkt), clock };
}

export const tag = (number: number, value: Uint8Array | string): Uint8Array =>
  concat(fromHex('e8 00 01 00'), encodeTlv(number, typeof value === 'string' ? encodeCp866(value) : value));

export const MODE_1 = '56 01 00 00 00 30';
export const MODE_2 = '56 02 00 00 00 30';
export const MODE_3 = '56 03 00 00 00 30';
export const BEGIN_ITEM = 'ea 00 01 00';
/** Price 100.50, quantity 2, VAT 20, goods, full settlement, «Товар 1». */
export const ITEM_201 =
  'eb 02 00 00 00 00 01 00 50 00 00 00 20 00 00 00 00 00 02 01 00 01 00 00 00 00 00 00 00 00 01 04 00 00 00 00 00 00 00 00 00 00 92 ae a2 a0 e0 20 31';
export const CASHLESS_201 = '99 00 02 00 00 02 01 00';
export const CASH_201 = '99 00 01 00 00 02 01 00';
export const CLOSE = '4a 00 01 00 00 00 00 00';
export const TAXATION = 'e8 01 01 00 1f 04 01 00 01';

export const openShift = (host: Host): Promise<string[]> => host.all('48', MODE_1, '9a 00');

/** Opens an electronic sale of 201.00 with our key, everything but payment and closing. */
export async function openSale(host: Host, key = 'kb-1', open = '92 04 01'): Promise<void> {
  await host.all(open, TAXATION, userAttribute(key), BEGIN_ITEM, ITEM_201);
}

export const userAttribute = (key: string): Uint8Array =>
  tag(1084, concat(encodeTlv(1085, encodeCp866('kb')), encodeTlv(1086, encodeCp866(key))));

/** One whole sale of 201.00, paid cashless. */
export async function sell(host: Host, key = 'kb-1'): Promise<void> {
  await openSale(host, key);
  await host.all(CASHLESS_201, CLOSE);
}
