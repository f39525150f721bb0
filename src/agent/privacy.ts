import { KassaError } from '../core/errors.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { Log } from '../core/ports/log.ts';
import { eraseContacts } from '../core/privacy/erase-contacts.ts';

const DAY_MS = 86_400_000;
/** Receipts erased in one go: one write to the disk, too short for a receipt to notice. */
const ROWS = 5;
/** Between two goes everything else has its turn, ms. */
const PAUSE_MS = 250;
const PASS_EVERY_MS = 3_600_000;
/** With no days to wait "at once" means this. */
const PASS_AT_ONCE_MS = 60_000;

export interface PrivacyParts {
  readonly journal: Pick<Journal, 'contactsDue' | 'together' | 'save' | 'purge'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whole days after `delivered`; 0 = at once. */
  readonly contactDays: number;
}

/** Takes the contacts of buyers out of the journal when nobody needs them any more; what is fiscal stays. */
export class PrivacyPass {
  readonly #parts: PrivacyParts;
  readonly #keptMs: number;
  readonly #everyMs: number;
  /** Jobs that could not be erased, told once each; tried again after the next start. */
  readonly #given = new Set<number>();
  /** Something was erased since the files were last known to be clean. A start knows nothing about the life before. */
  #owesPurge = true;

  constructor(parts: PrivacyParts) {
    this.#parts = parts;
    const days = parts.contactDays;
    this.#keptMs = days * DAY_MS;
    this.#everyMs = days === 0 ? PASS_AT_ONCE_MS : PASS_EVERY_MS;
  }

  /** Goes on until the signal is aborted, then resolves. Not at the start itself: receipts have waited longer. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    let waitMs = PASS_AT_ONCE_MS;
    while (!signal.aborted) {
      await clock.sleep(waitMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      waitMs = this.#everyMs;
      await this.#pass(signal);
    }
  }

  /**
   * A few receipts, as one write.
   *
   * @returns how many were erased; 0 when there is nothing left to do
   * @throws {KassaError} CB-802 when the disk does not take it; then nothing has changed
   */
  step(): number {
    const { journal, clock } = this.#parts;
    const now = clock.now();
    const due = journal
      .contactsDue(now - this.#keptMs, ROWS + this.#given.size)
      .filter(({ id }) => !this.#given.has(id));
    if (due.length === 0) return 0;
    const erased = journal.together(() =>
      due.filter((job) => this.#erase(() => journal.save(...erasure(job, now)), job.id)),
    );
    if (erased.length > 0) this.#owesPurge = true;
    return erased.length;
  }

  async #pass(signal: AbortSignal): Promise<void> {
    const { clock, journal, log } = this.#parts;
    let erased = 0;
    try {
      for (let count = this.step(); count > 0; count = this.step()) {
        erased += count;
        await clock.sleep(PAUSE_MS, signal).catch(() => undefined);
        if (signal.aborted) break;
      }
      if (this.#owesPurge) this.#owesPurge = !journal.purge();
    } catch (error) {
      // Nothing is lost by it: what is due stays due until the next pass.
      const code = error instanceof KassaError ? error.code : undefined;
      log.warn('contacts not erased', { code, text: String(error) });
    }
    if (erased > 0) log.info('contacts erased', { jobs: erased });
  }

  /** A fault of ours with one receipt must not keep the others; a disk that is full is none of its. */
  #erase(save: () => unknown, jobId: number): boolean {
    try {
      save();
      return true;
    } catch (error) {
      if (error instanceof KassaError) throw error;
      this.#given.add(jobId);
      this.#parts.log.error('contact not erased', { job: jobId, text: String(error) });
      return false;
    }
  }
}

function erasure(job: Parameters<Journal['save']>[0], now: number): Parameters<Journal['save']> {
  return [eraseContacts(job, now), { at: now, what: 'contactsErased', detail: '', author: 'agent' }];
}
