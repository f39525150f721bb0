import { createHmac } from 'node:crypto';
import { toHex } from '../../wire/atol-v3/bytes.ts';
import type { DeviceClock, LocalMs } from './device-clock.ts';
import { ERROR, refuse } from './kkt-error.ts';
import type { FnDocument, LastingState } from './lasting-state.ts';
import type { VirtualOfd } from './ofd.ts';
import type { KktHabits } from './options.ts';
import { type DocumentNumbers, finishTlv, type TagValue } from './receipt/document-tags.ts';
import { FN_DOCUMENT, type ReceiptSummary } from './records.ts';

const DAY_MS = 86_400_000;

/** Warning bits of A4 30. */
export const FN_WARNING = { replaceIn3Days: 0x01, replaceIn30Days: 0x02, memory90: 0x04, ofdWait: 0x08 } as const;

/** Phases of the FN (FN standard): fiscal mode, and after its closing. */
const PHASE = { fiscal: 3, closed: 7 } as const;

/** Documents that get the shop out of trouble and so pass even when the FN takes no others. */
const ALWAYS_ALLOWED: ReadonlySet<number> = new Set([FN_DOCUMENT.shiftClose, FN_DOCUMENT.settlementReport]);

/** What a new document holds before the FN adds its own numbers. */
export interface NewDocument {
  readonly type: number;
  readonly shiftNumber: number;
  readonly tags: readonly TagValue[];
  readonly receipt?: ReceiptSummary;
}

/** The fiscal storage: makes documents, numbers and signs them, and refuses when its life, memory or the OFD say no. */
export class VirtualFn {
  readonly #state: LastingState;
  readonly #clock: DeviceClock;
  readonly #ofd: VirtualOfd;
  readonly #habits: KktHabits;
  /** Warnings a fault adds to the real ones. */
  addedWarnings = 0;
  isClosed = false;

  constructor(state: LastingState, clock: DeviceClock, ofd: VirtualOfd, habits: KktHabits) {
    this.#state = state;
    this.#clock = clock;
    this.#ofd = ofd;
    this.#habits = habits;
  }

  get phase(): number {
    return this.isClosed ? PHASE.closed : PHASE.fiscal;
  }

  validUntilLocalMs(): LocalMs {
    return this.#state.fnInstalledLocalMs + this.#habits.fnLifeDays * DAY_MS;
  }

  warnings(): number {
    this.#ofd.settle();
    const leftDays = (this.validUntilLocalMs() - this.#clock.localMs()) / DAY_MS;
    return (
      this.addedWarnings |
      (leftDays <= 3 ? FN_WARNING.replaceIn3Days : 0) |
      (leftDays <= 30 ? FN_WARNING.replaceIn30Days : 0) |
      (this.#state.lastFdNumber >= this.#habits.fnMemory * 0.9 ? FN_WARNING.memory90 : 0) |
      (this.#oldestUnsentDays() > this.#habits.ofdWarningDays ? FN_WARNING.ofdWait : 0)
    );
  }

  /**
   * Whether a document of this type could be made now.
   *
   * @throws {KktError} D4 closed, D7 expired, D8 full, EB too long without the OFD, F1 clock behind the last document
   */
  check(type: number): void {
    if (this.isClosed) refuse(ERROR.wrongFnState);
    if (this.#clock.localMs() < (this.#state.lastDocument?.localMs ?? 0) - 1000) refuse(ERROR.timeDiffers);
    if (ALWAYS_ALLOWED.has(type)) return;
    if (this.#clock.localMs() >= this.validUntilLocalMs()) refuse(ERROR.fnExpired);
    if (this.#state.lastFdNumber >= this.#habits.fnMemory) refuse(ERROR.fnFull);
    this.#ofd.settle();
    if (this.#oldestUnsentDays() >= this.#habits.ofdBlockDays) refuse(ERROR.offlineStorageUsedUp);
  }

  /** Makes the document: afterwards it is in the FN whatever happens. */
  make(document: NewDocument): FnDocument {
    this.check(document.type);
    const localMs = this.#clock.localMs();
    const fdNumber = this.#state.lastFdNumber + 1;
    const fiscalSign = this.#sign(document, fdNumber, localMs);
    const numbers: DocumentNumbers = {
      fnSerial: this.#state.fnSerial,
      fdNumber,
      fiscalSign,
      localMs,
      shiftNumber: document.shiftNumber,
      ...(document.receipt && { receiptNumber: document.receipt.number }),
    };
    this.#state.commit({
      kind: 'document',
      document: {
        fdNumber,
        type: document.type,
        localMs,
        madeAtMs: this.#clock.clock.now(),
        fiscalSign,
        shiftNumber: document.shiftNumber,
        tlv: toHex(finishTlv(document.tags, numbers), ''),
        ...(document.receipt && { receipt: document.receipt }),
      },
    });
    return this.#state.lastDocument as FnDocument;
  }

  #oldestUnsentDays(): number {
    const oldest = this.#ofd.oldestUnsent();
    return oldest ? (this.#clock.clock.now() - oldest.madeAtMs) / DAY_MS : 0;
  }

  #sign(document: NewDocument, fdNumber: number, localMs: LocalMs): number {
    const hash = createHmac('sha256', `virtual FN ${this.#state.fnSerial}`);
    hash.update(`${fdNumber}|${document.type}|${localMs}|${document.receipt?.totalKop ?? ''}`);
    return hash.digest().readUInt32BE(0);
  }
}
