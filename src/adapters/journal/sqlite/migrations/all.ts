import { migration001 } from './001-jobs.ts';
import { migration002 } from './002-contacts.ts';
import { migration003 } from './003-day.ts';
import { migration004 } from './004-list.ts';
import type { Migration } from './migration.ts';

/** Every step, in order. */
export const MIGRATIONS: readonly Migration[] = [migration001, migration002, migration003, migration004];
