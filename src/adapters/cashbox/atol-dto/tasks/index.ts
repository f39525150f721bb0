import { FISCAL_TASKS } from './fiscal.ts';
import { MARKING_TASKS } from './marking.ts';
import { QUERY_TASKS } from './queries.ts';

/**
 * Every JSON task that can be sent. Nothing administrative has a row (registration, change of registration, FN change,
 * closing of the archive, pictures, settings): it is not ours to do.
 */
export const TASKS = { ...FISCAL_TASKS, ...QUERY_TASKS, ...MARKING_TASKS } as const;

export type TaskName = keyof typeof TASKS;
