import type { DayParts } from '../../src/agent/day/day-parts.ts';
import type { DayBook } from '../../src/core/ports/day-book.ts';
import { memoryOfTest } from './alarms.ts';

/** The report of the day on demand only, kept nowhere, with these changes. */
export function dayOfTest(book: DayBook, changes: Partial<DayParts> = {}): DayParts {
  return { book, reportAtMs: undefined, save: async () => undefined, columns: memoryOfTest(), ...changes };
}
