import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localTime } from '../../src/adapters/system/local-time.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { LibraryCall } from '../../src/contract/driver-host.ts';
import { DoubleCashbox, type DoubleDocument, type DoubleState } from '../support/double-cashbox.ts';
import { seen } from './double-documents.ts';
import { doubleFault } from './double-faults.ts';
import type { BoxOptions, Device, DeviceFacts, SeenDocument, Sent, Struck } from './rig.ts';
import type { Decision, Moment, TroubleName } from './trouble.ts';

const HOUR_MS = 3_600_000;
const PROCESS_JSON = 'process_json';
/** LIBFPTR_PARAM_JSON_DATA. Source: dto10-driver 1.9. */
const JSON_DATA = 65645;
/** Reading a document was interrupted: ATOL's own script repeats it. Source: dto10-driver 3, 4.4. */
const FN_QUERY_INTERRUPTED = 178;

/** What decides, by native call and by task. */
const DECISION_OF: Readonly<Record<string, Decision>> = {
  close_receipt: 'receipt',
  sell: 'receipt',
  sellReturn: 'receipt',
  buy: 'receipt',
  buyReturn: 'receipt',
  openShift: 'openShift',
  closeShift: 'closeShift',
  cashIn: 'cashIn',
  cashOut: 'cashOut',
};
const MOMENT_CALLS: Readonly<Record<Moment, string>> = {
  open: 'open_receipt',
  line: 'registration',
  payment: 'payment',
};
const BUILDING: readonly string[] = ['open_receipt', 'registration', 'payment'];

/** What waits for its decision to happen to the readings after it, and the fault that is on since it left. */
interface ReadingBack {
  readonly how: 'cut' | 'spoilt';
  readonly at: Decision;
  isArmed: boolean;
  fault: string | undefined;
}

/** The folder that is the C double's cashbox, seen and troubled from outside of library and driver. */
export class DoubleDevice implements Device {
  readonly cashbox: DoubleCashbox;
  readonly facts: DeviceFacts;
  onDeciding: (decision: Decision) => void = () => undefined;
  onBuilding: () => void = () => undefined;
  readonly #sent = { building: 0, deciding: { receipt: 0, openShift: 0, closeShift: 0, cashIn: 0, cashOut: 0 } };
  /** FNs it had, oldest first. */
  readonly #fnSerials: string[];
  readonly #isByCalls: boolean;
  readonly #switched = new Map<string, string>();
  #readingBack: ReadingBack | undefined;
  #isPlugged = true;
  #beforeNext: (() => void) | undefined;

  constructor(folder: string, options: BoxOptions, isByCalls: boolean) {
    const { model = 61, place = 1, shiftExpired, ofdAway, closeTakesMs } = options;
    const digits = String(place).padStart(8, '0');
    this.facts = {
      modelNumber: model,
      kktSerial: `0010${model}${digits}`,
      kktRegNumber: '0000000001000000',
      inn: '7725225244',
      fnSerial: `99990789${digits}`,
      ffdVersion: '1.05',
    };
    this.#fnSerials = [this.facts.fnSerial];
    this.#isByCalls = isByCalls;
    this.cashbox = new DoubleCashbox(folder, this.#who());
    if (!ofdAway) this.cashbox.deliver('all');
    if (closeTakesMs) this.cashbox.fault('slow', { at: this.#point('receipt'), ms: closeTakesMs });
    if (shiftExpired) this.#openShiftYesterday();
  }

  /** Told of every batch of calls before it leaves for the driver host. */
  calls(calls: readonly LibraryCall[]): void {
    for (const call of calls) this.#call(nameOf(call));
  }

  get isPlugged(): boolean {
    return this.#isPlugged;
  }

  documents(): readonly SeenDocument[] {
    return this.#fnSerials.flatMap((fnSerial) =>
      this.#documentsOf(fnSerial).map((document) => seen(fnSerial, document)),
    );
  }

  get hasOpenReceipt(): boolean {
    return this.cashbox.state().receipt !== undefined;
  }

  get lastFdNumber(): number {
    return this.cashbox.state().lastFd ?? 1;
  }

  get shift() {
    const { open, openedAt } = this.#state().shift;
    if (!open) return 'closed';
    return openedAt !== undefined && openedAt < localTime(systemClock.now() - 24 * HOUR_MS) ? 'expired' : 'open';
  }

  get cashInDrawerKop(): number {
    return this.cashbox.state().cashKop ?? 0;
  }

  get sent(): Sent {
    return { building: this.#sent.building, deciding: { ...this.#sent.deciding } };
  }

  get clockText(): string {
    return localTime(systemClock.now());
  }

  strike(trouble: TroubleName, at: Decision = 'receipt'): Struck {
    if (trouble === 'cutWhileReadingBack') return this.#afterwards('cut', at);
    const [name, words] = doubleFault(trouble, at, this.#point(at));
    const struck = this.#once(name, words);
    if (trouble.startsWith('cut')) this.#leave();
    if (trouble === 'strangerInstead') this.#beforeNext = () => this.makeStrangersDocument();
    return struck;
  }

  breakAt(moment: Moment, how: 'cut' | 'crash'): Struck {
    const struck = this.#once(how === 'cut' ? 'lost' : 'crash', { at: MOMENT_CALLS[moment] });
    if (how === 'cut') this.#leave();
    return struck;
  }

  spoilReadingAfter(at: Decision): Struck {
    return this.#afterwards('spoilt', at);
  }

  endPaperAtClose(): Struck {
    return this.#once('paper', { when: 'close' });
  }

  get isPrintUnfinished(): boolean {
    return (this.cashbox.state().unprinted ?? 0) > 0;
  }

  repeatLastDocument(): void {
    const last = this.#documentsOf(this.#fnSerials.at(-1) ?? '').at(-1);
    if (!last) throw new Error('The FN is empty');
    const number = last.number + 1;
    this.#write({ ...last, number });
    this.#change({ lastFd: number });
  }

  #once(name: string, words: Readonly<Record<string, string | number>>): Struck {
    const id = this.cashbox.fault(name, { ...words, times: 1 });
    const { cashbox } = this;
    return {
      get happened() {
        return cashbox.metFault(id) > 0;
      },
    };
  }

  unplug(): void {
    this.#switch('lost', true);
    this.#leave();
  }

  async plug(): Promise<void> {
    this.#switch('lost', false);
    this.#isPlugged = true;
    this.cashbox.setDevice(this.#who());
  }

  powerOff(): void {
    this.unplug();
  }

  powerOn(): void {
    // Whatever it was at is done when it is on again, however often somebody has asked meanwhile.
    this.cashbox.finishLate();
    void this.plug();
  }

  setPaper(isThere: boolean): void {
    this.#switch('paper', !isThere, { when: 'before' });
  }

  setCoverOpen(isOpen: boolean): void {
    this.#switch('cover', isOpen);
  }

  replaceFn(fnSerial: string): void {
    if (!this.#fnSerials.includes(fnSerial)) this.#fnSerials.push(fnSerial);
    this.#change({ fnSerial, lastFd: 1, receipt: undefined, shift: { open: false, number: 0 } });
  }

  leaveStrangersReceipt(): void {
    this.#change({
      receipt: {
        type: 1,
        electronically: false,
        tags: [],
        items: [[{ tag: 1043, value: 77_700 }]],
        payments: {},
        stranger: true,
      },
    });
  }

  makeStrangersDocument(): void {
    const state = this.cashbox.state();
    const number = (state.lastFd ?? 1) + 1;
    this.#write({
      number,
      type: 3,
      shift: state.shift.number ?? 1,
      receipt: 1,
      operation: 1,
      sumKop: 77_700,
      sign: 1_234_567,
      dateTime: this.clockText,
      electronically: true,
      printed: true,
      stranger: true,
      tags: [
        { tag: 1040, value: number },
        { tag: 1054, value: 1 },
        { tag: 1020, value: 77_700 },
        {
          tag: 1084,
          value: [
            { tag: 1085, value: 'other program' },
            { tag: 1086, value: 'stranger-1' },
          ],
        },
      ],
    });
    this.#change({ lastFd: number });
  }

  giveTickets(): void {
    this.cashbox.deliver('all');
  }

  #call(name: string): void {
    const decision = DECISION_OF[name];
    if (decision) {
      this.#beforeNext?.();
      this.#beforeNext = undefined;
      this.onDeciding(decision);
      this.#sent.deciding[decision] += 1;
    } else if (BUILDING.includes(name)) {
      this.onBuilding();
      this.#sent.building += 1;
    }
    const reading = this.#readingBack;
    if (!decision || reading?.at !== decision || reading.isArmed) return;
    reading.isArmed = true;
    if (reading.how === 'spoilt') {
      reading.fault = this.cashbox.fault('error', { at: 'fn_query_data', code: FN_QUERY_INTERRUPTED, times: 1 });
      return;
    }
    // Cash is not read back by whoever moved it: the line is simply gone for the next who asks.
    if (!decision.startsWith('cash')) reading.fault = this.cashbox.fault('lost', { at: 'fn_query_data', times: 1 });
    this.#leave();
  }

  /** Where a decision falls: the native call, or the task. */
  #point(at: Decision): string {
    if (at === 'receipt') return this.#isByCalls ? 'close_receipt' : 'sell';
    return at;
  }

  #afterwards(how: ReadingBack['how'], at: Decision): Struck {
    const reading: ReadingBack = { how, at, isArmed: false, fault: undefined };
    this.#readingBack = reading;
    const { cashbox } = this;
    return {
      get happened() {
        return reading.isArmed && (reading.fault === undefined || cashbox.metFault(reading.fault) > 0);
      },
    };
  }

  /** Whoever opens it from now on finds nothing there. */
  #leave(): void {
    this.#isPlugged = false;
    this.cashbox.setDevice({ ...this.#who(), connection: { ComFile: 'out' } });
  }

  #switch(name: string, isOn: boolean, words: Readonly<Record<string, string>> = {}): void {
    const known = this.#switched.get(name);
    if (isOn && known === undefined) this.#switched.set(name, this.cashbox.fault(name, words));
    if (isOn || known === undefined) return;
    this.cashbox.heal(known);
    this.#switched.delete(name);
  }

  #who() {
    const { modelNumber, kktSerial, kktRegNumber, inn, fnSerial } = this.facts;
    const hasPrinter = modelNumber === 61;
    return {
      model: modelNumber,
      printer: hasPrinter,
      serial: kktSerial,
      rnm: kktRegNumber,
      inn,
      fnSerial,
      ffd: 105,
      taxation: 7,
    } as const;
  }

  #openShiftYesterday(): void {
    const openedAt = localTime(systemClock.now() - 25 * HOUR_MS);
    this.#write({ number: 2, type: 2, shift: 1, sign: 7_654_321, dateTime: openedAt, printed: true, tags: [] });
    this.#change({ lastFd: 2, shift: { open: true, number: 1, openedAt } });
  }

  #state(): DoubleState & { readonly shift: { readonly openedAt?: string } } {
    return this.cashbox.state();
  }

  /** The device itself changes; nobody may be at it just then. */
  #change(more: Readonly<Record<string, unknown>>): void {
    this.#replace(join(this.cashbox.folder, 'state.json'), { ...this.cashbox.state(), ...more });
  }

  #write(document: DoubleDocument): void {
    const folder = join(this.cashbox.folder, 'documents', this.#fnSerials.at(-1) ?? '');
    mkdirSync(folder, { recursive: true });
    this.#replace(join(folder, `${document.number}.json`), document);
  }

  #replace(path: string, value: unknown): void {
    writeFileSync(`${path}.part`, JSON.stringify(value));
    renameSync(`${path}.part`, path);
  }

  #documentsOf(fnSerial: string): readonly DoubleDocument[] {
    const folder = join(this.cashbox.folder, 'documents', fnSerial);
    if (!existsSync(folder)) return [];
    const isPresent = fnSerial === this.#fnSerials.at(-1);
    // What lies beyond the last number is what a kill left between document and memory: not in the FN.
    const last = isPresent ? this.lastFdNumber : Number.POSITIVE_INFINITY;
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as DoubleDocument)
      .filter(({ number }) => number <= last)
      .sort((left, right) => left.number - right.number);
  }
}

/** The method, or the type of the task it runs. */
function nameOf({ method, set = [] }: LibraryCall): string {
  const json = method === PROCESS_JSON ? set.find(({ id }) => id === JSON_DATA) : undefined;
  if (json?.kind !== 'str') return method;
  const task = JSON.parse(json.value) as { readonly type: string };
  return task.type;
}
