import { parseLastUpdate } from '../../contract/update.ts';
import type { AlarmLevel } from '../../core/alarms/alarm.ts';
import { judgeAll } from '../../core/alarms/judge-all.ts';
import type { AgentReading, Readings } from '../../core/alarms/readings.ts';
import { acknowledge, dueAgain, type Standing, takeLook, toldAgain, toldOnes } from '../../core/alarms/standing.ts';
import type { Reading } from '../../core/health/readings.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { Bell } from '../bell.ts';
import type { AlarmParts } from './alarm-parts.ts';
import { parseRemembered, toRemember } from './remembered.ts';
import { WayOut } from './way-out.ts';

/** A fault of our own is not tried again sooner. */
const FAULT_PAUSE_MS = 5_000;
const DISK_EVERY_MS = 60_000;

/** Everything but what the watch finds out by itself. */
export type Look = () => Omit<Readings, 'agent'> & Pick<AgentReading, 'damagedRows' | 'lastReport' | 'paused'>;

/** Looks at the readings, keeps the alarms that stand, and tells people through the ways out. Never lets an error out. */
export class AlarmWatch {
  /** Rung when something has changed that may be an alarm. */
  readonly bell = new Bell();
  readonly ways: readonly WayOut[];
  readonly #parts: AlarmParts;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #look: Look;
  readonly #startedAt: number;
  readonly #cutShortAt: number | undefined;
  readonly #newestVersion: string;
  readonly #rolledBackFrom: string | undefined;
  #standing: readonly Standing[];
  #diskFree: Reading<number> | undefined;
  #saved = '';
  #isSaveBroken = false;
  #isRunning = true;

  constructor(
    parts: AlarmParts,
    {
      clock,
      log,
      look,
      version,
    }: { readonly clock: Clock; readonly log: Log; readonly look: Look; readonly version: string },
  ) {
    this.#parts = parts;
    this.#clock = clock;
    this.#log = log;
    this.#look = look;
    this.#startedAt = clock.now();
    const { runningSince, newestVersion = version, standing, owed } = parseRemembered(parts.memory.load());
    const isOlder = version.localeCompare(newestVersion, 'en', { numeric: true }) < 0;
    this.#rolledBackFrom = isOlder ? newestVersion : undefined;
    this.#newestVersion = isOlder ? newestVersion : version;
    this.#cutShortAt = runningSince === undefined ? undefined : this.#startedAt;
    this.#standing = standing;
    const more = { clock, log, standing: () => this.#standing, onSaid: () => this.#save() };
    this.ways = parts.ways.map((notifier) => new WayOut(notifier, owed[notifier.id], more));
  }

  /** What stands and was told, the newest look of each. */
  get standing(): readonly Standing[] {
    return toldOnes(this.#standing);
  }

  /**
   * A person has seen them.
   *
   * @param keys none of them: all that stand
   * @returns how many of them stand
   */
  acknowledge(keys: readonly string[], author: string): number {
    const seen = this.standing.map(({ key }) => key).filter((key) => keys.length === 0 || keys.includes(key));
    this.#standing = acknowledge(this.#standing, new Set(seen), author);
    this.#save();
    return seen.length;
  }

  async run(signal: AbortSignal): Promise<void> {
    this.#save();
    const ways = this.ways.map((way) => way.run(signal));
    while (!signal.aborted) {
      try {
        await this.#readDisk();
        this.#takeLook();
        await this.bell.wait(this.#clock, this.#waitMs(), signal);
      } catch (error) {
        if (signal.aborted) break;
        this.#log.error('alarm fault', { text: String(error) });
        await this.#clock.sleep(FAULT_PAUSE_MS, signal).catch(() => undefined);
      }
    }
    await Promise.all(ways);
  }

  /** The last word of a run that ends as it should. */
  farewell(): void {
    this.#isRunning = false;
    this.#save();
  }

  #takeLook(): void {
    const { damagedRows, lastReport, paused, ...readings } = this.#look();
    const { now } = readings;
    const agent = {
      cutShortAt: this.#cutShortAt,
      diskFree: this.#diskFree,
      rolledBackFrom: this.#rolledBackFrom,
      lastUpdate: parseLastUpdate(this.#parts.lastUpdate.load()),
      damagedRows,
      lastReport,
      paused,
    };
    const judged = judgeAll({ ...readings, agent }, this.#parts.rules, new Set(this.#standing.map(({ key }) => key)));
    const { standing, news } = takeLook(this.#standing, judged, now, this.#parts.rules);
    const [attention, trouble] = this.#parts.repeatMs;
    const again = dueAgain(standing, judged, now, { attention, trouble } satisfies Record<AlarmLevel, number>);
    this.#standing = toldAgain(standing, new Set(again.map(({ key }) => key)), now);
    for (const one of news.told) this.#log.info('alarm', { key: one.key, level: one.level, rung: one.rung });
    for (const one of news.over) this.#log.info('alarm over', { key: one.key });
    if (news.told.length + news.over.length + again.length > 0) {
      for (const way of this.ways) way.offer([...news.told, ...again], news.over);
    }
    this.#save();
  }

  async #readDisk(): Promise<void> {
    const now = this.#clock.now();
    if (this.#diskFree && now - this.#diskFree.at < DISK_EVERY_MS) return;
    try {
      this.#diskFree = { value: await this.#parts.diskFree(), at: now };
    } catch {
      // A system that does not tell: the alarm then says nothing, in either direction.
      this.#diskFree = undefined;
    }
  }

  /** What is not old enough yet, or not gone for long enough, is looked at again in time. */
  #waitMs(): number {
    const { holdMs, goneMs, lookEveryMs } = this.#parts.rules;
    const now = this.#clock.now();
    const due = this.#standing.flatMap(({ told, since, goneSince }) => [
      ...(told ? [] : [since + holdMs - now]),
      ...(goneSince === undefined ? [] : [goneSince + goneMs - now]),
    ]);
    return Math.max(100, Math.min(lookEveryMs, ...due));
  }

  #save(): void {
    const runningSince = this.#isRunning ? this.#startedAt : undefined;
    const owed = Object.fromEntries(this.ways.map((way) => [way.notifier.id, way.owed]));
    // Figures in the words change at every look and are found again; what must not be lost is this.
    const text = JSON.stringify([
      runningSince,
      this.#standing.map(({ key, since, told, goneSince, ackedBy }) => [key, since, told, goneSince, ackedBy]),
      owed,
    ]);
    if (text === this.#saved) return;
    try {
      this.#parts.memory.save(
        toRemember({ runningSince, newestVersion: this.#newestVersion, standing: this.#standing, owed }),
      );
      this.#saved = text;
      this.#isSaveBroken = false;
    } catch (error) {
      // People must hear of a full disk, and they hear of it by these very alarms.
      if (!this.#isSaveBroken) this.#log.error('alarms are not kept', { text: String(error) });
      this.#isSaveBroken = true;
    }
  }
}
