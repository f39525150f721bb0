import type { Tlv } from '../../wire/atol-v3/tlv.ts';
import { DeviceClock } from './device-clock.ts';
import { VirtualFn } from './fn.ts';
import { ERROR, refuse } from './kkt-error.ts';
import { LastingState } from './lasting-state.ts';
import { VirtualOfd } from './ofd.ts';
import {
  DEFAULT_FN_SERIAL,
  DEFAULT_HABITS,
  DEFAULT_REGISTRATION,
  DEFAULT_SERIAL,
  DEFAULT_TAX_ROWS,
  DEFAULT_TIMINGS,
  type KktFfd,
  type KktHabits,
  type KktModel,
  type KktOptions,
  type KktRegistration,
  type KktTaxRow,
  type KktTimings,
} from './options.ts';
import { registrationTags } from './receipt/document-tags.ts';
import type { Draft } from './receipt/draft.ts';
import { FN_DOCUMENT } from './records.ts';
import { type KktStore, memoryStore } from './store.ts';
import { Tables } from './tables.ts';

const DAY_MS = 86_400_000;

export const MODE = { choice: 0, registration: 1, xReports: 2, zReports: 3, programming: 4, fn: 6, extra: 7 } as const;

/** A multi-block tag on its way in (E8). */
export interface TagAssembly {
  readonly blocks: number;
  readonly chunks: Uint8Array[];
}

/** What the device forgets without power. */
interface WorkingMemory {
  mode: number;
  submode: number;
  operator: number;
  /** Cashier's name and INN for the next documents, by tag, hex. */
  readonly cashier: Map<number, string>;
  tagAssembly: TagAssembly | undefined;
  /** Register 55: command and code of the last extended error. */
  lastExtended: { readonly command: number; readonly code: number };
  /** TLVs still to be read by A4 46. */
  reading: Tlv[];
}

const freshMemory = (): WorkingMemory => ({
  mode: MODE.choice,
  submode: 0,
  operator: 30,
  cashier: new Map(),
  tagAssembly: undefined,
  lastExtended: { command: 0, code: 0 },
  reading: [],
});

/** The insides of one cashbox, without any line to it: commands act on this. */
export class Device {
  readonly model: KktModel;
  readonly ffd: KktFfd;
  readonly timings: KktTimings;
  readonly habits: KktHabits;
  readonly clock: DeviceClock;
  readonly state: LastingState;
  readonly ofd: VirtualOfd;
  readonly fn: VirtualFn;
  readonly tables: Tables;
  registration: KktRegistration;
  /** Serial number shown instead of the real one by a fault. */
  shownSerial: string | undefined;
  hasPaper = true;
  isCoverOpen = false;
  memory: WorkingMemory = freshMemory();
  /** What the printer did, newest last; a short window for a screen. */
  readonly slips: string[] = [];
  #draft: Draft | undefined;
  readonly #store: KktStore;

  constructor(options: KktOptions) {
    this.#store = options.store ?? memoryStore();
    const { records, draft } = this.#store.load();
    this.state = new LastingState(this.#store, records);
    this.model = options.model ?? (this.state.model === 77 ? 77 : 61);
    this.ffd = options.ffd ?? '1.05';
    this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.habits = { ...DEFAULT_HABITS, ...options.habits };
    this.registration = { ...DEFAULT_REGISTRATION, ...options.registration, ...(options.inn && { inn: options.inn }) };
    this.clock = new DeviceClock(options.clock, options.utcOffsetMinutes);
    this.clock.offsetMs = this.state.clockOffsetMs;
    this.ofd = new VirtualOfd(this.state, this.clock, { ticketDelayMs: 0, away: false, ...options.ofd });
    this.fn = new VirtualFn(this.state, this.clock, this.ofd, this.habits);
    this.tables = new Tables(
      this.state,
      options.taxRows ? [...DEFAULT_TAX_ROWS, ...options.taxRows] : DEFAULT_TAX_ROWS,
    );
    this.#beBorn(options);
    // A document after the draft was opened means that the draft became it: power went between the two writes.
    this.#draft = draft && draft.openedAfterFd === this.state.lastFdNumber ? draft : undefined;
  }

  get serial(): string {
    return this.shownSerial ?? this.state.serial;
  }

  get hasPrinter(): boolean {
    return this.model === 61;
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }

  /** The receipt being made, or error 9A. */
  openDraft(): Draft {
    return this.#draft ?? refuse(ERROR.receiptClosed);
  }

  /** Keeps the receipt being made, changed or gone. */
  saveDraft(draft: Draft | undefined): void {
    this.#store.saveDraft(draft);
    this.#draft = draft;
  }

  shiftState(): 'closed' | 'open' | 'expired' {
    if (!this.state.shift.isOpen) return 'closed';
    return this.clock.localMs() - this.state.shift.openedLocalMs >= DAY_MS ? 'expired' : 'open';
  }

  /** Refuses what prints when it cannot. The page names no code of its own for an open cover. */
  demandPaper(): void {
    if (this.hasPrinter && (!this.hasPaper || this.isCoverOpen)) refuse(ERROR.noPaper);
  }

  print(slip: string): void {
    this.slips.push(slip);
    if (this.slips.length > 20) this.slips.shift();
  }

  setClockOffset(offsetMs: number): void {
    this.state.commit({ kind: 'clock', offsetMs });
    this.clock.offsetMs = offsetMs;
  }

  taxRow(row: number): KktTaxRow | undefined {
    return this.tables.taxRows.find((known) => known.row === row);
  }

  /** Another FN in the slot: it was registered elsewhere and begins with its own documents. */
  installFn(fnSerial: string): void {
    this.saveDraft(undefined);
    this.state.commit({ kind: 'fnInstalled', fnSerial, localMs: this.clock.localMs() });
    this.fn.make({
      type: FN_DOCUMENT.registration,
      shiftNumber: 0,
      tags: registrationTags(this.registration, this.state.serial, this.ffd),
    });
  }

  /** Everything without power behind it is gone. */
  forgetWorkingMemory(): void {
    this.memory = freshMemory();
  }

  close(): void {
    this.#store.close();
  }

  #beBorn(options: KktOptions): void {
    const serial = options.serial ?? (this.state.serial || DEFAULT_SERIAL[this.model]);
    if (serial !== this.state.serial || this.model !== this.state.model) {
      this.state.commit({ kind: 'born', serial, model: this.model });
    }
    // Whatever FN lies in it now stays in it; one that was never registered (the power went) is registered now.
    if (!this.state.lastDocument) this.installFn(this.state.fnSerial || (options.fnSerial ?? DEFAULT_FN_SERIAL));
  }
}
