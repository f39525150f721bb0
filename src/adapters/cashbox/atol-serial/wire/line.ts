import type { Clock } from '../../../../core/ports/clock.ts';
import { ASYNC_ID, encodeFrame, type FrameEvent, FrameParser, LAST_HOST_ID } from '../../../../wire/atol-v3/frame.ts';
import type { ByteLink } from '../../../../wire/link.ts';

/** What came out of the line while we waited. */
export type Heard =
  /** Direct answer to the packet `id`; empty data asks for that packet again. */
  | { readonly kind: 'direct'; readonly id: number; readonly data: Uint8Array }
  /** Result of task `tid`, unasked; `data` begins with the status. */
  | { readonly kind: 'result'; readonly tid: number; readonly data: Uint8Array }
  | { readonly kind: 'badCrc' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'aborted' };

const SILENCE: Heard = { kind: 'silence' };
const CLOSED: Heard = { kind: 'closed' };
const ABORTED: Heard = { kind: 'aborted' };
/** One reason for all: a timer that is no longer needed is no error worth a stack. */
const NOT_NEEDED = new Error('not needed any more');

/** Packets over one line of bytes: numbers them, cuts what comes in, and lets one reader wait. */
export class Line {
  readonly name: string;
  /** Resolves when the line breaks without {@link close} having been called by its owner. */
  readonly lost: Promise<void>;
  readonly #markLost: () => void;
  readonly #link: ByteLink;
  readonly #clock: Clock;
  readonly #parser = new FrameParser();
  #kept: Heard[] = [];
  #waiter: ((heard: Heard) => void) | undefined;
  #rawListener: ((bytes: Uint8Array) => void) | undefined;
  #id = LAST_HOST_ID;
  #isClosed = false;

  constructor(link: ByteLink, clock: Clock) {
    this.name = link.name;
    this.#link = link;
    this.#clock = clock;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.lost = promise;
    this.#markLost = resolve;
    link.onData((bytes) => this.#take(bytes));
    link.onClose(() => {
      if (!this.#isClosed) this.#markLost();
      this.#shut();
    });
  }

  /** Gives the line up as dead: it counts as lost, so that its owner comes again. */
  break(): void {
    if (this.#isClosed) return;
    this.#markLost();
    void this.close();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Sends one packet. The answer carries the returned id. A line that is gone shows itself to the reader. */
  post(data: Uint8Array): number {
    this.#id = this.#id === LAST_HOST_ID ? 0 : this.#id + 1;
    this.write(encodeFrame(this.#id, data));
    return this.#id;
  }

  /** Sends bytes as they are: only for the platform-5 probe. */
  write(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    // Not awaited: the answer cannot come before the bytes have left, and a turn less is a turn less.
    this.#link.write(bytes).catch(() => this.break());
  }

  /** Waits for the next thing heard, at most `waitMs`. One reader at a time. */
  next(waitMs: number, signal: AbortSignal): Promise<Heard> {
    const kept = this.#kept.shift();
    if (kept) return Promise.resolve(kept);
    if (this.#isClosed) return Promise.resolve(CLOSED);
    if (signal.aborted) return Promise.resolve(ABORTED);
    return new Promise((resolve) => {
      const timer = new AbortController();
      const settle = (heard: Heard): void => {
        if (this.#waiter !== settle) return;
        this.#waiter = undefined;
        timer.abort(NOT_NEEDED);
        signal.removeEventListener('abort', stop);
        resolve(heard);
      };
      const stop = (): void => settle(ABORTED);
      this.#waiter = settle;
      signal.addEventListener('abort', stop, { once: true });
      this.#clock.sleep(waitMs, timer.signal).then(
        () => settle(SILENCE),
        () => undefined,
      );
    });
  }

  /** Drops what came for earlier questions. */
  forget(): void {
    this.#kept = [];
  }

  /** Shows every byte as it comes, besides cutting it: only for the platform-5 probe. */
  listenRaw(listener: ((bytes: Uint8Array) => void) | undefined): void {
    this.#rawListener = listener;
  }

  /** Lets the line go on purpose. Safe to call twice. */
  async close(): Promise<void> {
    this.#shut();
    await this.#link.close().catch(() => undefined);
  }

  #shut(): void {
    this.#isClosed = true;
    this.#waiter?.(CLOSED);
  }

  #take(bytes: Uint8Array): void {
    this.#rawListener?.(bytes);
    for (const event of this.#parser.push(bytes)) {
      const heard = heardOf(event);
      if (!heard) continue;
      if (this.#waiter) this.#waiter(heard);
      else this.#kept.push(heard);
    }
  }
}

function heardOf(event: FrameEvent): Heard | undefined {
  if (event.kind === 'noise') return undefined;
  if (event.kind === 'badCrc') return { kind: 'badCrc' };
  if (event.id !== ASYNC_ID) return { kind: 'direct', id: event.id, data: event.data };
  const [status, tid] = event.data;
  if (status === undefined || tid === undefined) return undefined;
  const data = new Uint8Array(event.data.length - 1);
  data[0] = status;
  data.set(event.data.subarray(2), 1);
  return { kind: 'result', tid, data };
}
