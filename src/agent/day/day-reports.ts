import { compareDay } from '../../core/day/compare-day.ts';
import type { DayReport } from '../../core/day/day-report.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { FdRange, ReportedDay } from '../../core/ports/day-book.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Log } from '../../core/ports/log.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import type { DayParts } from './day-parts.ts';
import { gather } from './gather.ts';
import { lastDueDay, localDay } from './local-day.ts';
import type { Period } from './period.ts';
import { firstReadBefore, rangesSince } from './ranges.ts';
import { type ReadBacks, readBack } from './read-back.ts';

/** How often it is looked whether a nightly report is due, ms. */
const LOOK_EVERY_MS = 60_000;
/** A cashbox that is switched off for the night is waited for so long after the end of the day, ms. */
const PATIENCE_MS = 12 * 3_600_000;

export interface DayReportsParts {
  readonly day: DayParts;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly lanes: readonly CashboxLane[];
  readonly shopIds: readonly string[];
  readonly localTime: (now: number) => string;
}

/** Makes the report of the day: every night, and whenever somebody asks. One at a time. */
export class DayReports {
  readonly #parts: DayReportsParts;
  #last: ReportedDay | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #fault = '';
  #stopping = false;

  constructor(parts: DayReportsParts) {
    this.#parts = parts;
    this.#last = parts.day.book.lastReportedDay();
  }

  /** The newest nightly report. */
  get last(): ReportedDay | undefined {
    return this.#last;
  }

  /**
   * The report of a day: of a reported one, looked at anew, or of the time since the last nightly one.
   *
   * @param date local date `YYYY-MM-DD`; undefined: the day that runs
   * @returns undefined when that day was not reported
   */
  report(date: string | undefined, signal: AbortSignal): Promise<DayReport | undefined> {
    return this.#alone(async () => {
      const { book } = this.#parts.day;
      if (date === undefined) {
        const readBacks = await this.#readBacks(this.#startOfRunning(), this.#last?.ranges, signal);
        return this.#compare(this.#running(readBacks), readBacks, signal);
      }
      const reported = book.reportedDay(date);
      if (!reported) return undefined;
      const starts = reported.ranges.map((range) => ({ ...range, to: range.after }));
      const readBacks = await this.#readBacks(reported.from, starts, signal);
      return this.#compare({ ...reported, isWhole: true }, readBacks, signal);
    });
  }

  /** Nothing new is begun. */
  stop(): void {
    this.#stopping = true;
  }

  /** Every night, until the signal is aborted. A fault of ours is told and tried again: receipts have nothing to do with it. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, day } = this.#parts;
    const { reportAtMs } = day;
    if (reportAtMs === undefined) return;
    while (!signal.aborted && !this.#stopping) {
      await clock.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.#nightly(reportAtMs, signal);
      } catch (error) {
        if (!signal.aborted) this.#warn(String(error));
      }
    }
  }

  async #nightly(reportAtMs: number, signal: AbortSignal): Promise<void> {
    const { clock, localTime, journal, day, log } = this.#parts;
    const { date, from, to } = lastDueDay(clock.now(), reportAtMs, localTime);
    const last = this.#last;
    if (last && last.date >= date) return;
    // An agent that came only today has nothing to tell of yesterday.
    if (!last && journal.receivedCount(0, to) === 0) return;
    const span = { from: last?.to ?? from, to };
    const made = await this.#alone(async () => {
      const readBacks = await this.#readBacks(span.from, last?.ranges, signal);
      const isUnread = [...readBacks.values()].some((read) => 'unread' in read);
      // A lane that leaves takes no errand: that is no cashbox that was silent all night.
      if (this.#stopping || (isUnread && clock.now() < to + PATIENCE_MS)) return undefined;
      const period = { date, ...span, isWhole: true, ranges: this.#ranges(last, readBacks, date) };
      const report = await this.#compare(period, readBacks, signal);
      await day.save(report);
      const differenceCount = report.differences.length + report.unlistedCount;
      const reported = { ...period, madeAt: report.madeAt, differenceCount };
      day.book.keepReportedDay(reported);
      return reported;
    });
    if (!made) return;
    this.#last = made;
    this.#fault = '';
    log.info('day report', { date, differences: made.differenceCount });
  }

  /** Once for each reason: a disk that is full all night is one line. */
  #warn(text: string): void {
    if (text !== this.#fault) this.#parts.log.warn('day report not made', { text });
    this.#fault = text;
  }

  async #compare(period: Period, readBacks: ReadBacks, signal: AbortSignal): Promise<DayReport> {
    const { day, journal, clock, lanes, shopIds } = this.#parts;
    return compareDay(await gather(period, readBacks, { book: day.book, journal, clock, lanes, shopIds }, signal));
  }

  #startOfRunning(): number {
    const { clock, localTime } = this.#parts;
    return this.#last?.to ?? localDay(clock.now(), localTime).from;
  }

  #running(readBacks: ReadBacks): Period {
    const { clock, localTime } = this.#parts;
    const now = clock.now();
    const { date } = localDay(now, localTime);
    const ranges = this.#ranges(this.#last, readBacks, undefined);
    return { date, from: this.#startOfRunning(), to: now, isWhole: false, ranges };
  }

  #ranges(last: ReportedDay | undefined, readBacks: ReadBacks, lastDate: string | undefined): Period['ranges'] {
    const { lanes, day } = this.#parts;
    return lanes.flatMap(({ part }) => {
      const read = readBacks.get(part.id);
      const present = read && 'fnSerial' in read ? read.fnSerial : undefined;
      return rangesSince(last, part.id, present, lastDate, day.book);
    });
  }

  /** All cashboxes side by side: each has a line of its own. */
  async #readBacks(since: number, ended: readonly FdRange[] = [], signal: AbortSignal): Promise<ReadBacks> {
    const { lanes, day, journal, clock, localTime } = this.#parts;
    const { date: sinceDate } = localDay(since, localTime);
    const after = (fnSerial: string) =>
      ended.findLast((range) => range.fnSerial === fnSerial)?.to ?? firstReadBefore(day.book, fnSerial);
    const parts = { book: day.book, journal, clock };
    const read = await Promise.all(
      lanes.map(
        async (lane) => [lane.part.id, await readBack(lane, { since, sinceDate, after }, parts, signal)] as const,
      ),
    );
    return new Map(read);
  }

  /** Two at once would read the same documents twice. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#queue.then(work);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }
}
