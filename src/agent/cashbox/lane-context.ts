import { KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Obstacle } from '../../core/fiscalization/readiness.ts';
import { secondsBetween } from '../../core/health/device-time.ts';
import type { CashboxCondition } from '../../core/ports/cashbox-driver.ts';
import type { AgentParts, CashboxPart } from '../parts.ts';
import type { PauseSwitch } from '../pause.ts';
import type { Recorder } from '../record.ts';
import { AlienDocuments } from './alien-documents.ts';
import type { LaneView } from './lane-view.ts';
import { PastTroubles } from './past-troubles.ts';
import { ShiftClock } from './shift-clock.ts';

/** What the parts of one lane share: the cashbox, the agent's parts, and what is known of the device. */
export class LaneContext {
  readonly part: CashboxPart;
  readonly parts: AgentParts;
  readonly recorder: Recorder;
  readonly view: LaneView;
  readonly pause: PauseSwitch;
  readonly shiftClock = new ShiftClock();
  readonly aliens = new AlienDocuments();
  readonly pastTroubles = new PastTroubles();
  /** Called when the device has been looked at for the first time, and whenever it becomes usable or stops being so. */
  onUsableChanged: () => void = () => undefined;
  #toldUsable: boolean | undefined;
  /** What the cashbox itself had in the way at the last look. */
  #obstacle: Obstacle | undefined;
  #printTriedFor: number | undefined;

  constructor(part: CashboxPart, parts: AgentParts, recorder: Recorder, view: LaneView, pause: PauseSwitch) {
    this.part = part;
    this.parts = parts;
    this.recorder = recorder;
    this.view = view;
    this.pause = pause;
  }

  /** What is to be begun next. In a pause that is the closing of a shift, or nothing. */
  get nextJob(): Job | undefined {
    return this.parts.journal.nextReceived(this.part.id, this.pause.current ? 'closeShift' : undefined);
  }

  /** Asks the device how it is, and keeps the answer as the newest evidence. */
  async readCondition(signal: AbortSignal): Promise<CashboxCondition> {
    const value = await this.part.driver.readCondition(signal);
    // Another FN under a running connection: who the device is must be asked anew before anything is believed.
    if (value.fnSerial !== this.view.identity?.fnSerial) throw new KassaError('CB-104', 'ФН сменился во время работы');
    this.view.condition = { value, at: this.parts.clock.now() };
    this.view.clockOffsetS = this.clockOffsetS(value);
    return value;
  }

  /**
   * Finishes on paper what is in the FN already (atol-serial-protocol 14.3). Tried once per document: a device that
   * cannot finish it must not hold up the receipts after it.
   */
  async finishPrinting(condition: CashboxCondition, signal: AbortSignal): Promise<void> {
    const { printUnfinished, paper, coverOpen, openReceipt, lastFdNumber } = condition;
    if (!printUnfinished || paper !== 'present' || coverOpen || openReceipt) return;
    if (this.#printTriedFor === lastFdNumber) return;
    this.#printTriedFor = lastFdNumber;
    await this.part.driver.continuePrint(signal);
  }

  /** Device clock minus ours, seconds. */
  clockOffsetS(condition: CashboxCondition): number {
    return secondsBetween(condition.deviceTime, this.parts.localTime(this.parts.clock.now()));
  }

  /**
   * Says what stands in the way, or that nothing does; the moment it began is kept. A pause stands in the way of a
   * cashbox that has nothing else against making receipts.
   */
  show(obstacle: Obstacle | undefined): void {
    this.#obstacle = obstacle;
    const shown = obstacle ?? this.pause.obstacle;
    const { trouble } = this.view;
    if (shown && trouble?.code === shown.code) this.view.trouble = { ...shown, since: trouble.since };
    else {
      this.#write(shown);
      this.view.trouble = shown && { ...shown, since: this.parts.clock.now() };
    }
    if (this.usable === this.#toldUsable) return;
    this.#toldUsable = this.usable;
    this.onUsableChanged();
  }

  /** A pause began, changed or is over: who must know of it does not wait for the next look at the device. */
  pauseChanged(): void {
    if (this.view.connected) this.show(this.#obstacle);
  }

  /** Once when it begins and once when it is over: a cashbox that is away for a night must not fill the log. */
  #write(obstacle: Obstacle | undefined): void {
    const { trouble } = this.view;
    const cashbox = this.part.id;
    if (obstacle) this.pastTroubles.began(obstacle, this.parts.clock.now());
    if (obstacle) this.parts.log.warn('cashbox trouble', { cashbox, code: obstacle.code, detail: obstacle.detail });
    else if (trouble) this.parts.log.info('cashbox trouble over', { cashbox, code: trouble.code });
  }

  /** May the shop be told that this cashbox works? Only what the device itself has answered counts. */
  get usable(): boolean {
    const { connected, condition, trouble } = this.view;
    return connected && condition !== undefined && trouble === undefined && this.pause.current === undefined;
  }
}
