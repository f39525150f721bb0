import type { Group } from './figure.ts';
import { journalMillion } from './figures/journal-million.ts';
import { latency } from './figures/latency.ts';
import { line } from './figures/line.ts';

/** Every measurement, in the order of the run. */
export const GROUPS: readonly Group[] = [latency, line, journalMillion];
