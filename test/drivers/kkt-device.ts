import { OPERATIONS } from '../../src/core/fiscal/terms.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import { leaveReceiptOpen, makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import {
  type Fault,
  type KktOptions,
  type LedgerDocument,
  memoryStore,
  parseFault,
  VirtualKkt,
} from '../../src/simulator/kkt/index.ts';
import { openShift } from '../../src/simulator/kkt/shift.ts';
import type { ByteLink } from '../../src/wire/link.ts';
import type { BoxOptions, Device, DeviceFacts, SeenDocument, Sent, Struck } from './rig.ts';
import type { Decision, TroubleName } from './trouble.ts';

type Command = Parameters<NonNullable<Fault['onCommand']>>[0];
type Plan = ReturnType<NonNullable<Fault['onCommand']>>;

const CODES: Readonly<Record<Decision, string>> = {
  receipt: '4A',
  openShift: '9A',
  closeShift: '5A',
  cashIn: '49',
  cashOut: '4F',
};
const DECISION_OF: ReadonlyMap<number, Decision> = new Map(
  Object.entries(CODES).map(([decision, code]) => [Number.parseInt(code, 16), decision as Decision]),
);
/** Open of a receipt, its lines and its payments. */
const BUILDING: readonly number[] = [0x92, 0xea, 0xeb, 0x99];
/** Reading of a register, and of the FN. */
const READING: readonly number[] = [0x91, 0xa4];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface KktDeviceOptions extends BoxOptions {
  readonly clock: Clock;
  /** What the zone of this computer adds, where its clock is the one compared with. */
  readonly utcOffsetMinutes?: number;
  readonly restartMs: number;
  /** A late document comes so long after everybody gave up. */
  readonly lateMs: number;
  /** Kills the driver host, where there is one. */
  readonly killHost?: () => void;
  /** The server shuts and opens its door with the cable. */
  readonly onCable?: (isIn: boolean) => Promise<void>;
}

/** A virtual cashbox as the device behind a driver: seen and troubled from outside of protocol and library. */
export class KktDevice implements Device {
  readonly kkt: VirtualKkt;
  readonly facts: DeviceFacts;
  onDeciding: (decision: Decision) => void = () => undefined;
  onBuilding: () => void = () => undefined;
  readonly #options: KktDeviceOptions;
  readonly #sent = { building: 0, deciding: { receipt: 0, openShift: 0, closeShift: 0, cashIn: 0, cashOut: 0 } };
  #isPlugged = true;
  #line: SilencedLink | undefined;

  constructor(options: KktDeviceOptions) {
    this.#options = options;
    const { clock, model = 61, place = 1, closeTakesMs = 0, restartMs, utcOffsetMinutes } = options;
    const digits = String(place).padStart(8, '0');
    const device: KktOptions = {
      clock,
      store: memoryStore(),
      model,
      serial: `0010${model}${digits}`,
      fnSerial: `99990789${digits}`,
      timings: { closeMs: closeTakesMs, restartMs },
      ofd: { away: options.ofdAway ?? false },
      ...(utcOffsetMinutes !== undefined && { utcOffsetMinutes }),
    };
    if (options.shiftExpired) openShiftYesterday(device);
    this.kkt = new VirtualKkt(device);
    this.facts = factsOf(this.kkt);
    this.kkt.use({ name: 'witness', onCommand: (command) => this.#witness(command) });
  }

  get isPlugged(): boolean {
    return this.#isPlugged;
  }

  /** The device's end of a new line. */
  attach(link: ByteLink): void {
    const line = new SilencedLink(link);
    if (!this.kkt.isConnected) this.#line = line;
    this.kkt.attach(line);
  }

  documents(): readonly SeenDocument[] {
    return this.kkt.ledger.documents.map(seen);
  }

  get lastFdNumber(): number {
    return this.kkt.ledger.lastFdNumber;
  }

  get hasOpenReceipt(): boolean {
    return this.kkt.reading.isReceiptOpen;
  }

  get shift() {
    return this.kkt.reading.shift;
  }

  get cashInDrawerKop(): number {
    return this.kkt.device.state.counters.cashKop;
  }

  get sent(): Sent {
    return { building: this.#sent.building, deciding: { ...this.#sent.deciding } };
  }

  get clockText(): string {
    return new Date(this.kkt.device.clock.localMs()).toISOString().slice(0, 19);
  }

  strike(trouble: TroubleName, at: Decision = 'receipt'): Struck {
    const strike = this.#strikes(CODES[at])[trouble];
    let happened = false;
    this.kkt.use({
      ...strike,
      onCommand: (command, target) => {
        const plan = strike.onCommand?.(command, target);
        happened ||= plan !== undefined;
        return plan;
      },
    });
    return {
      get happened() {
        return happened;
      },
    };
  }

  unplug(): void {
    this.#isPlugged = false;
    void this.#options.onCable?.(false);
    this.kkt.dropLine();
  }

  async plug(): Promise<void> {
    await this.#options.onCable?.(true);
    this.#isPlugged = true;
  }

  powerOff(): void {
    this.kkt.powerCut();
  }

  powerOn(): void {
    this.kkt.powerOn();
  }

  setPaper(isThere: boolean): void {
    this.kkt.device.hasPaper = isThere;
  }

  setCoverOpen(isOpen: boolean): void {
    this.kkt.device.isCoverOpen = isOpen;
  }

  replaceFn(fnSerial: string): void {
    this.kkt.device.installFn(fnSerial);
  }

  leaveStrangersReceipt(): void {
    leaveReceiptOpen(this.kkt.device);
  }

  makeStrangersDocument(): void {
    makeStrangersDocument(this.kkt.device);
  }

  giveTickets(): void {
    this.kkt.device.ofd.setAway(false);
    this.kkt.device.ofd.settle();
  }

  /** Plans by trouble; each acts once, on the next command of that code. */
  #strikes(code: string): Readonly<Record<TroubleName, Fault>> {
    const once = (plan: () => Plan): Fault => onCode(code, plan);
    const kill = () => this.#killHost();
    const cut = () => this.unplug();
    return {
      errorBefore: parseFault(`unknown-error:${code}`),
      errorAfter: parseFault(`unknown-error:${code}:after`),
      silenceBefore: once(() => {
        this.#line?.silence();
        return { isIgnored: true };
      }),
      silenceAfter: parseFault(`does-work-then-deaf:${code}`),
      crashBefore: once(() => {
        kill();
        return { isIgnored: true };
      }),
      crashAfter: once(() => ({ after: kill, isAnswerLost: true })),
      emptyAnswer: parseFault(`unreadable-answer:${code}`),
      partialAnswer: parseFault(`unreadable-answer:${code}`),
      cutBefore: once(() => {
        cut();
        return { isIgnored: true };
      }),
      cutAfter: once(() => ({ after: cut, isAnswerLost: true })),
      cutWhileReadingBack: afterwards(code, () => {
        cut();
        return { isIgnored: true };
      }),
      powerCutBefore: parseFault(`cuts-power-before:${code}`),
      powerCutAfter: parseFault(`cuts-power-after:${code}`),
      late: parseFault(`does-work-late:${this.#options.lateMs}:${code}`),
      busy: parseFault(`busy-once:${code}`),
      strangerBefore: parseFault('strangers-document:92'),
      strangerAfter: parseFault(`strangers-document:${code}:after`),
    };
  }

  #killHost(): void {
    if (!this.#options.killHost) throw new Error('This driver has no process of its own to kill');
    this.#options.killHost();
  }

  #witness([code = 0]: Command): Plan {
    const decision = DECISION_OF.get(code);
    if (decision) {
      this.onDeciding(decision);
      this.#sent.deciding[decision] += 1;
    }
    if (BUILDING.includes(code)) {
      this.onBuilding();
      this.#sent.building += 1;
    }
    return undefined;
  }
}

function factsOf({ device }: VirtualKkt): DeviceFacts {
  const { registration, model, serial, state, ffd } = device;
  const { inn, rnm } = registration;
  return { modelNumber: model, kktSerial: serial, kktRegNumber: rnm, inn, fnSerial: state.fnSerial, ffdVersion: ffd };
}

/** The same cashbox a day earlier, by its own memory. */
function openShiftYesterday(options: KktOptions): void {
  const { clock } = options;
  const yesterday: Clock = {
    now: () => clock.now() - DAY_MS - HOUR_MS,
    monotonicMs: () => clock.monotonicMs(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
  const kkt = new VirtualKkt({ ...options, clock: yesterday });
  openShift(kkt.device, false);
  kkt.close();
}

/** A cable that may fall silent: bytes of both sides are lost, and neither side is told. A new connection hears again. */
class SilencedLink implements ByteLink {
  readonly name: string;
  readonly #link: ByteLink;
  #isSilent = false;

  constructor(link: ByteLink) {
    this.#link = link;
    this.name = link.name;
  }

  silence(): void {
    this.#isSilent = true;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#isSilent) await this.#link.write(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#link.onData((bytes) => {
      if (!this.#isSilent) listener(bytes);
    });
  }

  onClose(listener: () => void): void {
    this.#link.onClose(listener);
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}

const onCode = (code: string, plan: () => Plan): Fault => {
  let isSpent = false;
  return {
    name: `once at ${code}`,
    onCommand: (command) => {
      if (isSpent || command[0] !== Number.parseInt(code, 16)) return undefined;
      isSpent = true;
      return plan();
    },
  };
};

/** Acts on the first reading after the command was done. */
function afterwards(code: string, plan: () => Plan): Fault {
  let step: 'waits' | 'done' | 'spent' = 'waits';
  return {
    name: `once while reading back after ${code}`,
    onCommand: ([first = 0]) => {
      if (step === 'waits' && first === Number.parseInt(code, 16)) step = 'done';
      else if (step === 'done' && READING.includes(first)) {
        step = 'spent';
        return plan();
      }
      return undefined;
    },
  };
}

function seen(document: LedgerDocument): SeenDocument {
  const byteOf = (tag: number) => document.tags.find((known) => known.tag === tag)?.value[0];
  const { fnSerial, fdNumber, type, operation, totalKop, key, fiscalSign, tendersKop } = document;
  return {
    fnSerial,
    fdNumber,
    type,
    operation: operation !== undefined && operation in OPERATIONS ? operation : undefined,
    totalKop,
    key,
    fiscalSign,
    tendersKop,
    hasInternetSign: byteOf(1125) === 1,
    buyerContact: document.textOf(1008),
    paymentsPlace: document.textOf(1187),
    cashierName: document.textOf(1021),
    taxation: byteOf(1055),
    isElectronic: document.electronic,
    lines: document.lines,
  };
}
