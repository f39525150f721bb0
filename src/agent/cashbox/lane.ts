import { ERRORS, type ErrorCode, KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { JUDGE_RULES, type JudgeRules } from '../../core/fiscalization/judge.ts';
import { identityObstacle, type Obstacle } from '../../core/fiscalization/readiness.ts';
import {
  type CashboxCondition,
  type CashboxDriver,
  type CashboxIdentity,
  isTestFn,
} from '../../core/ports/cashbox-driver.ts';
import { DamagedRowError } from '../../core/ports/journal.ts';
import type { CashboxPresence } from '../../core/ports/shop-door.ts';
import { Bell } from '../bell.ts';
import type { AgentParts, CashboxPart } from '../parts.ts';
import type { PauseSwitch } from '../pause.ts';
import type { Recorder } from '../record.ts';
import type { AlienDocuments } from './alien-documents.ts';
import { LaneContext } from './lane-context.ts';
import { emptyView, type LaneView } from './lane-view.ts';
import { LinkLosses } from './link-losses.ts';
import { reportFacts } from './make.ts';
import type { PastTrouble } from './past-troubles.ts';
import { settle } from './settle.ts';
import { VatWatch } from './vat-watch.ts';
import { Watch } from './watch.ts';
import { workOnce } from './work.ts';

/** A lost link is tried again this soon: the first receipt after its return must not wait. */
const RECONNECT_MS = 500;
/** A cashbox that waits for a person looks this often whether the person has acted. */
const OBSTACLE_RECHECK_MS = 3_000;
/** A device that refused for a reason only a person can mend is tried again after this, twice as long each time. */
const HOLD_MS = 3_000;
const HOLD_MAX_MS = 5 * 60_000;
/** Something of ours is broken; slow down, say so, do not spin. */
const FAULT_PAUSE_MS = 5_000;

/** Work of a person or the command line that needs the device; runs between jobs. */
export type Errand = (driver: CashboxDriver, identity: CashboxIdentity, signal: AbortSignal) => Promise<void>;

/**
 * One lane per cashbox: everything that speaks to the device goes through here, one thing after another.
 * Settles what is open before it begins anything new, and never lets an error out: a lane that dies is a shop without receipts.
 */
export class CashboxLane {
  readonly part: CashboxPart;
  readonly view: LaneView = emptyView();
  readonly bell = new Bell();
  readonly linkLosses = new LinkLosses();
  readonly #parts: AgentParts;
  readonly #recorder: Recorder;
  readonly #rules: JudgeRules;
  readonly #context: LaneContext;
  readonly #watch: Watch;
  readonly #vatWatch: VatWatch;
  readonly #errands: { readonly run: Errand; readonly fail: (error: unknown) => void }[] = [];
  readonly #ended = Promise.withResolvers<void>();
  /** Job id → monotonic ms when this process first knew that it is in doubt. */
  readonly #doubtSince = new Map<number, number>();
  /** The device itself said that a person is needed (FN full, OFD silent for too long): nothing is begun until then. */
  #held: { readonly obstacle: Obstacle; readonly untilMs: number } | undefined;
  #holds = 0;
  #stopping = false;
  #lineLost = false;
  #taskAliveAtConnect = false;

  constructor(part: CashboxPart, parts: AgentParts, recorder: Recorder, pause: PauseSwitch) {
    this.part = part;
    this.#parts = parts;
    this.#recorder = recorder;
    this.#rules = { ...JUDGE_RULES, closeLimitMs: part.closeLimitMs };
    this.#context = new LaneContext(part, parts, recorder, this.view, pause);
    this.#watch = new Watch(this.#context);
    const { journal, clock } = parts;
    this.#vatWatch = new VatWatch({ cashboxId: part.id, driver: part.driver, journal, recorder, clock });
  }

  /** Resolves when the lane has nothing in hand any more, after `stop()`. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Runs until `stop()` and the end of the job in hand, or until the signal cuts everything short. */
  async run(signal: AbortSignal): Promise<void> {
    while (!this.#stopping && !signal.aborted) {
      try {
        await this.#session(signal);
      } catch (error) {
        if (signal.aborted) break;
        await this.#afterError(error, signal).catch(() => undefined);
      }
    }
    await this.part.driver.disconnect();
    this.view.connected = false;
    for (const errand of this.#errands.splice(0)) errand.fail(new KassaError('CB-101'));
    this.#ended.resolve();
  }

  /** No new work; the job in hand is finished first. */
  stop(): void {
    this.#stopping = true;
    this.bell.ring();
  }

  /** A pause of the receipts began, changed or is over. */
  pauseChanged(): void {
    this.#context.pauseChanged();
    this.bell.ring();
  }

  /** Runs something between two jobs; rejects when the cashbox cannot be reached for it. */
  errand(run: Errand): Promise<void> {
    if (!this.view.connected) return Promise.reject(new KassaError(this.view.trouble?.code ?? 'CB-101'));
    return new Promise((resolve, reject) => {
      this.#errands.push({
        run: async (driver, identity, signal) => resolve(await run(driver, identity, signal)),
        fail: reject,
      });
      this.bell.ring();
    });
  }

  /** Called when the device was looked at for the first time, and whenever it becomes usable or stops being so. */
  set onUsableChanged(listener: () => void) {
    this.#context.onUsableChanged = listener;
  }

  /** What the shop is told; undefined until the serial number is known. */
  presence(): CashboxPresence | undefined {
    const kktSerial = this.view.identity?.kktSerial ?? this.part.expected.kktSerial;
    if (kktSerial === undefined) return undefined;
    return {
      kktSerial,
      fnSerial: this.view.identity?.fnSerial ?? this.part.expected.fnSerial ?? '',
      usable: this.#context.usable,
      totals: this.view.totals,
    };
  }

  /** Which documents in the FN are ours, and which came from somebody else. */
  get aliens(): AlienDocuments {
    return this.#context.aliens;
  }

  /** What stood in the way since the agent runs, newest first. */
  get pastTroubles(): readonly PastTrouble[] {
    return this.#context.pastTroubles.all;
  }

  /** Which document says another VAT than the shop sent, while no person has decided about it. */
  get vatDifference(): string | undefined {
    return this.#vatWatch.obstacle?.detail;
  }

  /** Age of the running shift by the cashbox's clock; undefined when none is open or its opening is not known. */
  shiftAgeMinutes(condition: CashboxCondition): number | undefined {
    return this.#context.shiftClock.ageMinutes(condition);
  }

  async #session(signal: AbortSignal): Promise<void> {
    const { driver } = this.part;
    this.#distrustInterrupted();
    this.#lineLost = false;
    const { identity, taskAlive } = await driver.connect(signal, this.#pendingTask());
    this.#taskAliveAtConnect = taskAlive;
    void driver.lost.then(() => {
      this.#lineLost = true;
      this.bell.ring();
    });
    this.view.identity = identity;
    this.view.connected = true;
    this.#pinTestFn(identity);
    this.#watch.restart();
    this.#held = undefined;
    this.#parts.log.info('cashbox connected', {
      cashbox: this.part.id,
      model: identity.modelName,
      serial: identity.kktSerial,
      fn: identity.fnSerial,
      ...(identity.way && { driver: identity.way.driver, why: identity.way.why }),
    });
    while (!this.#stopping) {
      signal.throwIfAborted();
      if (this.#lineLost) throw new KassaError('CB-101', 'линия оборвалась');
      await this.#step(identity, signal);
    }
  }

  /** One thing at a time, the most binding first. */
  async #step(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    await this.#runErrands(identity, signal);
    const standing = this.#standingObstacle(identity);
    if (standing) return this.#waitForPerson(standing, signal);
    this.#distrustInterrupted();
    const [question] = this.#openQuestions();
    if (question) return this.#settle(question, identity, signal);
    const { obstacle } = this.#vatWatch;
    if (obstacle) return this.#waitForPerson(obstacle, signal);
    const heldMs = this.#held ? this.#held.untilMs - this.#parts.clock.monotonicMs() : 0;
    if (heldMs > 0) return this.bell.wait(this.#parts.clock, heldMs, signal);
    this.#held = undefined;
    const result = await workOnce(this.#context, identity, signal);
    if (result.kind === 'obstacle') return this.#waitOut(result.obstacle, signal);
    if (result.kind === 'worked') {
      if (result.made?.life.state === 'fiscal') {
        this.#holds = 0;
        this.#vatWatch.expect(result.made);
      }
      return this.#watch.expectTicket();
    }
    const dueInMs = this.#watch.dueInMs;
    if (dueInMs <= 0) return this.#watch.look(identity, signal);
    const vatInMs = this.#vatWatch.dueInMs ?? dueInMs;
    return vatInMs <= 0
      ? this.#vatWatch.look(signal)
      : this.bell.wait(this.#parts.clock, Math.min(dueInMs, vatInMs), signal);
  }

  /** Jobs that were in the middle when the process, the disk or our own code failed: nothing about them is believed. */
  #distrustInterrupted(): void {
    for (const job of this.#openQuestions()) {
      if (!this.#doubtSince.has(job.id)) this.#doubtSince.set(job.id, this.#parts.clock.monotonicMs());
      if (job.life.state !== 'inDoubt') this.#recorder.apply(job, { type: 'restarted' });
    }
  }

  #openQuestions(): readonly Job[] {
    return this.#parts.journal.openQuestions(this.part.id);
  }

  /** A deciding command of an earlier connection that the device may still be working on. */
  #pendingTask(): string | undefined {
    for (const { life } of this.#openQuestions()) {
      if (life.state === 'inDoubt' && life.closing) return life.closing.taskRef;
    }
    return undefined;
  }

  /** A test FN needs no person, but it is remembered, so that a replaced one stops the cashbox just the same. */
  #pinTestFn({ kktSerial, fnSerial, inn }: CashboxIdentity): void {
    const { journal, clock } = this.#parts;
    if (!isTestFn(fnSerial) || journal.pin(this.part.id)) return;
    journal.savePin({ cashboxId: this.part.id, kktSerial, fnSerial, inn, confirmedAt: clock.now(), author: 'agent' });
  }

  #standingObstacle(identity: CashboxIdentity): Obstacle | undefined {
    const damaged = this.#parts.journal.damaged().find((row) => (row.cashboxId ?? this.part.id) === this.part.id);
    if (damaged) return { code: 'CB-801', detail: `запись ${damaged.jobId}: ${damaged.reason}` };
    return identityObstacle(identity, this.part.expected, this.#parts.journal.pin(this.part.id));
  }

  async #settle(job: Job, identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    const { life, intent } = job;
    if (life.state !== 'inDoubt' || !intent) throw new Error(`Job ${job.id} cannot be settled in ${life.state}`);
    const { clock } = this.#parts;
    this.#context.show({ code: life.code, detail: life.detail });
    // A task that was alive when we came back may still finish although the device's buffer is cleared by now.
    if (this.#taskAliveAtConnect) await clock.sleep(this.#rules.apartMs, signal);
    this.#taskAliveAtConnect = false;
    const since = this.#doubtSince.get(job.id) ?? clock.monotonicMs();
    const settlement = await settle({ doubt: life, intent, since }, this.part.driver, clock, this.#rules, signal);
    switch (settlement.kind) {
      case 'ours': {
        const { document } = settlement;
        this.#vatWatch.expect(
          this.#recorder.apply(
            job,
            { type: 'fnShowsOurs', document },
            reportFacts(job, document, identity, clock.now()),
          ),
        );
        this.#watch.expectTicket();
        break;
      }
      case 'cashMoved':
        this.#recorder.apply(job, { type: 'countersShowOurs' });
        break;
      case 'absent':
        this.#recorder.apply(job, { type: 'fnShowsAbsence' });
        break;
      case 'person':
        this.#recorder.apply(job, { type: 'unclear', code: settlement.code, detail: settlement.detail });
        break;
      case 'stranger':
        return this.#waitOut({ code: 'CB-302', detail: '' }, signal);
    }
    this.#doubtSince.delete(job.id);
    this.#context.show(undefined);
    if (settlement.kind === 'absent' && ERRORS[life.code].remedy === 'operator') this.#hold(life);
  }

  #hold({ code, detail }: Obstacle): void {
    const pauseMs = Math.min(HOLD_MS * 2 ** this.#holds, HOLD_MAX_MS);
    this.#holds += 1;
    this.#held = { obstacle: { code, detail }, untilMs: this.#parts.clock.monotonicMs() + pauseMs };
    this.#context.show({ code, detail });
  }

  async #runErrands(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    for (let errand = this.#errands.shift(); errand; errand = this.#errands.shift()) {
      try {
        await errand.run(this.part.driver, identity, signal);
      } catch (error) {
        errand.fail(error);
      }
    }
  }

  /** Looking is safe whoever it is, and a person who must decide needs the lights. */
  async #waitForPerson(obstacle: Obstacle, signal: AbortSignal): Promise<void> {
    await this.#context.readCondition(signal);
    return this.#waitOut(obstacle, signal);
  }

  async #waitOut(obstacle: Obstacle, signal: AbortSignal): Promise<void> {
    this.#context.show(obstacle);
    await this.bell.wait(this.#parts.clock, OBSTACLE_RECHECK_MS, signal);
  }

  async #afterError(error: unknown, signal: AbortSignal): Promise<void> {
    const { log, clock } = this.#parts;
    const known = asKnown(error);
    // What the catalog does not know may be different each time, and its text is all there is.
    if (!known) log.error('cashbox fault', { cashbox: this.part.id, text: String(error) });
    this.#context.show(known ?? { code: 'CB-901', detail: '' });
    // A full disk says nothing about the line: the device stays connected and nothing is sent.
    if (known?.code !== 'CB-802') {
      // One that only a person can mend is no loss of the line, however often it is met anew.
      if (this.view.connected && known && ERRORS[known.code].remedy !== 'operator') this.linkLosses.lost(clock.now());
      this.view.connected = false;
      await this.part.driver.disconnect();
      for (const errand of this.#errands.splice(0)) errand.fail(error);
    }
    await this.bell.wait(clock, pauseAfter(known?.code), signal);
  }
}

function asKnown(error: unknown): Obstacle | undefined {
  if (error instanceof KassaError) return { code: error.code, detail: error.detail };
  if (error instanceof DamagedRowError)
    return { code: 'CB-801', detail: `запись ${error.row.jobId}: ${error.row.reason}` };
  return undefined;
}

function pauseAfter(code: ErrorCode | undefined): number {
  if (code === undefined) return FAULT_PAUSE_MS;
  return ERRORS[code].remedy === 'operator' ? OBSTACLE_RECHECK_MS : RECONNECT_MS;
}
