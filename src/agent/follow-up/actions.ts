import { KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { AgentView } from '../agent-view.ts';
import { mayReturn } from './prepare.ts';

/**
 * What new receipt a person may make out of this one, as far as journal and settings know: what the cashbox itself
 * cannot do is said when the receipt is prepared. No driver makes corrections, so none is offered.
 */
export function followUpActions(
  job: Job,
  { parts, cashboxes }: Pick<AgentView, 'parts' | 'cashboxes'>,
): readonly 'makeReturn'[] {
  const { journal, clock, localTime, day } = parts;
  try {
    return mayReturn(job, { journal, clock, localTime, book: day.book, lanes: cashboxes }) ? ['makeReturn'] : [];
  } catch (error) {
    // A page that cannot be read must not take the receipt off the screen; whoever asks for a return is told.
    if (error instanceof KassaError) return [];
    throw error;
  }
}
