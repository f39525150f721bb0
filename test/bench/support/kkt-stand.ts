import { createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { type KktHabits, VirtualKkt } from '../../../src/simulator/kkt/index.ts';
import type { ByteLink } from '../../../src/wire/link.ts';
import { tappedLink } from './frame-tap.ts';
import { type Lateness, pacedLink, takeLateness } from './paced-line.ts';
import { serveParent } from './remote.ts';
import { socketLink } from './socket-link.ts';
import { nowUs } from './time.ts';

/** `instant`: as fast as TCP. `modelled`: 115200 8N1 in both directions. */
export type LineKind = 'instant' | 'modelled';

export interface KktStandOptions {
  readonly count: number;
  readonly line: LineKind;
  readonly habits?: Partial<KktHabits>;
}

/** What went over a line since it was last asked. */
export interface LineCount {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly roundTrips: number;
}

/** Moments of the receipts made, µs of the shared clock, in order. */
export interface KktMarks {
  /** The first fiscal byte of each receipt came. */
  readonly begunUs: number[];
  /** The result of each close left. */
  readonly closedUs: number[];
}

const TAG = 0xe8;
const OPEN = 0x92;
const CLOSE = 0x4a;

/** Virtual cashboxes with their lines, in a process of their own so that they take no time from the agent. */
export class KktStand {
  #places: Place[] = [];

  /** @returns the TCP port of each */
  async start({ count, line, habits }: KktStandOptions): Promise<number[]> {
    this.#places = Array.from({ length: count }, (_, index) => new Place(index + 1, line, habits ?? {}));
    return Promise.all(this.#places.map((place) => place.listen()));
  }

  /** From the next connection on. */
  changeLine(index: number, line: LineKind): void {
    this.#at(index).line = line;
  }

  counts(index: number): LineCount {
    return this.#at(index).takeCounts();
  }

  /** How late the model of the line was since it was last asked, all cashboxes together. */
  lateness(): Lateness {
    return takeLateness();
  }

  marks(index: number): KktMarks {
    return this.#at(index).takeMarks();
  }

  receipts(index: number): number {
    return this.#at(index).kkt.ledger.receipts.length;
  }

  duplicates(index: number): number {
    return this.#at(index).kkt.ledger.countDuplicates();
  }

  use(index: number, fault: string): void {
    this.#at(index).kkt.use(fault);
  }

  clearFaults(index: number): void {
    this.#at(index).kkt.clearFaults();
  }

  /** The next time this command comes, the process is killed -9 at once. @returns the moment, µs */
  killOn(index: number, hex: string, nth: number, pid: number): Promise<number> {
    return this.#at(index).onNth(hex, nth, 'command', () => process.kill(pid, 'SIGKILL'));
  }

  /** @returns the moment the result of this command left, or would have left, µs */
  whenDone(index: number, hex: string): Promise<number> {
    return this.#at(index).onNth(hex, 1, 'command', () => undefined);
  }

  /** When the cashbox has done this command, the line goes away for so long. @returns the moment of its return, µs */
  awayAfter(index: number, hex: string, awayMs: number, how: 'refused' | 'silent'): Promise<number> {
    return this.#at(index).awayAfter(hex, awayMs, how);
  }

  /** The cable is pulled: the line breaks, and cannot be opened again. @returns the moment, µs */
  unplug(index: number): number {
    this.#at(index).leave('refused');
    return nowUs();
  }

  #at(index: number): Place {
    const place = this.#places[index];
    if (!place) throw new Error(`No cashbox ${index}`);
    return place;
  }
}

interface Watcher {
  readonly prefix: readonly number[];
  readonly on: 'command' | 'result';
  left: number;
  readonly act: () => void;
}

/** One cashbox, its line and its port. */
class Place {
  readonly kkt: VirtualKkt;
  line: LineKind;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #isSilent = false;
  #waitingLinks: (() => void)[] = [];
  #marks: KktMarks = { begunUs: [], closedUs: [] };
  #counted = { bytesIn: 0, bytesOut: 0, roundTrips: 0 };
  #isInReceipt = false;
  #watchers: Watcher[] = [];

  constructor(number: number, line: LineKind, habits: Partial<KktHabits>) {
    const digits = String(number).padStart(8, '0');
    this.line = line;
    this.kkt = new VirtualKkt({ clock: systemClock, serial: `001061${digits}`, fnSerial: `99990789${digits}`, habits });
  }

  listen(): Promise<number> {
    const server = createServer((socket) => this.#welcome(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        const address = server.address();
        this.#port = typeof address === 'object' && address ? address.port : 0;
        resolve(this.#port);
      });
    });
  }

  takeCounts(): LineCount {
    const { bytesIn, bytesOut, roundTrips } = this.kkt;
    const before = this.#counted;
    this.#counted = { bytesIn, bytesOut, roundTrips };
    return {
      bytesIn: bytesIn - before.bytesIn,
      bytesOut: bytesOut - before.bytesOut,
      roundTrips: roundTrips - before.roundTrips,
    };
  }

  takeMarks(): KktMarks {
    const marks = this.#marks;
    this.#marks = { begunUs: [], closedUs: [] };
    return marks;
  }

  onNth(hex: string, nth: number, on: Watcher['on'], act: () => void): Promise<number> {
    return new Promise((resolve) => {
      this.#watchers.push({
        prefix: hexBytes(hex),
        on,
        left: nth,
        act: () => {
          act();
          resolve(nowUs());
        },
      });
    });
  }

  async awayAfter(hex: string, awayMs: number, how: 'refused' | 'silent'): Promise<number> {
    // The result itself goes down with the line.
    await this.onNth(hex, 1, 'result', () => this.leave(how));
    await systemClock.sleep(awayMs);
    if (how === 'refused') await this.listen();
    this.#isSilent = false;
    for (const attach of this.#waitingLinks.splice(0)) attach();
    return nowUs();
  }

  leave(how: 'refused' | 'silent'): void {
    this.#isSilent = true;
    if (how === 'silent') return;
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #welcome(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const link = this.#interruptible(socketLink(socket));
    const line = this.line === 'modelled' ? pacedLink(link) : link;
    const attach = () => {
      if (!socket.destroyed) this.kkt.attach(tappedLink(line, this));
    };
    if (this.#isSilent) this.#waitingLinks.push(attach);
    else attach();
  }

  /** A cable that is out: bytes of both sides are lost, and neither side is told. */
  #interruptible(link: ByteLink): ByteLink {
    return {
      ...link,
      write: (bytes) => (this.#isSilent ? Promise.resolve() : link.write(bytes)),
      onData: (listener) =>
        link.onData((bytes) => {
          if (!this.#isSilent) listener(bytes);
        }),
    };
  }

  onCommand(command: Uint8Array): void {
    const isFirst = !this.#isInReceipt && (command[0] === TAG || command[0] === OPEN);
    if (isFirst) {
      this.#isInReceipt = true;
      this.#marks.begunUs.push(nowUs());
    }
    this.#tell(command, 'command');
  }

  onResult(command: Uint8Array): void {
    if (command[0] === CLOSE) {
      this.#isInReceipt = false;
      this.#marks.closedUs.push(nowUs());
    }
    this.#tell(command, 'result');
  }

  #tell(command: Uint8Array, on: Watcher['on']): void {
    for (const watcher of [...this.#watchers]) {
      if (watcher.on !== on || !watcher.prefix.every((byte, at) => command[at] === byte)) continue;
      watcher.left -= 1;
      if (watcher.left > 0) continue;
      this.#watchers = this.#watchers.filter((other) => other !== watcher);
      watcher.act();
    }
  }
}

function hexBytes(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

serveParent(new KktStand());
