import type { Group } from './figure.ts';
import { journalMillion } from './figures/journal-million.ts';

/** Every measurement, in the order of the run. */
export const GROUPS: readonly Group[] = [journalMillion];
