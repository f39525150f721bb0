import { KassaError } from '../../core/errors.ts';
import type { Job, Report } from '../../core/fiscalization/job.ts';
import { isPresent } from '../../core/health/presence.ts';
import { HEALTH_RULES } from '../../core/health/readings.ts';
import { DamagedRowError } from '../../core/ports/journal.ts';
import type { CashboxPresence, Exchange, HandOut, OwedResult } from '../../core/ports/shop-door.ts';
import { Bell } from '../bell.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import type { AgentParts, ShopPart } from '../parts.ts';
import { cashboxReading } from '../readings.ts';
import type { Recorder } from '../record.ts';
import { takeIn } from './intake.ts';
import { emptySiteView, type SiteView } from './site-view.ts';

/** A poll that brought nothing new is not followed by the next one sooner than this. Source: bitrix-protocol 10.2, 11. */
const POLL_FLOOR_MS = 1_000;
const BACK_OFF_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000] as const;
/** Valid answers without an ack after which the shop is taken never to ack: a deleted order, payment or check. */
const MAX_TRIES = 8;
/** Results looked at for one that may go; they are sorted by the moment they became due. */
const OWED_LOOK = 10;
const OWED_LOOK_FAR = 500;
/** An ack that takes longer than this is a held poll. */
const ACK_PATIENCE_MS = 5_000;
/** Without a known serial number there is nothing to poll with; the cashbox rings when it is known. */
const SERIAL_WAIT_MS = 60_000;
/** After the start, so long is waited for the other cashboxes of the shop. */
const COMPANY_WAIT_MS = 2_000;

/**
 * One lane per shop: one poll in flight for ever, and results handed over beside it until the shop has acked them.
 * Nothing here decides about a receipt; a site that answers nonsense is a named state, never "nothing to do".
 */
export class ShopLane {
  readonly part: ShopPart;
  readonly view: SiteView = emptySiteView();
  /** Rings when a result becomes owed. */
  readonly bell = new Bell();
  readonly #pollBell = new Bell();
  readonly #parts: AgentParts;
  readonly #recorder: Recorder;
  readonly #cashboxes: readonly CashboxLane[];
  /** Jobs whose result is on its way in a request of its own. */
  readonly #underWay = new Set<number>();
  #patientUntilMs: number | undefined;
  /** The poll under way, when it was made with no usable cashbox. */
  #hopeless: AbortController | undefined;
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

  /** A cashbox became usable, or stopped being so. */
  presenceChanged(): void {
    this.#pollBell.ring();
    if (this.#presence().some(({ usable }) => usable)) this.#hopeless?.abort();
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
    const startedMs = clock.monotonicMs();
    if (this.#cashboxes.some((lane) => lane.view.condition === undefined)) {
      // A poll is held for a minute: a cashbox that answers a moment later would wait that long for its checks.
      this.#patientUntilMs ??= startedMs + COMPANY_WAIT_MS;
      const patienceMs = this.#patientUntilMs - startedMs;
      if (patienceMs > 0) return this.#pollBell.wait(clock, patienceMs, signal);
    }
    if (presence.length === 0) return this.#pollBell.wait(clock, SERIAL_WAIT_MS, signal);
    const riding = this.#owed((job) => !this.#deliversAlone(job) && !this.#underWay.has(job.id));
    this.view.lastTryAt = clock.now();
    const exchange = await this.#poll(presence, riding, signal);
    if (!exchange) return;
    this.#good();
    const news = this.#takeAnswer(exchange, riding);
    const restMs = POLL_FLOOR_MS - (clock.monotonicMs() - startedMs);
    if (!news && restMs > 0) await this.#pollBell.wait(clock, restMs, signal);
  }

  /**
   * One poll. While no cashbox is usable the shop can hand out nothing, so such a poll is let go as soon as one is:
   * nothing can be lost with it, and checks need not wait for the end of the hold.
   *
   * @returns undefined when it was let go
   */
  async #poll(
    presence: readonly CashboxPresence[],
    riding: Job | undefined,
    signal: AbortSignal,
  ): Promise<Exchange | undefined> {
    const owed = riding ? owedResult(riding) : undefined;
    if (presence.some(({ usable }) => usable)) return this.part.door.poll(presence, owed, signal);
    const hopeless = new AbortController();
    this.#hopeless = hopeless;
    try {
      return await this.part.door.poll(presence, owed, AbortSignal.any([signal, hopeless.signal]));
    } catch (error) {
      if (hopeless.signal.aborted && !signal.aborted) return undefined;
      throw error;
    } finally {
      this.#hopeless = undefined;
    }
  }

  async #deliverDue(signal: AbortSignal): Promise<void> {
    const { clock, journal } = this.#parts;
    const due = this.#owed((job) => this.#deliversAlone(job) && !this.#underWay.has(job.id));
    if (!due) {
      const nextAt = journal.nextOwedAt(this.part.id);
      const waitMs = nextAt === undefined ? POLL_FLOOR_MS * 60 : Math.max(POLL_FLOOR_MS, nextAt - clock.now());
      return this.bell.wait(clock, waitMs, signal);
    }
    // An ack comes at once; a shop that takes the result for a poll may hold it for a minute, and the next must not wait.
    const delivery = this.#deliver(due, signal);
    const patience = new AbortController();
    const tooLong = clock.sleep(ACK_PATIENCE_MS, patience.signal).then(
      () => true,
      () => false,
    );
    const isHeld = await Promise.race([delivery.then(() => false), tooLong]).finally(() => patience.abort());
    if (isHeld) delivery.catch((error) => this.#noteError(error));
  }

  async #deliver(due: Job, signal: AbortSignal): Promise<void> {
    this.#underWay.add(due.id);
    try {
      const exchange = await this.part.door.deliver(this.#presence(), owedResult(due), signal);
      this.#good();
      this.#takeAnswer(exchange, due);
    } finally {
      this.#underWay.delete(due.id);
    }
  }

  /** A result the shop settles at once goes by itself; one it did not take rides on polls, so that never two are held. */
  #deliversAlone(job: Job): boolean {
    return job.report.state === 'owed' && job.report.tries === 0 && this.part.door.settlesAtOnce(job.report.result);
  }

  /** The result due longest that fits. A crowd of others before it (refused checks riding on polls) is looked past. */
  #owed(fits: (job: Job) => boolean): Job | undefined {
    const { journal, clock } = this.#parts;
    const first = journal.owed(this.part.id, clock.now(), OWED_LOOK);
    const found = first.find(fits);
    if (found || first.length < OWED_LOOK) return found;
    return journal.owed(this.part.id, clock.now(), OWED_LOOK_FAR).find(fits);
  }

  #presence(): readonly CashboxPresence[] {
    const now = this.#parts.clock.now();
    return this.#cashboxes.flatMap((lane) => {
      const presence = lane.presence();
      if (!presence) return [];
      const isThere = isPresent(cashboxReading(lane, []), now, this.part.presence, HEALTH_RULES);
      return [{ ...presence, usable: presence.usable && isThere }];
    });
  }

  /**
   * One answer of the shop is one write: the disk is asked once for it, not once for each check in it.
   *
   * @returns true when the answer moved something
   */
  #takeAnswer(exchange: Exchange, told: Job | undefined): boolean {
    if (exchange.handOuts.length === 0 && !told) return false;
    return this.#parts.journal.together(() => {
      const acked = told !== undefined && this.#settleReport(told, exchange.acked);
      let news = acked;
      for (const handOut of exchange.handOuts) news = this.#takeIn(handOut) || news;
      return news;
    });
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
    try {
      return takeIn(this.part.id, lane.part.id, handOut, { journal, recorder: this.#recorder, clock });
    } catch (error) {
      // Its row is known to be damaged and stops its cashbox until a person has decided; the site and the other checks
      // of this answer have nothing to do with it.
      if (error instanceof DamagedRowError) return false;
      throw error;
    }
  }

  #good(): void {
    this.#failures = 0;
    if (this.view.failingSince !== undefined)
      this.#parts.log.info('site trouble over', { shop: this.part.id, code: this.view.state });
    this.view.state = 'ok';
    this.view.detail = '';
    this.view.failingSince = undefined;
    this.view.lastGoodAt = this.#parts.clock.now();
  }

  async #afterError(error: unknown, signal: AbortSignal): Promise<void> {
    this.#noteError(error);
    const pauseMs = BACK_OFF_MS[Math.min(this.#failures, BACK_OFF_MS.length - 1)] ?? POLL_FLOOR_MS;
    this.#failures += 1;
    await this.#parts.clock.sleep(pauseMs, signal);
  }

  #noteError(error: unknown): void {
    const { clock, log } = this.#parts;
    const known = error instanceof KassaError ? error : undefined;
    const code = known?.code ?? 'CB-901';
    const detail = known?.detail ?? '';
    // Once per kind: a site that is away for a night must not fill the log. What the catalog does not know may differ.
    if (!known) log.error('site fault', { shop: this.part.id, text: String(error) });
    else if (this.view.state !== code) log.warn('site trouble', { shop: this.part.id, code, detail });
    this.view.state = code;
    this.view.detail = detail;
    this.view.failingSince ??= clock.now();
  }
}

function owedResult(job: Job): OwedResult {
  if (job.report.state !== 'owed' || !job.handOut) throw new Error(`Job ${job.id} owes the shop nothing`);
  return { token: job.handOut.token, kktSerial: job.handOut.kktSerial, result: job.report.result };
}
