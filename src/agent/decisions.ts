import { KassaError } from '../core/errors.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { JUDGE_RULES, judge, provesOurs } from '../core/fiscalization/judge.ts';
import { isOpenQuestion } from '../core/fiscalization/life.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import { reportFacts } from './cashbox/make.ts';
import { look } from './cashbox/settle.ts';
import type { Recorder } from './record.ts';

/** What a person says about one job that waits for a person. */
export type Decision =
  /** Begin again; with a doubt kept the FN is read first. On a job in conflict: the content that came first stands. */
  | { readonly kind: 'retry' }
  | { readonly kind: 'refuse' }
  /** It was made: this is its document. Believed only when the FN shows such a document. */
  | { readonly kind: 'made'; readonly fdNumber: number };

export interface DecisionParts {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly lane: CashboxLane | undefined;
}

/** @throws {Error} with a Russian sentence when the decision does not fit the job */
export async function decide(
  jobId: number,
  decision: Decision,
  reason: string,
  author: string,
  parts: DecisionParts,
): Promise<void> {
  const job = parts.journal.byId(jobId);
  if (!job) throw new Error(`Записи ${jobId} нет в журнале`);
  if (isOpenQuestion(job.life)) throw new Error('Агент ещё сверяется с ФН; решать рано');
  switch (decision.kind) {
    case 'retry':
      return retry(job, reason, author, parts);
    case 'refuse':
      return refuse(job, reason, author, parts);
    case 'made':
      return made(job, decision.fdNumber, reason, author, parts);
  }
}

/** With a doubt kept, "not made" is believed only after the FN was read anew and shows no document with our key. */
async function refuse(job: Job, reason: string, author: string, parts: DecisionParts): Promise<void> {
  const { lane, recorder, clock } = parts;
  if (job.life.state !== 'parked' && job.life.state !== 'received') {
    throw new Error('Этот чек уже пробит или отклонён: отказаться от него нельзя');
  }
  const event = { code: 'CB-805', detail: reason } as const;
  if (job.life.state !== 'parked' || !job.life.doubt || !job.intent) {
    recorder.apply(withoutConflict(job, reason, author, parts), { type: 'personRefuses', ...event }, {}, author);
    return;
  }
  if (!lane) throw new Error('Касса этого чека больше не описана в настройках');
  const { doubt } = job.life;
  const { intent } = job;
  await lane.errand(async (driver, _identity, signal) => {
    const seen = await look(driver, doubt, intent, clock, signal);
    const verdict = judge(
      { intent, baseline: doubt.baseline, closing: doubt.closing, sinceClosingMs: 0 },
      undefined,
      seen,
      JUDGE_RULES,
    );
    if (verdict.kind === 'ours') throw new Error(`Чек пробит: в ФН документ ${verdict.document.fdNumber} с его ключом`);
    if (verdict.kind === 'cashMoved') throw new Error('Счётчики кассы показывают, что деньги прошли');
    recorder.apply(withoutConflict(job, reason, author, parts), { type: 'personSaysNotOurs', ...event }, {}, author);
  });
}

function retry(job: Job, reason: string, author: string, parts: DecisionParts): void {
  if (job.life.state === 'parked' && !job.intent)
    throw new Error('Этот чек нельзя пробить: из присланного он не сложился');
  const clear = withoutConflict(job, reason, author, parts);
  if (clear.life.state === 'parked') parts.recorder.apply(clear, { type: 'personRetries' }, {}, author);
  else if (clear.report.state === 'parked') {
    const { result } = clear.report;
    parts.recorder.note(
      clear,
      { report: { state: 'owed', result, tries: 0, nextAt: parts.clock.now() } },
      'tellAgain',
      reason,
      author,
    );
  } else if (clear === job) throw new Error('Этот чек не ждёт решения человека');
  parts.lane?.bell.ring();
}

async function made(job: Job, fdNumber: number, reason: string, author: string, parts: DecisionParts): Promise<void> {
  const { lane, recorder, clock } = parts;
  if (!lane) throw new Error('Касса этого чека больше не описана в настройках');
  if (job.life.state !== 'parked' || !job.life.doubt || !job.intent)
    throw new Error('По этому чеку нет сомнения, пробит ли он');
  const { doubt } = job.life;
  const { intent } = job;
  await lane.errand(async (driver, identity, signal) => {
    const document = await driver.readDocument(fdNumber, signal);
    if (!document || !provesOurs(intent, doubt.baseline, document)) {
      throw new KassaError('CB-317', `ФД ${fdNumber} не подходит по номеру, признаку расчёта или сумме`);
    }
    const clear = withoutConflict(job, reason, author, parts);
    recorder.apply(
      clear,
      { type: 'personFinds', document },
      reportFacts(clear, document, identity, clock.now()),
      author,
    );
  });
}

/** The shop goes on handing out that other content at every poll: from now on it is known, and decided about. */
function withoutConflict(job: Job, reason: string, author: string, { recorder }: DecisionParts): Job {
  if (!job.conflict) return job;
  const { fingerprint } = job.conflict;
  return recorder.note(job, { conflict: undefined, fingerprint }, 'conflictDecided', reason, author);
}
