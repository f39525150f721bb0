import { KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { DamagedRowError, type Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Recorder } from '../record.ts';
import { originalOf } from './returns-of.ts';

export interface TellParts {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly log: Log;
}

/**
 * Writes into the time line of a receipt that its return is in the FN, once. To be called with every save of the return:
 * what a stop in between took away comes with the next of them, such as its delivery.
 */
export function tellOriginal(job: Job, { journal, recorder, log }: TellParts): void {
  const id = originalOf(job);
  if (id === undefined || job.life.state !== 'fiscal') return;
  try {
    const original = journal.byId(id);
    if (!original || journal.timeline(id).some(({ what }) => what === 'returnMade')) return;
    recorder.note(original, {}, 'returnMade', `запись ${job.id}, ФД ${job.life.document.fdNumber}`);
  } catch (error) {
    // The return is in the FN and in its own row: what is missing is a line for people.
    if (!(error instanceof KassaError) && !(error instanceof DamagedRowError)) throw error;
    log.warn('the original is not told of its return', { job: job.id, original: id, text: String(error) });
  }
}
