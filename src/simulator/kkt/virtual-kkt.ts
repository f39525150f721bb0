import type { ByteLink } from '../../wire/link.ts';
import { CommandTable } from './commands/index.ts';
import { Device } from './device.ts';
import type { Fault, FaultTarget } from './faults/fault.ts';
import { parseFault } from './faults/index.ts';
import { Ledger } from './ledger.ts';
import type { KktOptions } from './options.ts';
import { Processor, planOf } from './processor.ts';
import { Session } from './session.ts';
import { TaskBuffer } from './task-buffer.ts';
import { answerPacket } from './transport.ts';

/** What a screen or a test may look at without a line to the device. */
export interface KktReading {
  readonly isOn: boolean;
  readonly shift: 'closed' | 'open' | 'expired';
  readonly shiftNumber: number;
  readonly isReceiptOpen: boolean;
  readonly lastFdNumber: number;
  readonly unsentCount: number;
  readonly fnSerial: string;
  readonly serial: string;
}

interface ActiveFault {
  readonly fault: Fault;
  readonly undo: (() => void) | undefined;
  /** Bytes still to come or go before it strikes. */
  receivedLeft: number;
  sentLeft: number;
}

/**
 * A cashbox that exists only here: protocol v3 on any line, an FN with real documents, a shift by its own clock, and faults on
 * request. Nothing of it is shared with the driver but packets and number encodings.
 *
 * Its test FN begins with 9999 and everything it prints is marked, so it cannot be taken for a real one.
 */
export class VirtualKkt {
  readonly device: Device;
  readonly ledger: Ledger;
  /** Bytes received and sent over all lines, and requests answered. */
  bytesIn = 0;
  bytesOut = 0;
  roundTrips = 0;
  readonly #buffer: TaskBuffer;
  readonly #processor: Processor;
  readonly #commands: CommandTable;
  readonly #target: FaultTarget;
  #faults: ActiveFault[] = [];
  #session: Session | undefined;
  #isOn = true;
  #isClosed = false;
  #power = new AbortController();
  #hasLostLine = false;
  #powerWaits = false;
  readonly #powerListeners = new Set<(isOn: boolean) => void>();
  readonly #lineListeners = new Set<() => void>();

  constructor(options: KktOptions) {
    this.device = new Device(options);
    this.ledger = new Ledger(this.device.state, () => {
      if (!this.#isClosed) this.device.ofd.settle();
    });
    this.#processor = new Processor(this.device, {
      commands: () => this.#commands,
      powerSignal: () => this.#power.signal,
      restart: () => this.restart(),
      goDeaf: () => {
        if (this.#session) this.#session.isDeaf = true;
      },
    });
    this.#commands = new CommandTable(this.device, (steps) => this.#processor.background(steps), {
      reboot: () => this.#soon(() => this.restart()),
      off: () => this.#soon(() => this.powerCut()),
    });
    this.#buffer = new TaskBuffer(
      (task, finish) => this.#processor.begin(task, finish),
      (data, { plan }) => {
        if (!plan.isAnswerLost) this.#session?.emit(data);
      },
      this.device.habits.bufferSize,
    );
    this.#target = { device: this.device, dropLine: () => this.dropLine(), restart: () => this.restart() };
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get isConnected(): boolean {
    return this.#session !== undefined;
  }

  get reading(): KktReading {
    const { device } = this;
    if (!this.#isClosed) device.ofd.settle();
    return {
      isOn: this.#isOn,
      shift: device.shiftState(),
      shiftNumber: device.state.shift.number,
      isReceiptOpen: device.draft !== undefined,
      lastFdNumber: device.state.lastFdNumber,
      unsentCount: device.ofd.unsentCount(),
      fnSerial: device.state.fnSerial,
      serial: device.serial,
    };
  }

  /**
   * Serves protocol v3 on a line until it closes. One master at a time: see the habit `secondMaster`.
   *
   * @param seesReopening false where the other end may close and open unnoticed (a pseudo-terminal); an Abort stands for it there
   */
  attach(link: ByteLink, { seesReopening = true }: { readonly seesReopening?: boolean } = {}): void {
    const keepsFirst = this.#session !== undefined && this.device.habits.secondMaster === 'refuse';
    if (!this.#isOn || this.#isClosed || keepsFirst) {
      link.close().catch(() => undefined);
      return;
    }
    this.#session?.close();
    const session: Session = new Session(link, {
      onPacket: (data) => this.#answer(data),
      afterPacket: () => this.#buffer.pump(),
      onBytes: (bytes) => this.#hear(bytes),
      afterBytes: () => this.#powerWaits && this.restart(),
      onSend: (packet) => this.#spoil(packet),
      onClose: () => this.#lineLost(session),
      abortWakes: !seesReopening,
    });
    this.#session = session;
    if (this.#hasLostLine) this.#processor.trigger();
    session.start();
  }

  /** Breaks the line; the device goes on. */
  dropLine(): void {
    const session = this.#session;
    if (!session) return;
    session.close();
    this.#lineLost(session);
    for (const listener of this.#lineListeners) listener();
  }

  /** All lines drop, tasks are lost, what was half done is not done. The FN and the open receipt stay. */
  powerCut(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#powerWaits = false;
    this.#power.abort();
    this.#buffer.forget();
    this.#processor.forget();
    this.device.forgetWorkingMemory();
    this.dropLine();
    for (const listener of this.#powerListeners) listener(false);
  }

  powerOn(): void {
    if (this.#isOn || this.#isClosed) return;
    this.#power = new AbortController();
    this.#isOn = true;
    for (const { fault } of this.#faults) fault.onPowerOn?.(this.#target);
    for (const listener of this.#powerListeners) listener(true);
  }

  /** Power cut, and on again by itself after `timings.restartMs` of the clock. */
  restart(): void {
    this.powerCut();
    const { clock, timings } = this.device;
    clock.clock.sleep(timings.restartMs).then(
      () => this.powerOn(),
      () => undefined,
    );
  }

  /**
   * Lets it misbehave. Gives a function that makes it behave again.
   *
   * @param fault a fault, or its name as on the command line (`does-work-then-silence:4A`)
   * @throws {RangeError} when the name is not known
   */
  use(fault: Fault | string): () => void {
    const wanted = typeof fault === 'string' ? parseFault(fault) : fault;
    const active: ActiveFault = {
      fault: wanted,
      undo: wanted.install?.(this.#target),
      receivedLeft: wanted.cutsPowerAfterReceived ?? Number.POSITIVE_INFINITY,
      sentLeft: wanted.cutsLineAfterSent ?? Number.POSITIVE_INFINITY,
    };
    this.#faults.push(active);
    return () => {
      this.#faults = this.#faults.filter((known) => known !== active);
      active.undo?.();
    };
  }

  clearFaults(): void {
    for (const { undo } of this.#faults.splice(0)) undo?.();
  }

  /** Told when power goes and comes back: what serves the line then closes and opens it. */
  onPower(listener: (isOn: boolean) => void): () => void {
    this.#powerListeners.add(listener);
    return () => this.#powerListeners.delete(listener);
  }

  /** Told when the device breaks the line by itself. */
  onLineDropped(listener: () => void): () => void {
    this.#lineListeners.add(listener);
    return () => this.#lineListeners.delete(listener);
  }

  /** Off for good; the state stays in its store. */
  close(): void {
    if (this.#isClosed) return;
    this.powerCut();
    this.#isClosed = true;
    this.device.close();
  }

  /** After the answer on its way has left. */
  #soon(work: () => void): void {
    this.device.clock.clock.sleep(1, this.#power.signal).then(work, () => undefined);
  }

  #answer(data: Uint8Array): Uint8Array | undefined {
    this.roundTrips++;
    return answerPacket(data, {
      buffer: this.#buffer,
      plan: (command) => planOf(this.#faults.map(({ fault }) => fault.onCommand?.(command, this.#target))),
      answersDirectly: this.device.habits.answersDirectly,
      onAbort: () => this.#processor.trigger(),
    });
  }

  #hear(bytes: Uint8Array): { heard: number; reply: Uint8Array | undefined } {
    const heard = this.#faults.reduce((least, { receivedLeft }) => Math.min(least, receivedLeft), bytes.length);
    this.bytesIn += heard;
    for (const active of this.#faults) {
      active.receivedLeft -= heard;
      if (active.receivedLeft > 0) continue;
      active.receivedLeft = Number.POSITIVE_INFINITY;
      this.#powerWaits = true;
    }
    const speaker = this.#faults.find(({ fault }) => fault.onBytes);
    return { heard, reply: speaker?.fault.onBytes?.(bytes) };
  }

  #spoil(packet: Uint8Array): readonly Uint8Array[] {
    let pieces: readonly Uint8Array[] = [packet];
    for (const { fault } of this.#faults) {
      if (fault.onSend) pieces = pieces.flatMap((piece) => fault.onSend?.(piece) ?? [piece]);
    }
    const sent: Uint8Array[] = [];
    for (const piece of pieces) {
      const allowed = this.#faults.reduce((least, { sentLeft }) => Math.min(least, sentLeft), piece.length);
      sent.push(piece.subarray(0, allowed));
      this.bytesOut += allowed;
      if (this.#spend(allowed)) break;
    }
    return sent;
  }

  /** Counts bytes sent; true when that was the last byte before the line breaks. */
  #spend(bytes: number): boolean {
    let breaks = false;
    for (const active of this.#faults) {
      active.sentLeft -= bytes;
      if (active.sentLeft > 0) continue;
      active.sentLeft = Number.POSITIVE_INFINITY;
      breaks = true;
    }
    if (!breaks) return false;
    if (this.#session) this.#session.isDeaf = true;
    // After the bytes before it are on their way.
    queueMicrotask(() => queueMicrotask(() => this.dropLine()));
    return true;
  }

  #lineLost(session: Session): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#hasLostLine = true;
  }
}
