import type { ShiftClosing } from '../contract/shift-closing.ts';
import type { DayReport } from '../core/day/day-report.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { refusal } from '../core/refusal.ts';
import type { AgentView } from './agent-view.ts';
import { cashboxForAlarms, shopForAlarms } from './alarms/alarm-readings.ts';
import { AlarmWatch } from './alarms/alarm-watch.ts';
import { VatNoneWatch } from './alarms/vat-none.ts';
import { CashboxLane } from './cashbox/lane.ts';
import { heartbeatComposer } from './compose-heartbeat.ts';
import { DayReports } from './day/day-reports.ts';
import { OfdImport } from './day/ofd-import.ts';
import { type Decision, decide } from './decisions.ts';
import { orderReturn } from './follow-up/order.ts';
import { type PreparedReturn, prepareReturn, refuseCorrection } from './follow-up/prepare.ts';
import { tellOriginal } from './follow-up/tell-original.ts';
import { HeartbeatLane } from './heartbeat.ts';
import type { AgentParts } from './parts.ts';
import { PauseSwitch } from './pause.ts';
import { laneOf, PersonOrders } from './person-orders/person-orders.ts';
import { PrivacyPass } from './privacy.ts';
import { aroundOf } from './receipts/around.ts';
import { enterOlderReceipts } from './receipts/enter-older.ts';
import { Recorder } from './record.ts';
import { ShopLane } from './shop/shop-lane.ts';
import { TodayFigures } from './today.ts';

/** How long a stopping agent waits for the job in hand, ms; then the journal says where it was. */
const STOP_GRACE_MS = 20_000;
/** Rows looked at per step of the background pass, and the pause between steps. */
const CHECK_ROWS = 200;
const CHECK_EVERY_MS = 60_000;

/** The agent: lanes, and the bells between them. Decides nothing itself. */
export class Agent implements AgentView {
  readonly parts: AgentParts;
  readonly cashboxes: readonly CashboxLane[];
  readonly shops: readonly ShopLane[];
  readonly alarms: AlarmWatch;
  readonly day: DayReports;
  readonly pause: PauseSwitch;
  readonly orders: PersonOrders;
  readonly today: TodayFigures;
  readonly ofdImport: OfdImport;
  readonly startedAt: number;
  readonly heartbeat: HeartbeatLane | undefined;
  readonly ping: HeartbeatLane | undefined;
  readonly #recorder: Recorder;
  readonly #vatNone: VatNoneWatch;
  readonly #kill = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: AgentParts) {
    this.parts = parts;
    this.startedAt = parts.clock.now();
    this.#recorder = new Recorder(parts.journal, parts.clock);
    this.#vatNone = new VatNoneWatch(parts.journal);
    this.pause = new PauseSwitch(parts);
    this.cashboxes = parts.cashboxes.map((part) => new CashboxLane(part, parts, this.#recorder, this.pause));
    this.shops = parts.shops.map((part) => {
      const lanes = this.cashboxes.filter((lane) => lane.part.shopIds.includes(part.id));
      return new ShopLane(part, parts, this.#recorder, lanes);
    });
    const { clock, log, journal, localTime } = parts;
    this.today = new TodayFigures(parts);
    this.orders = new PersonOrders({
      agent: parts,
      recorder: this.#recorder,
      lanes: this.cashboxes,
      signal: this.#kill.signal,
    });
    const shopIds = parts.shops.map(({ id }) => id);
    this.ofdImport = new OfdImport(parts.day, clock);
    this.day = new DayReports({ day: parts.day, journal, clock, log, lanes: this.cashboxes, shopIds, localTime });
    this.alarms = new AlarmWatch(parts.alarms, {
      clock,
      log,
      version: parts.version,
      look: () => ({
        now: clock.now(),
        sites: this.shops.map((lane) => shopForAlarms(lane, this.#vatNone)),
        cashboxes: this.cashboxes.map((lane) => cashboxForAlarms(lane, journal, clock.now())),
        damagedRows: journal.damaged().length,
        lastReport: this.day.last,
        paused: this.pause.current,
      }),
    });
    const { heartbeat, ping } = parts;
    this.heartbeat =
      heartbeat &&
      new HeartbeatLane({ clock, log, compose: heartbeatComposer(this, heartbeat.agentId), post: heartbeat.post });
    this.ping = ping && new HeartbeatLane({ clock, log, compose: () => '', post: (_, signal) => ping(signal) });
    for (const lane of this.cashboxes) {
      lane.onUsableChanged = () => {
        this.alarms.bell.ring();
        this.heartbeat?.changed();
        for (const shop of this.shops) shop.presenceChanged();
      };
    }
    this.pause.onChanged = () => {
      for (const lane of this.cashboxes) lane.pauseChanged();
      this.alarms.bell.ring();
      this.heartbeat?.changed();
    };
    this.#recorder.onSaved = (job) => this.#ring(job);
  }

  /** Begins work; returns at once. */
  start(): void {
    const { signal } = this.#kill;
    const lanes = [...this.cashboxes, ...this.shops].map((lane) => lane.run(signal));
    const { journal, clock, log, contactDays } = this.parts;
    const privacy = new PrivacyPass({ journal, clock, log, contactDays });
    const signs = [this.heartbeat, this.ping].map((lane) => lane?.run(signal));
    this.#running = Promise.allSettled([
      ...lanes,
      this.alarms.run(signal),
      ...signs,
      privacy.run(signal),
      this.day.run(signal),
      this.pause.run(signal),
      this.#checkJournal(signal),
      enterOlderReceipts({ journal, clock, log }, signal),
    ]);
  }

  /** @returns undefined when that day was not reported */
  report(date: string | undefined): Promise<DayReport | undefined> {
    return this.day.report(date, this.#kill.signal);
  }

  /** Finishes the job in hand, then leaves. */
  async stop(): Promise<void> {
    this.day.stop();
    for (const lane of [...this.cashboxes, ...this.shops]) lane.stop();
    const over = new AbortController();
    const grace = this.parts.clock.sleep(STOP_GRACE_MS, over.signal).then(
      () => this.#kill.abort(new Error('The agent is stopping')),
      () => undefined,
    );
    // A held poll has nothing to finish, so the shops go at once; what the shop has not acked is resent after the start.
    await Promise.race([Promise.allSettled(this.cashboxes.map((lane) => lane.ended)), grace]);
    this.#kill.abort(new Error('The agent is stopping'));
    await this.#running;
    this.alarms.farewell();
    over.abort();
  }

  /** @throws {Error} with a Russian sentence when the decision does not fit the job */
  decide(jobId: number, decision: Decision, reason: string, author: string): Promise<void> {
    const { journal, clock } = this.parts;
    const job = journal.byId(jobId);
    const lane = this.cashboxes.find((candidate) => candidate.part.id === job?.cashboxId);
    const hasShop = job !== undefined && aroundOf(job, this).hasShop;
    return decide(jobId, decision, reason, author, { journal, recorder: this.#recorder, clock, lane, hasShop });
  }

  /**
   * A person has compared serial number, FN and INN with the paper and says they are right.
   *
   * @throws {Error} with a Russian sentence when there is nothing to confirm yet
   */
  confirm(cashboxId: string, author: string): void {
    const { journal, clock } = this.parts;
    const lane = laneOf(this.cashboxes, cashboxId);
    const identity = lane.view.identity;
    if (!identity)
      throw refusal(
        `Касса «${cashboxId}» ещё не отвечала: подтверждать нечего`,
        `The cashbox “${cashboxId}” has not answered yet: there is nothing to confirm`,
      );
    const { kktSerial, fnSerial, inn } = identity;
    journal.savePin({ cashboxId, kktSerial, fnSerial, inn, confirmedAt: clock.now(), author });
    lane.bell.ring();
  }

  /**
   * A person wants the running shift closed: written down now, made once by the lane.
   *
   * @returns number of the order, for `closing`
   * @throws {Error} with a Russian sentence when there is nothing to close, or a closing is under way already
   */
  closeShift(cashboxId: string, who: { readonly author: string; readonly reason: string }): number {
    return this.orders.closeShift(cashboxId, who);
  }

  /** How far the closing of that number has come. */
  closing(jobId: number): ShiftClosing {
    return this.orders.closing(jobId);
  }

  /**
   * What a return or a correction of a stored receipt would be. Makes nothing.
   *
   * @throws {Error} with a Russian sentence when there is none to make
   */
  prepareFollowUp(jobId: number, kind: 'makeReturn' | 'makeCorrection'): PreparedReturn {
    return kind === 'makeReturn'
      ? prepareReturn(jobId, this.#followUpParts)
      : refuseCorrection(jobId, this.#followUpParts);
  }

  /**
   * A person wants what was prepared: written down now, made once by the lane.
   *
   * @returns id of its job
   * @throws {Error} with a Russian sentence when something else would be made by now, or nothing
   */
  makeFollowUp(jobId: number, token: string, who: { readonly author: string; readonly reason: string }): number {
    return orderReturn({ jobId, token }, who, this.#followUpParts);
  }

  /** @throws {Error} with a Russian sentence when it is not printed */
  xReport(cashboxId: string, author: string): Promise<void> {
    return this.orders.xReport(cashboxId, author);
  }

  get #followUpParts() {
    const { journal, clock, localTime, day } = this.parts;
    return { journal, clock, localTime, book: day.book, lanes: this.cashboxes, recorder: this.#recorder };
  }

  #ring(job: Job): void {
    this.heartbeat?.changed();
    this.#vatNone.seen(job);
    if (job.life.state === 'fiscal') {
      this.cashboxes.find((lane) => lane.part.id === job.cashboxId)?.aliens.madeByUs(job.life.document);
    }
    if (job.life.state === 'received') this.cashboxes.find((lane) => lane.part.id === job.cashboxId)?.bell.ring();
    tellOriginal(job, { journal: this.parts.journal, recorder: this.#recorder, log: this.parts.log });
    const { origin } = job;
    if (origin.from === 'shop' && job.report.state === 'owed')
      this.shops.find((lane) => lane.part.id === origin.shopId)?.bell.ring();
  }

  /** The background pass: damage is found before the row is needed. */
  async #checkJournal(signal: AbortSignal): Promise<void> {
    const { clock, journal, log } = this.parts;
    while (!signal.aborted) {
      await clock.sleep(CHECK_EVERY_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      for (const row of journal.checkSome(CHECK_ROWS)) {
        log.error('journal row is damaged', { job: row.jobId, cashbox: row.cashboxId, reason: row.reason });
      }
    }
  }
}

export function createAgent(parts: AgentParts): Agent {
  return new Agent(parts);
}
