import { refusalOf } from '../../core/fiscalization/actions.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { JUDGE_RULES, judge } from '../../core/fiscalization/judge.ts';
import { type Refusal, refusal } from '../../core/refusal.ts';
import { look } from '../cashbox/settle.ts';
import { around, type DecisionParts, refuseIf, type Who, withoutConflict } from './parts.ts';

/**
 * A person says that it was not and will not be made. With a doubt kept this is believed only after the FN was read anew
 * and shows no document with our key.
 *
 * @throws {Error} with a Russian sentence when it does not fit, or when the FN says otherwise
 */
export async function refuse(job: Job, who: Who, parts: DecisionParts): Promise<void> {
  const { lane, recorder, clock } = parts;
  refuseIf(refusalOf('notMade', job, around(parts)));
  const event = { code: 'CB-805', detail: who.reason } as const;
  const { life, intent } = job;
  if (life.state !== 'parked' || !life.doubt || !intent || !lane) {
    recorder.apply(withoutConflict(job, who, parts), { type: 'personRefuses', ...event }, {}, who.author);
    return;
  }
  const { doubt } = life;
  await lane.errand(async (driver, _identity, signal) => {
    const seen = await look(driver, doubt, intent, clock, signal);
    const { baseline, closing } = doubt;
    const verdict = judge({ intent, baseline, closing, sinceClosingMs: 0 }, undefined, seen, JUDGE_RULES);
    if (verdict.kind === 'ours') throw isMade(verdict.document.fdNumber);
    if (verdict.kind === 'cashMoved')
      throw refusal(
        'Счётчики кассы показывают, что деньги прошли',
        'The counters of the cashbox show that the money moved',
      );
    // Somebody else may have decided while the FN was read.
    refuseIf(refusalOf('notMade', recorder.newest(job), around(parts)));
    recorder.apply(withoutConflict(job, who, parts), { type: 'personSaysNotOurs', ...event }, {}, who.author);
  });
}

const isMade = (fdNumber: number): Refusal =>
  refusal(
    `Чек пробит: в ФН документ ${fdNumber} с его ключом`,
    `The receipt was made: the FN holds document ${fdNumber} with its key`,
  );
