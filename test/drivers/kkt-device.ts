import type { Clock } from '../../src/core/ports/clock.ts';
import { leaveReceiptOpen, makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import { type Fault, type KktOptions, memoryStore, parseFault, VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { ERROR, KktError } from '../../src/simulator/kkt/kkt-error.ts';
import { openShift } from '../../src/simulator/kkt/shift.ts';
import { toHex } from '../../src/wire/atol-v3/bytes.ts';
import type { ByteLink } from '../../src/wire/link.ts';
import { seen } from './kkt-documents.ts';
import { afterwards, FN_READING, onCode } from './kkt-faults.ts';
import type { BoxOptions, Device, DeviceFacts, SeenDocument, Sent, Struck } from './rig.ts';
import { SilencedLink } from './silenced-link.ts';
import type { Decision, Moment, TroubleName } from './trouble.ts';

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
const HOUR_MS = 3_600_000;
const MOMENT_CODES: Readonly<Record<Moment, string>> = { open: '92', line: 'EB', payment: '99' };
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
    return this.#use(this.#faults(CODES[at], trouble));
  }

  breakAt(moment: Moment, how: 'cut' | 'crash'): Struck {
    const end = how === 'cut' ? () => this.unplug() : () => this.#killHost();
    return this.#use([onCode(MOMENT_CODES[moment], () => ({ before: end, isAnswerLost: true }))]);
  }

  spoilReadingAfter(at: Decision): Struck {
    return this.#use([afterwards(CODES[at], () => ({ refusal: new KktError(ERROR.busy) }), FN_READING)]);
  }

  endPaperAtClose(): Struck {
    return this.#use([parseFault('paper-out-at-close')]);
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

  repeatLastDocument(): void {
    const { state } = this.kkt.device;
    const { lastDocument } = state;
    if (!lastDocument) throw new Error('The FN is empty');
    const { fdNumber, tlv, ...same } = lastDocument;
    state.commit({ kind: 'document', document: { ...same, fdNumber: fdNumber + 1, tlv: toHex(tlv, '') } });
  }

  get isPrintUnfinished(): boolean {
    return this.kkt.device.state.isPrintUnfinished;
  }

  giveTickets(): void {
    this.kkt.device.ofd.setAway(false);
    this.kkt.device.ofd.settle();
  }

  /** All of them together have come when each of them has acted. */
  #use(faults: readonly Fault[]): Struck {
    const left = new Set(faults);
    for (const fault of faults) {
      this.kkt.use({
        ...fault,
        onCommand: (command, target) => {
          const plan = fault.onCommand?.(command, target);
          if (plan !== undefined) left.delete(fault);
          return plan;
        },
      });
    }
    return {
      get happened() {
        return left.size === 0;
      },
    };
  }

  /** Each acts once, on the next command of that code. */
  #faults(code: string, trouble: TroubleName): readonly Fault[] {
    const once = (plan: () => Plan): readonly Fault[] => [onCode(code, plan)];
    const named = (...names: readonly string[]): readonly Fault[] => names.map(parseFault);
    const kill = () => this.#killHost();
    const cut = () => this.unplug();
    switch (trouble) {
      case 'errorBefore':
        return named(`unknown-error:${code}`);
      case 'errorAfter':
        return named(`unknown-error:${code}:after`);
      case 'silenceBefore':
        return once(() => {
          this.#line?.silence();
          return { isIgnored: true };
        });
      case 'silenceAfter':
        return named(`does-work-then-deaf:${code}`);
      case 'crashBefore':
        return once(() => {
          kill();
          return { isIgnored: true };
        });
      case 'crashAfter':
        return once(() => ({ after: kill, isAnswerLost: true }));
      case 'emptyAnswer':
        return named(`unreadable-answer:${code}`);
      case 'cutBefore':
        return once(() => {
          cut();
          return { isIgnored: true };
        });
      case 'cutAfter':
        return once(() => ({ after: cut, isAnswerLost: true }));
      case 'cutWhileReadingBack':
        return [
          afterwards(code, () => {
            cut();
            return { isIgnored: true };
          }),
        ];
      case 'powerCutBefore':
        return named(`cuts-power-before:${code}`);
      case 'powerCutAfter':
        return named(`cuts-power-after:${code}`);
      case 'late':
        return named(`does-work-late:${this.#options.lateMs}:${code}`);
      case 'stuck':
        return named(`hangs:${code}`);
      case 'busy':
        return named(`busy-once:${code}`);
      case 'strangerBefore':
        return named('strangers-document:92');
      case 'strangerAfter':
        return named(`strangers-document:${code}:after`);
      case 'strangerInstead':
        return named('strangers-document:92', `unknown-error:${code}`);
      case 'partialAnswer':
      case 'hollow':
      case 'interrupted':
      case 'reboot':
      case 'mustCancel':
        throw new Error(`A cashbox can not do this by itself: ${trouble}`);
    }
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
