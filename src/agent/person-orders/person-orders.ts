import type { ShiftClosing } from '../../contract/shift-closing.ts';
import type { OfdStep } from '../../core/health/ofd-evidence.ts';
import { refusal } from '../../core/refusal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { checkOfd } from '../check-ofd.ts';
import type { AgentParts } from '../parts.ts';
import type { Recorder } from '../record.ts';
import { closingState, orderClosing } from './closing.ts';
import { openShift } from './opening.ts';
import type { OrderParts } from './order-parts.ts';
import { printTest } from './test-print.ts';
import { printXReport } from './x-report.ts';

export interface PersonOrdersParts {
  readonly agent: AgentParts;
  readonly recorder: Recorder;
  readonly lanes: readonly CashboxLane[];
  /** Aborted when the agent leaves. */
  readonly signal: AbortSignal;
}

/** What a person may order of a cashbox. Everything goes through its lane, between two receipts. */
export class PersonOrders {
  readonly #parts: PersonOrdersParts;
  #underWay = 0;

  constructor(parts: PersonOrdersParts) {
    this.#parts = parts;
  }

  /** A person waits for something right now. */
  get isUnderWay(): boolean {
    return this.#underWay > 0;
  }

  /**
   * The running shift is to be closed: written down now, made once by the lane.
   *
   * @returns number of the order, for `closing`
   * @throws {Error} with a Russian sentence when there is nothing to close, or a closing is under way already
   */
  closeShift(cashboxId: string, who: { readonly author: string; readonly reason: string }): number {
    return orderClosing(who, this.#of(cashboxId)).id;
  }

  /** How far the closing of that number has come. */
  closing(jobId: number): ShiftClosing {
    const { agent, lanes } = this.#parts;
    return closingState(jobId, { journal: agent.journal, lanes });
  }

  /** @throws {Error} with a Russian sentence when no shift was opened, or when that is not known yet */
  openShift(cashboxId: string, author: string): Promise<void> {
    return this.#carryOut(() => openShift(author, this.#of(cashboxId), this.#parts.signal));
  }

  /** @throws {Error} with a Russian sentence when it is not printed */
  async xReport(cashboxId: string, author: string): Promise<void> {
    await this.#carryOut(() => printXReport(this.#of(cashboxId)));
    this.#parts.agent.log.info('X report printed', { cashbox: cashboxId, by: author });
  }

  /** @throws {Error} with a Russian sentence when it is not printed */
  async testPrint(cashboxId: string, author: string): Promise<void> {
    const { log, localTime } = this.#parts.agent;
    await this.#carryOut(() => printTest(this.#of(cashboxId), localTime));
    log.info('test print made', { cashbox: cashboxId, by: author });
  }

  /** @throws {Error} with a Russian sentence when the cashbox cannot be asked */
  checkOfd(cashboxId: string): Promise<readonly OfdStep[]> {
    return this.#carryOut(() => checkOfd(this.#of(cashboxId)));
  }

  async #carryOut<T>(order: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await order();
    } finally {
      this.#underWay -= 1;
    }
  }

  #of(cashboxId: string): OrderParts {
    const { agent, recorder, lanes } = this.#parts;
    const lane = laneOf(lanes, cashboxId);
    return { lane, journal: agent.journal, recorder, clock: agent.clock };
  }
}

/** @throws {Error} with a Russian sentence when the settings name no such cashbox */
export function laneOf(lanes: readonly CashboxLane[], cashboxId: string): CashboxLane {
  const lane = lanes.find(({ part }) => part.id === cashboxId);
  if (!lane) throw refusal(`Кассы «${cashboxId}» нет в настройках`, `The settings name no cashbox “${cashboxId}”`);
  return lane;
}
