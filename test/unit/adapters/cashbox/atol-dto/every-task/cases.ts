import type { TaskName } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/index.ts';
import { FISCAL_CASES } from './fiscal-cases.ts';
import { MARKING_CASES } from './marking-cases.ts';
import { QUERY_CASES } from './query-cases.ts';
import type { TaskBox } from './task-box.ts';

export type Case = (box: TaskBox) => Promise<void>;

/** One for each row of the table: what is sent, and what must be in the FN and in the answer, by hand from dto10-driver 2. */
export const CASES: Readonly<Record<TaskName, Case>> = { ...FISCAL_CASES, ...QUERY_CASES, ...MARKING_CASES };
