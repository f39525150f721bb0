import { KassaError } from '../../core/errors.ts';
import type { Job, Report } from '../../core/fiscalization/job.ts';
import type { CashboxPresence, Exchange, HandOut, OwedResult } from '../../core/ports/shop-door.ts';
import { Bell } from '../bell.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import type { AgentParts, ShopPart } from '../parts.ts';
import type { Recorder } from '../record.ts';
import { takeIn } from './intake.ts';
import { emptySiteView, type SiteView } from './site-view.ts';

/** A poll that brought nothing new is not followed by the next one sooner than this. Source: bitrix-protocol 10.2, 11. */
const POLL_FLOOR_MS = 1_000;
const BACK_OFF_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000] as const;
/** Valid answers without an ack after which the shop is taken never to ack: a deleted order, payment or check. */
const MAX_TRIES = 8;
/** Without a known serial number there is nothing to poll with. */
const SERIAL_WAIT_MS = 500;

/**
 * One lane per shop: one poll in flight for ever, and results handed over beside it until the shop has acked them.
 * Nothing here decides about a receipt; a site that answers nonsense is a named state, never "nothing to do".
 */
export class ShopLane {
  readonly part: ShopPart;
  readonly view: SiteView = emptySiteView();
  /** Rings when a result becomes owed or a cashbox becomes known. */
  readonly bell = new Bell();
  readonly #pollBell = new Bell();
  readonly #parts: AgentParts;
  readonly #recorder: Recorder;
  readonly #cashboxes: readonly CashboxLane[];
  #failures = 0;
  #stopping = false;

  constructor(part: ShopPart, parts: AgentParts, recorder: Recorder, cashboxes: readonly CashboxLane[]) {
    this.part = part;
    this.#parts = parts;
    this.#recorder = recorder;
    this.#cashboxes = cashboxes;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#forever(() => this.#pollOnce(signal), signal),
      this.#forever(() => this.#deliverDue(signal), signal),
    ]);
  }

  stop(): void {
    this.#stopping = true;
    this.bell.ring();
    this.#pollBell.ring();
  }

  async #forever(step: () => Promise<void>, signal: AbortSignal): Promise<void> {
    while (!this.#stopping && !signal.aborted) {
      try {
        await step();
      } catch (error) {
        if (signal.aborted) return;
        await this.#afterError(error, signal).catch(() => undefined);
      }
    }
  }

  async #pollOnce(signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    const presence = this.#presence();
    if (presence.length === 0) return this.#pollBell.wait(clock, SERIAL_WAIT_MS, signal);
    const startedMs = clock.monotonicMs();
    const riding = this.#owed().find((job) => !this.#deliversAlone(job));
    this.view.lastTryAt = clock.now();
    const exchange = await this.part.door.poll(presence, riding ? owedResult(riding) : undefined, signal);
    this.#good();
    const news = this.#takeAnswer(exchange, riding);
    const restMs = POLL_FLOOR_MS - (clock.monotonicMs() - startedMs);
    if (!news && restMs > 0) await this.#pollBell.wait(clock, restMs, signal);
  }

  async #deliverDue(signal: AbortSignal): Promise<void> {
    const { clock, journal } = this.#parts;
    const due = this.#owed().find((job) => this.#deliversAlone(job));
    if (!due) {
      const nextAt = journal.nextOwedAt(this.part.id);
      const waitMs = nextAt === undefined ? POLL_FLOOR_MS * 60 : Math.max(POLL_FLOOR_MS, nextAt - clock.now());
      return this.bell.wait(clock, waitMs, signal);
    }
    const exchange = await this.part.door.deliver(this.#presence(), owedResult(due), signal);
    this.#good();
    this.#takeAnswer(exchange, due);
  }

  /** A result the shop settles at once goes by itself; one it did not take rides on polls, so that never two are held. */
  #deliversAlone(job: Job): boolean {
    return job.report.state === 'owed' && job.report.tries === 0 && this.part.door.settlesAtOnce(job.report.result);
  }

  #owed(): readonly Job[] {
    const due = this.#parts.journal.owed(this.part.id, this.#parts.clock.now(), 50);
    // Told longest ago first: one result the shop never takes must not keep the others from their turn.
    return due.toSorted((a, b) => dueAt(a) - dueAt(b));
  }

  #presence(): readonly CashboxPresence[] {
    return this.#cashboxes.flatMap((lane) => lane.presence() ?? []);
  }

  /** @returns true when the answer moved something */
  #takeAnswer(exchange: Exchange, told: Job | undefined): boolean {
    const acked = told !== undefined && this.#settleReport(told, exchange.acked);
    let news = acked;
    for (const handOut of exchange.handOuts) news = this.#takeIn(handOut) || news;
    return news;
  }

  #settleReport(told: Job, acked: readonly string[]): boolean {
    const job = this.#parts.journal.byId(told.id);
    // A newer hand-out may have made it owed anew meanwhile; that one has its own turn.
    if (job?.report.state !== 'owed' || told.handOut === undefined) return false;
    const { result, tries } = job.report;
    const now = this.#parts.clock.now();
    if (acked.includes(told.handOut.token)) {
      this.#recorder.note(job, { report: { state: 'acked', result, at: now } }, 'reported');
      return true;
    }
    const report: Report =
      tries + 1 < MAX_TRIES
        ? { state: 'owed', result, tries: tries + 1, nextAt: now }
        : { state: 'parked', result, code: 'CB-712', detail: '' };
    this.#recorder.note(job, { report }, report.state === 'parked' ? 'neverAcked' : 'notAcked', `попытка ${tries + 1}`);
    return false;
  }

  #takeIn(handOut: HandOut): boolean {
    const { journal, clock, log } = this.#parts;
    const lane = this.#cashboxes.find((candidate) => candidate.presence()?.kktSerial === handOut.kktSerial);
    if (!lane) {
      log.warn('hand-out for a cashbox that is not ours', {
        shop: this.part.id,
        check: handOut.checkId,
        serial: handOut.kktSerial,
      });
      return false;
    }
    return takeIn(this.part.id, lane.part.id, handOut, { journal, recorder: this.#recorder, clock });
  }

  #good(): void {
    this.#failures = 0;
    this.view.state = 'ok';
    this.view.detail = '';
    this.view.failingSince = undefined;
    this.view.lastGoodAt = this.#parts.clock.now();
  }

  async #afterError(error: unknown, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#parts;
    const code = error instanceof KassaError ? error.code : 'CB-901';
    this.view.state = code;
    this.view.failingSince ??= clock.now();
    this.view.detail = error instanceof KassaError ? error.detail : '';
    log.warn('site trouble', {
      shop: this.part.id,
      code,
      text: error instanceof KassaError ? error.message : String(error),
    });
    const pauseMs = BACK_OFF_MS[Math.min(this.#failures, BACK_OFF_MS.length - 1)] ?? POLL_FLOOR_MS;
    this.#failures += 1;
    await clock.sleep(pauseMs, signal);
  }
}

function dueAt(job: Job): number {
  return job.report.state === 'owed' ? job.report.nextAt : 0;
}

function owedResult(job: Job): OwedResult {
  if (job.report.state !== 'owed' || !job.handOut) throw new Error(`Job ${job.id} owes the shop nothing`);
  return { token: job.handOut.token, kktSerial: job.handOut.kktSerial, result: job.report.result };
}
