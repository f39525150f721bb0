import { monitorEventLoopDelay } from 'node:perf_hooks';
import { saveDayReport } from '../../../src/adapters/day-report/save-report.ts';
import { openStore } from '../../../src/adapters/journal/sqlite/open-store.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { CashboxLane } from '../../../src/agent/cashbox/lane.ts';
import { emptyView } from '../../../src/agent/cashbox/lane-view.ts';
import { gather } from '../../../src/agent/day/gather.ts';
import type { Period } from '../../../src/agent/day/period.ts';
import type { ReadBack } from '../../../src/agent/day/read-back.ts';
import { compareDay } from '../../../src/core/day/compare-day.ts';
import { MADE_FN, type MadeReceipts } from './made-receipts.ts';
import { serveParent } from './remote.ts';
import { SAMPLE_CASHBOX, SAMPLE_SHOP } from './sample-jobs.ts';
import { nowUs, sleep } from './time.ts';

/** What one part of the work took, ms: all of it, and the longest time nothing else had its turn. */
export interface PartCost {
  readonly ms: number;
  readonly longestBlockMs: number;
}

export interface DayReportCost {
  readonly gathering: PartCost;
  readonly comparing: PartCost;
  readonly saving: PartCost;
  readonly documents: number;
  readonly differences: number;
  /** Memory of the process, MiB: before, and at its peak. */
  readonly rssBeforeMib: number;
  readonly rssPeakMib: number;
}

/** How finely a standing event loop is seen, ms. */
const RESOLUTION_MS = 2;
const MIB = 2 ** 20;
const KIB_PER_MIB = 2 ** 10;

/** Makes the nightly report as the agent does, in a process that has done nothing else. */
export class DayReportProbe {
  async measure(path: string, folder: string, made: MadeReceipts): Promise<DayReportCost> {
    const { journal, dayBook } = openStore({ path, clock: systemClock });
    const rssBeforeMib = process.memoryUsage.rss() / MIB;
    const parts = { book: dayBook, journal, clock: systemClock, lanes: [lane()], shopIds: [SAMPLE_SHOP] };
    const { signal } = new AbortController();
    const [evidence, gathering] = await timed(() => gather(periodOf(made), readBacksOf(made), parts, signal));
    const [report, comparing] = await timed(async () => compareDay(evidence));
    const [, saving] = await timed(() => saveDayReport(report, folder));
    journal.close();
    return {
      ...{ gathering, comparing, saving, rssBeforeMib },
      documents: report.documents.length,
      differences: report.differences.length,
      rssPeakMib: process.resourceUsage().maxRSS / KIB_PER_MIB,
    };
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, PartCost]> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // Its first turn only starts the watch: a block that begins before it would go unseen.
  await sleep(10 * RESOLUTION_MS);
  const startUs = nowUs();
  const result = await work();
  const ms = (nowUs() - startUs) / 1_000;
  await sleep(10 * RESOLUTION_MS);
  delay.disable();
  return [result, { ms, longestBlockMs: delay.max / 1e6 }];
}

/** Of a cashbox that was read back and rests. */
function lane(): CashboxLane {
  const lane: Pick<CashboxLane, 'view'> & { readonly part: Pick<CashboxLane['part'], 'id'> } = {
    part: { id: SAMPLE_CASHBOX },
    view: emptyView(),
  };
  // Gathering asks a lane for nothing else: the device was asked before.
  return lane as CashboxLane;
}

function periodOf({ from, spanMs, firstFd, count }: MadeReceipts): Period {
  const range = { cashboxId: SAMPLE_CASHBOX, fnSerial: MADE_FN, after: firstFd - 1, to: firstFd + count - 1 };
  const date = new Date(from).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return { date, isWhole: true, from, to: from + spanMs, ranges: [range] };
}

function readBacksOf({ firstFd, count }: MadeReceipts): ReadonlyMap<string, ReadBack> {
  const lastFd = firstFd + count - 1;
  const read: ReadBack = { fnSerial: MADE_FN, lastFd, absent: new Set(), beyond: [], running: undefined };
  return new Map([[SAMPLE_CASHBOX, read]]);
}

serveParent(new DayReportProbe());
