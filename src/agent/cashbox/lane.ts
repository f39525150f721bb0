import { ERRORS, type ErrorCode, KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { JUDGE_RULES, type JudgeRules } from '../../core/fiscalization/judge.ts';
import { conditionObstacle, identityObstacle, type Obstacle } from '../../core/fiscalization/readiness.ts';
import { shiftMustClose } from '../../core/fiscalization/shift-plan.ts';
import { secondsBetween } from '../../core/health/device-time.ts';
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
import type { Recorder } from '../record.ts';
import { followDeliveries } from './follow.ts';
import { emptyView, type LaneView } from './lane-view.ts';
import { make, ownJob, reportFacts } from './make.ts';
import { settle } from './settle.ts';
import { ShiftClock } from './shift-clock.ts';
import { meetOrder } from './shop-order.ts';

/** How often an idle cashbox is asked how it is. */
const STATUS_EVERY_MS = 10_000;
/** How soon the OFD exchange is read after a document, while tickets keep coming. */
const OFD_SOON_MS = 1_000;
/** A lost link is tried again this soon: the first receipt after its return must not wait. */
const RECONNECT_MS = 500;
/** A cashbox that waits for a person looks this often whether the person has acted. */
const OBSTACLE_RECHECK_MS = 3_000;
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
  readonly #parts: AgentParts;
  readonly #recorder: Recorder;
  readonly #rules: JudgeRules;
  readonly #shiftClock = new ShiftClock();
  readonly #errands: { readonly run: Errand; readonly fail: (error: unknown) => void }[] = [];
  readonly #ended = Promise.withResolvers<void>();
  #stopping = false;
  #lineLost = false;
  #nextStatusAt = 0;
  #nextOfdAt = 0;
  #taskAliveAtConnect = false;

  constructor(part: CashboxPart, parts: AgentParts, recorder: Recorder) {
    this.part = part;
    this.#parts = parts;
    this.#recorder = recorder;
    this.#rules = { ...JUDGE_RULES, closeLimitMs: part.closeLimitMs };
  }

  /** Resolves when the lane has nothing in hand any more, after `stop()`. */
  get idle(): Promise<void> {
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
    this.#ended.resolve();
  }

  /** No new work; the job in hand is finished first. */
  stop(): void {
    this.#stopping = true;
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

  /** What the shop is told; undefined until the serial number is known. */
  presence(): CashboxPresence | undefined {
    const kktSerial = this.view.identity?.kktSerial ?? this.part.expected.kktSerial;
    if (kktSerial === undefined) return undefined;
    return {
      kktSerial,
      fnSerial: this.view.identity?.fnSerial ?? this.part.expected.fnSerial ?? '',
      usable: this.view.connected && this.view.trouble === undefined,
      totals: this.view.totals,
    };
  }

  async #session(signal: AbortSignal): Promise<void> {
    const { driver } = this.part;
    this.#distrustInterrupted();
    const pendingTask = this.#openQuestions().find(
      (job) => job.life.state === 'inDoubt' && job.life.closing !== undefined,
    );
    const taskRef = pendingTask?.life.state === 'inDoubt' ? pendingTask.life.closing?.taskRef : undefined;
    this.#lineLost = false;
    const { identity, taskAlive } = await driver.connect(signal, taskRef);
    this.#taskAliveAtConnect = taskAlive;
    void driver.lost.then(() => {
      this.#lineLost = true;
      this.bell.ring();
    });
    this.view.identity = identity;
    this.view.connected = true;
    this.#pinTestFn(identity);
    this.#nextStatusAt = 0;
    this.#nextOfdAt = 0;
    this.#parts.log.info('cashbox connected', {
      cashbox: this.part.id,
      serial: identity.kktSerial,
      fn: identity.fnSerial,
    });
    while (!this.#stopping) {
      signal.throwIfAborted();
      if (this.#lineLost) throw new KassaError('CB-101', 'линия оборвалась');
      await this.#step(identity, signal);
    }
  }

  /** A test FN needs no person, but it is remembered, so that a replaced one stops the cashbox just the same. */
  #pinTestFn({ kktSerial, fnSerial, inn }: CashboxIdentity): void {
    const { journal, clock } = this.#parts;
    if (!isTestFn(fnSerial) || journal.pin(this.part.id)) return;
    journal.savePin({ cashboxId: this.part.id, kktSerial, fnSerial, inn, confirmedAt: clock.now(), author: 'agent' });
  }

  /** One thing at a time, the most binding first. */
  async #step(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    await this.#runErrands(identity, signal);
    const obstacle = this.#standingObstacle(identity);
    if (obstacle) return this.#waitOut(obstacle, signal);
    this.#distrustInterrupted();
    const [question] = this.#openQuestions();
    if (question) return this.#settle(question, identity, signal);
    if (await this.#work(identity, signal)) return;
    await this.#idle(identity, signal);
  }

  /** Jobs that were in the middle when the process, the disk or our own code failed: nothing about them is believed. */
  #distrustInterrupted(): void {
    for (const job of this.#openQuestions()) {
      if (job.life.state !== 'inDoubt') this.#recorder.apply(job, { type: 'restarted' });
    }
  }

  #openQuestions(): readonly Job[] {
    return this.#parts.journal.openQuestions(this.part.id);
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
    this.view.trouble ??= { code: life.code, detail: life.detail, since: clock.now() };
    // A task that was alive when we came back may still finish although the device's buffer is cleared by now.
    if (this.#taskAliveAtConnect) await clock.sleep(this.#rules.apartMs, signal);
    this.#taskAliveAtConnect = false;
    const settlement = await settle({ ...job, life }, intent, this.part.driver, clock, this.#rules, signal);
    switch (settlement.kind) {
      case 'ours': {
        const facts = reportFacts(job, settlement.document, identity, clock.now());
        this.#made(this.#recorder.apply(job, { type: 'fnShowsOurs', document: settlement.document }, facts));
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
    this.view.trouble = undefined;
  }

  /** @returns false when there is nothing to do */
  async #work(identity: CashboxIdentity, signal: AbortSignal): Promise<boolean> {
    const { journal, clock } = this.#parts;
    const job = journal.nextReceived(this.part.id);
    if (!job && !this.#shiftIsDue(false)) return false;
    if (job && this.#isTooOld(job)) {
      this.#recorder.apply(job, { type: 'unclear', code: 'CB-715', detail: '' });
      return true;
    }
    const condition = await this.#readCondition(signal);
    const printing =
      identity.capabilities.printer &&
      (this.part.printReceipts || job?.kind !== 'receipt' || condition.shift.state !== 'open');
    const obstacle = conditionObstacle(condition, printing, this.#clockOffsetS(condition));
    if (obstacle) {
      await this.#waitOut(obstacle, signal);
      return true;
    }
    this.view.trouble = undefined;
    if (this.#shiftIsDue(job !== undefined)) {
      await this.#makeOwn('closeShift', 'смене скоро 24 часа', identity, condition, signal);
      return true;
    }
    if (!job) return false;
    if (job.kind === 'closeShift' && job.life.state === 'received') {
      const met = await meetOrder(job, {
        journal,
        recorder: this.#recorder,
        driver: this.part.driver,
        identity,
        condition,
        now: clock.now(),
        signal,
      });
      if (met) return true;
    }
    if (job.kind === 'receipt' && condition.shift.state === 'closed') {
      await this.#makeOwn('openShift', 'первый чек смены', identity, condition, signal);
      return true;
    }
    const refusal = job.receipt ? this.part.driver.refusalOf(job.receipt) : undefined;
    if (refusal) {
      const after = this.#recorder.apply(job, { type: 'cannotBegin', ...refusal });
      if (after.life.state === 'received') await this.#waitOut(refusal, signal);
      return true;
    }
    await this.#make(job, identity, condition, signal);
    return true;
  }

  async #makeOwn(
    kind: 'openShift' | 'closeShift',
    reason: string,
    identity: CashboxIdentity,
    condition: CashboxCondition,
    signal: AbortSignal,
  ): Promise<void> {
    const { journal, clock } = this.#parts;
    const now = clock.now();
    const job = journal.insert(ownJob(this.part.id, kind, reason, now), {
      at: now,
      what: 'wanted',
      detail: reason,
      author: 'agent',
    });
    await this.#make(job, identity, condition, signal);
  }

  async #make(job: Job, identity: CashboxIdentity, condition: CashboxCondition, signal: AbortSignal): Promise<void> {
    const made = await make(job, {
      part: this.part,
      identity,
      condition,
      recorder: this.#recorder,
      clock: this.#parts.clock,
      signal,
    });
    this.#made(made, condition);
    if (made.life.state === 'inDoubt' && isLinkTrouble(made.life.code))
      throw new KassaError(made.life.code, made.life.detail);
  }

  #made(job: Job, condition?: CashboxCondition): void {
    if (job.life.state !== 'fiscal') return;
    this.#nextOfdAt = Math.min(this.#nextOfdAt, this.#parts.clock.monotonicMs() + OFD_SOON_MS);
    this.#nextStatusAt = Math.min(this.#nextStatusAt, this.#nextOfdAt);
    if (job.kind === 'openShift' && condition)
      this.#shiftClock.opened(condition.shift.number + 1, job.life.document.issuedAt);
  }

  #isTooOld(job: Job): boolean {
    if (job.origin.from !== 'shop' || job.kind !== 'receipt') return false;
    const { shopId } = job.origin;
    const shop = this.#parts.shops.find((s) => s.id === shopId);
    return shop !== undefined && this.#parts.clock.now() - job.receivedAt > shop.maxAgeMs;
  }

  /** Looks at the last condition; the reading that follows decides. */
  #shiftIsDue(receiptsWaiting: boolean): boolean {
    const condition = this.view.condition?.value;
    if (!condition || !this.view.condition) return false;
    const sinceReadingMinutes = (this.#parts.clock.now() - this.view.condition.at) / 60_000;
    const age = this.#shiftClock.ageMinutes(condition);
    const ageMinutes = age === undefined ? undefined : age + sinceReadingMinutes;
    return shiftMustClose(
      { state: condition.shift.state, ageMinutes, receiptsWaiting },
      this.part.closeShiftAfterMinutes,
    );
  }

  async #readCondition(signal: AbortSignal): Promise<CashboxCondition> {
    const value = await this.part.driver.readCondition(signal);
    // Another FN under a running connection: who the device is must be asked anew before anything is believed.
    if (value.fnSerial !== this.view.identity?.fnSerial) throw new KassaError('CB-104', 'ФН сменился во время работы');
    this.view.condition = { value, at: this.#parts.clock.now() };
    return value;
  }

  #clockOffsetS(condition: CashboxCondition): number {
    return secondsBetween(condition.deviceTime, this.#parts.localTime(this.#parts.clock.now()));
  }

  /** Nothing to make: look at the device now and then, follow the deliveries, search the opening of the shift. */
  async #idle(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    const { clock, journal } = this.#parts;
    const now = clock.monotonicMs();
    if (now < this.#nextStatusAt) return this.bell.wait(clock, this.#nextStatusAt - now, signal);
    const condition = await this.#readCondition(signal);
    this.#nextStatusAt = now + STATUS_EVERY_MS;
    this.#showObstacle(
      conditionObstacle(
        condition,
        identity.capabilities.printer && this.part.printReceipts,
        this.#clockOffsetS(condition),
      ),
    );
    this.view.totals ??= await this.part.driver.readShiftTotals(signal);
    await this.#shiftClock.search(this.part.driver, condition, signal);
    if (now < this.#nextOfdAt) {
      this.#nextStatusAt = this.#nextOfdAt;
      return;
    }
    const exchange = await this.part.driver.readOfdExchange(signal);
    this.view.ofd = { value: exchange, at: clock.now() };
    const following = {
      cashboxId: this.part.id,
      fnSerial: condition.fnSerial,
      driver: this.part.driver,
      journal,
      recorder: this.#recorder,
      clock,
    };
    const { delivered, more } = await followDeliveries(following, exchange, signal);
    if (more) this.#nextOfdAt = this.#nextStatusAt = now;
    else if (delivered > 0) this.#nextOfdAt = this.#nextStatusAt = now + OFD_SOON_MS;
    else this.#nextOfdAt = now + STATUS_EVERY_MS;
  }

  async #runErrands(identity: CashboxIdentity, signal: AbortSignal): Promise<void> {
    for (let errand = this.#errands.shift(); errand; errand = this.#errands.shift()) {
      try {
        await errand.run(this.part.driver, identity, signal);
      } catch (error) {
        errand.fail(error);
        if (error instanceof KassaError && isLinkTrouble(error.code)) throw error;
      }
    }
  }

  #showObstacle(obstacle: Obstacle | undefined): void {
    const same = obstacle && this.view.trouble?.code === obstacle.code;
    if (!same) this.view.trouble = obstacle ? { ...obstacle, since: this.#parts.clock.now() } : undefined;
  }

  async #waitOut(obstacle: Obstacle, signal: AbortSignal): Promise<void> {
    this.#showObstacle(obstacle);
    await this.bell.wait(this.#parts.clock, OBSTACLE_RECHECK_MS, signal);
  }

  async #afterError(error: unknown, signal: AbortSignal): Promise<void> {
    const { log, clock } = this.#parts;
    const known = error instanceof KassaError ? error : undefined;
    const code: ErrorCode = known?.code ?? (error instanceof DamagedRowError ? 'CB-801' : 'CB-901');
    log.warn('cashbox trouble', { cashbox: this.part.id, code, text: String(error) });
    this.#showObstacle({ code, detail: known?.detail ?? (error instanceof DamagedRowError ? error.row.reason : '') });
    if (code !== 'CB-802') {
      this.view.connected = false;
      await this.part.driver.disconnect();
      for (const errand of this.#errands.splice(0)) errand.fail(error);
    }
    await this.bell.wait(clock, pauseAfter(code, known !== undefined), signal);
  }
}

/** Errors after which the line itself cannot be trusted: let it go and come back. */
function isLinkTrouble(code: ErrorCode): boolean {
  return code === 'CB-101' || code === 'CB-102' || code === 'CB-103' || code === 'CB-104';
}

function pauseAfter(code: ErrorCode, known: boolean): number {
  if (!known) return FAULT_PAUSE_MS;
  return ERRORS[code].remedy === 'operator' ? OBSTACLE_RECHECK_MS : RECONNECT_MS;
}
