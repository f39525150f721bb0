import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import type { Recorder } from '../record.ts';

/** What an order of a person for one cashbox is carried out with. */
export interface OrderParts {
  readonly lane: CashboxLane;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
}
