import { concat } from './bytes.ts';
import { crc8 } from './crc8.ts';

const START = 0xfe;
const ESCAPE = 0xfd;
const ESCAPED_START = 0xee;
const ESCAPED_ESCAPE = 0xed;
const HEADER_BYTES = 4;

/** LEN has 14 bits. */
export const LONGEST_FRAME_DATA = 0x3fff;
/**
 * Longer packets are taken for a spoilt length. Far above anything seen (175 bytes) and above the longest TLV the FN
 * gives back in one piece (one item, 1024 bytes).
 */
const LONGEST_BELIEVED = 4096;

/** Packet id of what a device says unasked: results of tasks. */
export const ASYNC_ID = 0xf0;
/** Host packet ids and task ids run 00..DF and start again. */
export const LAST_HOST_ID = 0xdf;

/**
 * Builds `FE LEN ID data CRC`, data and CRC stuffed. Empty data is the request to repeat packet `id`.
 *
 * @throws {RangeError} when the data is longer than LEN can say
 */
export function encodeFrame(id: number, data: Uint8Array): Uint8Array {
  if (data.length > LONGEST_FRAME_DATA) throw new RangeError(`Packet of ${data.length} bytes is too long`);
  const crc = crc8(concat(id, data));
  const body = stuff(concat(data, crc));
  return concat(START, data.length & 0x7f, data.length >> 7, id, body);
}

function stuff(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (const byte of bytes) {
    if (byte === START) out.push(ESCAPE, ESCAPED_START);
    else if (byte === ESCAPE) out.push(ESCAPE, ESCAPED_ESCAPE);
    else out.push(byte);
  }
  return Uint8Array.from(out);
}

/** What a stretch of bytes turned out to be. `noise` counts bytes that belong to no packet. */
export type FrameEvent =
  | { readonly kind: 'frame'; readonly id: number; readonly data: Uint8Array }
  | { readonly kind: 'badCrc'; readonly id: number }
  | { readonly kind: 'noise'; readonly count: number };

/**
 * Cuts a stream into packets, however it is split and whatever lies between them.
 * FE never occurs inside a packet, so it always starts a new one.
 */
export class FrameParser {
  /** Header bytes so far; empty while no packet has begun. */
  #header: number[] = [];
  /** Unstuffed data and CRC. */
  #body: number[] = [];
  #escaped = false;
  /** Bytes of the packet being read, as they came: they become noise when it breaks off. */
  #taken = 0;
  #noise = 0;

  push(chunk: Uint8Array): FrameEvent[] {
    const events: FrameEvent[] = [];
    for (const byte of chunk) {
      const event = this.#take(byte);
      if (!event) continue;
      this.#flushNoise(events);
      events.push(event);
    }
    this.#flushNoise(events);
    return events;
  }

  /** Forgets a packet half read: for a line that was closed and opened anew. */
  reset(): void {
    this.#begin();
    this.#header = [];
    this.#taken = 0;
    this.#noise = 0;
  }

  #take(byte: number): FrameEvent | undefined {
    if (byte === START) {
      this.#noise += this.#taken;
      this.#begin();
      return undefined;
    }
    if (this.#header.length === 0) {
      this.#noise++;
      return undefined;
    }
    this.#taken++;
    if (this.#header.length < HEADER_BYTES) {
      this.#takeHeader(byte);
      return undefined;
    }
    return this.#takeBody(byte);
  }

  #begin(): void {
    this.#header = [START];
    this.#body = [];
    this.#escaped = false;
    this.#taken = 1;
  }

  #takeHeader(byte: number): void {
    this.#header.push(byte);
    const isLength = this.#header.length < HEADER_BYTES;
    if ((isLength && byte > 0x7f) || this.#length() > LONGEST_BELIEVED) this.#breakOff();
  }

  #length(): number {
    return (this.#header[1] ?? 0) + (this.#header[2] ?? 0) * 0x80;
  }

  #takeBody(byte: number): FrameEvent | undefined {
    if (this.#escaped) {
      this.#escaped = false;
      if (byte === ESCAPED_START) this.#body.push(START);
      else if (byte === ESCAPED_ESCAPE) this.#body.push(ESCAPE);
      else {
        this.#breakOff();
        return undefined;
      }
    } else if (byte === ESCAPE) {
      this.#escaped = true;
      return undefined;
    } else {
      this.#body.push(byte);
    }
    return this.#body.length > this.#length() ? this.#finish() : undefined;
  }

  #finish(): FrameEvent {
    const id = this.#header[3] ?? 0;
    const data = Uint8Array.from(this.#body.slice(0, -1));
    const isGood = crc8(concat(id, data)) === this.#body.at(-1);
    this.#header = [];
    this.#taken = 0;
    return isGood ? { kind: 'frame', id, data } : { kind: 'badCrc', id };
  }

  #breakOff(): void {
    this.#noise += this.#taken;
    this.#header = [];
    this.#taken = 0;
  }

  #flushNoise(events: FrameEvent[]): void {
    if (this.#noise === 0) return;
    events.push({ kind: 'noise', count: this.#noise });
    this.#noise = 0;
  }
}
