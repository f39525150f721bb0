import type * as z from 'zod';
import type { Effect } from '../errors/fault.ts';

/**
 * One JSON task that can be sent; what has no row cannot be. Source: dto10-driver 2.
 *
 * `proof`: what shows that it did what it says; rc 0 is none. `proven`: where we have seen it work, `double` for the
 * C double only, `real 10.8` for ATOL's own driver 10.8.0.0 on the virtual cashbox too.
 */
export interface TaskRow<Request extends z.ZodType, Answer extends z.ZodType> {
  readonly type: string;
  readonly request: Request;
  readonly answer: Answer;
  /** Begins by cancelling whatever document is open: then the receipt state is read before it. */
  readonly cancelsOpenDocument: boolean;
  readonly effect: Effect;
  readonly proof: 'FN document' | 'cash counters' | 'none';
  readonly limitMs: number;
  readonly proven: 'double' | 'real 10.8';
}

export function task<Request extends z.ZodType, Answer extends z.ZodType>(
  row: TaskRow<Request, Answer>,
): TaskRow<Request, Answer> {
  return row;
}
