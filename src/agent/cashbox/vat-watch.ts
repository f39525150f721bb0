import { vatDifference } from '../../core/fiscal/written-vat.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Obstacle } from '../../core/fiscalization/readiness.ts';
import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Recorder } from '../record.ts';

/** Only a lane that had nothing to do for so long reads a whole document: a receipt that comes now must not wait for it. */
const QUIET_MS = 5_000;
/** Receipts looked at again after a restart; the time line says nothing of those that were right. */
const LOOK_BACK = 20;
/** A document that cannot be read so often is left alone: it is no fault of the receipts to come. */
const MAX_TRIES = 3;
/** Of everything that waits for a person, so many are looked through for ours. */
const PARKED_LOOK = 200;

export interface VatWatchParts {
  readonly cashboxId: string;
  readonly driver: CashboxDriver;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
}

/**
 * Reads back what VAT was really written, while the lane is idle. A rate the device wrote otherwise stops the cashbox:
 * the next receipt would get the same one. It waits for a person, and so does the receipt.
 */
export class VatWatch {
  readonly #parts: VatWatchParts;
  readonly #due: { readonly jobId: number; readonly tries: number }[] = [];
  #wrong: number | undefined;
  #quietFromMs = 0;

  constructor(parts: VatWatchParts) {
    this.#parts = parts;
    this.#wrong = parts.journal.parked(PARKED_LOOK).find((job) => this.#isWrong(job))?.id;
    for (const { id, cashboxId, kind, life } of parts.journal.recent(LOOK_BACK)) {
      if (cashboxId === parts.cashboxId && kind === 'receipt' && life.state === 'fiscal')
        this.#due.push({ jobId: id, tries: 0 });
    }
  }

  /** A receipt is in the FN: its VAT is read when there is time. */
  expect(job: Job): void {
    if (job.kind === 'receipt') this.#due.push({ jobId: job.id, tries: 0 });
    this.#quietFromMs = this.#parts.clock.monotonicMs() + QUIET_MS;
  }

  /** Milliseconds until the next reading; undefined when there is none to make. */
  get dueInMs(): number | undefined {
    if (this.#due.length === 0 || !this.#parts.driver.readVatCodes) return undefined;
    return this.#quietFromMs - this.#parts.clock.monotonicMs();
  }

  /** What keeps the cashbox from making receipts until a person has decided. */
  get obstacle(): Obstacle | undefined {
    const job = this.#wrong === undefined ? undefined : this.#parts.journal.byId(this.#wrong);
    if (job?.conflict && this.#isWrong(job)) return { code: job.conflict.code, detail: job.conflict.detail };
    this.#wrong = undefined;
    return undefined;
  }

  /** Reads one document, oldest first. What a broken line keeps from us is asked again, but not for ever. */
  async look(signal: AbortSignal): Promise<void> {
    const next = this.#due.shift();
    if (!next) return;
    try {
      await this.#read(next.jobId, signal);
    } catch (error) {
      if (next.tries + 1 < MAX_TRIES) this.#due.push({ ...next, tries: next.tries + 1 });
      throw error;
    }
  }

  async #read(jobId: number, signal: AbortSignal): Promise<void> {
    const { driver, journal } = this.#parts;
    const job = journal.byId(jobId);
    const document = job?.life.state === 'fiscal' ? job.life.document : undefined;
    if (!job?.receipt || !document || this.#isKnown(job)) return;
    const written = await driver.readVatCodes?.(document.fdNumber, signal);
    const sent = job.receipt.items.map(({ vatRate }) => vatRate);
    const difference = written && vatDifference(sent, written);
    if (difference) this.#stopFor(job, `ФД ${document.fdNumber}, ${difference}`);
  }

  #stopFor(job: Job, detail: string): void {
    const { recorder, clock } = this.#parts;
    const conflict = {
      code: 'CB-462',
      detail,
      at: clock.now(),
      incoming: undefined,
      fingerprint: job.fingerprint,
    } as const;
    recorder.note(job, { conflict }, 'vatDiffers', detail);
    this.#wrong = job.id;
  }

  /** A person who has decided about it is not asked again. */
  #isKnown(job: Job): boolean {
    return this.#parts.journal.timeline(job.id).some(({ what }) => what === 'vatDiffers');
  }

  #isWrong(job: Job): boolean {
    return job.cashboxId === this.#parts.cashboxId && job.conflict?.code === 'CB-462';
  }
}
