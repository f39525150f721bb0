import type { CallAnswer } from '../../../../src/contract/calls.ts';

/** The report of a day, as the agent tells it. */
export type Report = Extract<CallAnswer<'report'>, { done: true }>['report'];
