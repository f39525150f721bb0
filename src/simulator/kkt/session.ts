import { ASYNC_ID, encodeFrame, FrameParser } from '../../wire/atol-v3/frame.ts';
import type { ByteLink } from '../../wire/link.ts';

/** Packets kept for a host that asks to repeat one (LEN 0). */
const KEPT_PACKETS = 16;
const ABORT = 0xc4;

export interface SessionHooks {
  /** Answers one packet, or nothing; whatever follows from it is done after the answer went out. */
  readonly onPacket: (data: Uint8Array) => Uint8Array | undefined;
  /** After the direct answer. */
  readonly afterPacket: () => void;
  /** Bytes as they come: gives how many of them still reach the device, and what a fault answers in place of it. */
  readonly onBytes: (bytes: Uint8Array) => { readonly heard: number; readonly reply: Uint8Array | undefined };
  /** After the bytes heard were dealt with: power that was to go with the last of them goes now. */
  readonly afterBytes: () => void;
  /** The pieces a packet is sent in. */
  readonly onSend: (packet: Uint8Array) => readonly Uint8Array[];
  readonly onClose: () => void;
  /** Whether an Abort is the only sign of a host that opened the line anew. */
  readonly abortWakes: boolean;
}

/** One line to the device while it lasts: packets in, packets out, nothing remembered beyond it. */
export class Session {
  readonly link: ByteLink;
  readonly #hooks: SessionHooks;
  readonly #parser = new FrameParser();
  readonly #sent = new Map<number, Uint8Array>();
  #isClosed = false;
  isDeaf = false;

  constructor(link: ByteLink, hooks: SessionHooks) {
    this.link = link;
    this.#hooks = hooks;
  }

  /** Begins to listen. Apart from the constructor, since bytes kept by the line come at once. */
  start(): void {
    this.link.onClose(() => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#hooks.onClose();
    });
    this.link.onData((bytes) => this.#receive(bytes));
  }

  /** Result of a task, unasked. */
  emit(data: Uint8Array): void {
    this.#send(ASYNC_ID, data);
  }

  close(): void {
    this.#isClosed = true;
    this.link.close().catch(() => undefined);
  }

  #receive(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    const { heard, reply } = this.#hooks.onBytes(bytes);
    if (reply) {
      if (reply.length > 0) this.#write(reply);
      return;
    }
    for (const event of this.#parser.push(bytes.subarray(0, heard))) {
      if (event.kind === 'frame' && !this.#isClosed && this.#hears(event.data)) this.#take(event.id, event.data);
    }
    this.#hooks.afterBytes();
  }

  #hears(data: Uint8Array): boolean {
    if (this.isDeaf && this.#hooks.abortWakes && data[0] === ABORT) this.isDeaf = false;
    return !this.isDeaf;
  }

  #take(id: number, data: Uint8Array): void {
    if (data.length === 0) {
      const kept = this.#sent.get(id);
      if (kept) this.#write(kept);
      return;
    }
    const answer = this.#hooks.onPacket(data);
    if (answer) this.#send(id, answer);
    this.#hooks.afterPacket();
  }

  #send(id: number, data: Uint8Array): void {
    const packet = encodeFrame(id, data);
    this.#sent.delete(id);
    this.#sent.set(id, packet);
    if (this.#sent.size > KEPT_PACKETS) this.#sent.delete(this.#sent.keys().next().value ?? 0);
    this.#write(packet);
  }

  #write(packet: Uint8Array): void {
    if (this.isDeaf) return;
    for (const piece of this.#hooks.onSend(packet)) {
      if (this.#isClosed) return;
      this.link.write(piece).catch(() => undefined);
    }
  }
}
