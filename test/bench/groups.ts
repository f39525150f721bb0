import type { Group } from './figure.ts';
import { closeLost } from './figures/close-lost.ts';
import { eightCashboxes } from './figures/eight-cashboxes.ts';
import { idle } from './figures/idle.ts';
import { journalMillion } from './figures/journal-million.ts';
import { killNine } from './figures/kill-nine.ts';
import { latency } from './figures/latency.ts';
import { line } from './figures/line.ts';
import { start } from './figures/start.ts';
import { throughput } from './figures/throughput.ts';

/** Every measurement, in the order of the run. */
export const GROUPS: readonly Group[] = [
  latency,
  line,
  closeLost,
  throughput,
  eightCashboxes,
  journalMillion,
  killNine,
  idle,
  start,
];
