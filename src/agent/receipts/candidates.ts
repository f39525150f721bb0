import type { Candidate } from '../../contract/receipts.ts';
import { KassaError } from '../../core/errors.ts';
import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import { refusalOf } from '../../core/fiscalization/actions.ts';
import type { Intent } from '../../core/fiscalization/intent.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { provesOurs } from '../../core/fiscalization/judge.ts';
import type { Baseline } from '../../core/fiscalization/life.ts';
import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import { noSuchRecord, Refusal } from '../../core/refusal.ts';
import type { AgentView } from '../agent-view.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { aroundOf } from './around.ts';
import { whoseDocument } from './whose-document.ts';

/** Documents read at most: ours was made within minutes of its baseline, and a person does not wait for a whole FN. */
export const MOST_READ = 200;
/** Documents read in one go; then whatever waits for the cashbox has its turn. */
const AT_ONCE = 10;
/** A receipt that waits has so long before the reading goes on, ms; without one the lane just looks up. */
const PAUSE_MS = 500;
const TURN_MS = 1;

export interface Candidates {
  readonly documents: Candidate[];
  /** Later documents of the FN that were not looked at. */
  readonly unreadCount: number;
}

interface Wanted {
  readonly job: Job;
  readonly intent: Intent;
  readonly baseline: Baseline;
}

/**
 * Documents in the FN after the baseline whose operation and sum are those of a receipt in doubt, read anew between two
 * receipts.
 *
 * @throws {Error} with a Russian sentence when there is no doubt to settle, or the cashbox cannot be asked
 */
export async function readCandidates(jobId: number, agent: AgentView): Promise<Candidates> {
  const { journal, clock } = agent.parts;
  const job = journal.byId(jobId);
  if (!job) throw noSuchRecord(jobId);
  const refused = refusalOf('settle', job, aroundOf(job, agent));
  if (refused) throw new Refusal(refused);
  const lane = agent.cashboxes.find(({ part }) => part.id === job.cashboxId);
  const doubt = job.life.state === 'parked' ? job.life.doubt : undefined;
  if (!lane || !doubt || !job.intent) return { documents: [], unreadCount: 0 };
  const reader = new Reader({ job, intent: job.intent, baseline: doubt.baseline }, agent);
  for (;;) {
    await lane.errand((driver, _, signal) => reader.step(driver, signal));
    if (reader.result) return reader.result;
    await clock.sleep(mustYield(lane, agent) ? PAUSE_MS : TURN_MS);
  }
}

/** A cashbox that can make nothing keeps nobody waiting by being read. */
function mustYield({ part, view }: CashboxLane, { parts: { journal } }: AgentView): boolean {
  if (view.trouble !== undefined) return false;
  return journal.nextReceived(part.id) !== undefined || journal.openQuestions(part.id).length > 0;
}

class Reader {
  readonly #wanted: Wanted;
  readonly #agent: AgentView;
  readonly #documents: Candidate[] = [];
  #readTo: number;
  result: Candidates | undefined;

  constructor(wanted: Wanted, agent: AgentView) {
    this.#wanted = wanted;
    this.#agent = agent;
    this.#readTo = wanted.baseline.lastFdNumber;
  }

  /** Some documents; sets the result once the last one was read, or as many as are read at most. */
  async step(driver: CashboxDriver, signal: AbortSignal): Promise<void> {
    const { baseline } = this.#wanted;
    const { fnSerial, lastFdNumber } = await driver.readCondition(signal);
    if (fnSerial !== baseline.fnSerial)
      throw new KassaError('CB-303', `чек мог попасть в ФН ${baseline.fnSerial}, в кассе ${fnSerial}`);
    const last = Math.min(lastFdNumber, baseline.lastFdNumber + MOST_READ);
    const goal = Math.min(last, this.#readTo + AT_ONCE);
    while (this.#readTo < goal) {
      const document = await driver.readDocument(this.#readTo + 1, signal);
      if (document) await this.#take(document, driver, signal);
      this.#readTo += 1;
    }
    if (this.#readTo < last) return;
    this.result = { documents: this.#documents, unreadCount: Math.max(0, lastFdNumber - last) };
  }

  async #take(document: FiscalDocument, driver: CashboxDriver, signal: AbortSignal): Promise<void> {
    const { job, intent, baseline } = this.#wanted;
    const { fdNumber, fiscalSign, issuedAt, operation, totalKop } = document;
    if (operation === undefined || totalKop === undefined || !provesOurs(intent, baseline, document)) return;
    const { journal } = this.#agent.parts;
    const key = await whoseDocument(document, job, { driver, journal }, signal);
    this.#documents.push({ fdNumber, fiscalSign, issuedAt, operation, totalKop, key });
  }
}
