import { ALARM_LEVELS, type Alarm, alarmKey, type Finding } from './alarm.ts';
import type { Judged } from './judge-all.ts';
import type { AlarmRules } from './rules.ts';

/** One alarm from its first sign to its end. */
export interface Standing extends Alarm {
  /** The worst that was told of it; undefined while it has not lasted long enough to be told. */
  readonly told: Told | undefined;
  /** Since when it is not there any more, ms since the epoch; undefined while it is. */
  readonly goneSince: number | undefined;
  /** Who has seen it: it is not repeated any more, until it gets worse. */
  readonly ackedBy: string | undefined;
}

export interface Told {
  readonly level: Alarm['level'];
  readonly rung: number;
  /** When it was last told, ms since the epoch. */
  readonly at: number;
}

/** What people do not know yet. */
export interface News {
  /** Told for the first time, or anew because it got worse. */
  readonly told: readonly Standing[];
  /** Told before, and over now. */
  readonly over: readonly Standing[];
}

/**
 * Takes one look into account. Pure: the same looks give the same alarms, whenever they are replayed.
 *
 * Hysteresis: nothing is told before it has lasted for `holdMs`, and nothing is over before it was gone for `goneMs`. What
 * cannot be judged stays as it is, and its time does not run.
 */
export function takeLook(
  standing: readonly Standing[],
  { findings, unknown }: Judged,
  now: number,
  rules: AlarmRules,
): { readonly standing: readonly Standing[]; readonly news: News } {
  const before = new Map(standing.map((one) => [one.key, one]));
  const found = new Map(findings.map((finding) => [alarmKey(finding.kind, finding.subject), finding]));
  const next: Standing[] = [];
  const told: Standing[] = [];
  const over: Standing[] = [];
  for (const [key, finding] of found) {
    const one = seen(before.get(key), finding, key, now);
    const isNews = now - one.since >= rules.holdMs && isWorse(one);
    const kept = isNews ? tell(one, now) : one;
    next.push(kept);
    if (isNews) told.push(kept);
  }
  for (const one of standing) {
    if (found.has(one.key)) continue;
    if (unknown.has(one.key)) next.push(one);
    else if (!one.told) continue;
    else if (one.goneSince === undefined) next.push({ ...one, goneSince: now });
    else if (now - one.goneSince < rules.goneMs) next.push(one);
    else over.push(one);
  }
  return { standing: next, news: { told, over } };
}

/** Alarms that people were told of and that stand still: what a screen shows. */
export const toldOnes = (standing: readonly Standing[]): readonly Standing[] => standing.filter(({ told }) => told);

/** Told, seen to be there still, not acknowledged, and not said again for so long: it is time to repeat them. */
export function dueAgain(
  standing: readonly Standing[],
  { findings }: Pick<Judged, 'findings'>,
  now: number,
  everyMs: Readonly<Record<Alarm['level'], number>>,
): readonly Standing[] {
  const there = new Set(findings.map(({ kind, subject }) => alarmKey(kind, subject)));
  return standing.filter(
    ({ key, told, ackedBy, level }) =>
      told && there.has(key) && ackedBy === undefined && now - told.at >= everyMs[level],
  );
}

/** The same alarms, these of them told just now. */
export function toldAgain(standing: readonly Standing[], keys: ReadonlySet<string>, now: number): readonly Standing[] {
  return standing.map((one) => (keys.has(one.key) ? tell(one, now) : one));
}

/** A person has seen these. */
export function acknowledge(
  standing: readonly Standing[],
  keys: ReadonlySet<string>,
  author: string,
): readonly Standing[] {
  return standing.map((one) => (keys.has(one.key) && one.told ? { ...one, ackedBy: author } : one));
}

/** An alarm that comes back before it was over is the same one. */
function seen(before: Standing | undefined, finding: Finding, key: string, now: number): Standing {
  const { since, told, ackedBy } = before ?? { since: now, told: undefined, ackedBy: undefined };
  return { ...finding, key, since, told, ackedBy, goneSince: undefined };
}

function isWorse({ level, rung, told }: Standing): boolean {
  return !told || rung > told.rung || ALARM_LEVELS.indexOf(level) > ALARM_LEVELS.indexOf(told.level);
}

/** What gets worse must be seen anew. What was told never gets less by a smaller figure afterwards. */
function tell(one: Standing, at: number): Standing {
  const worse = isWorse(one);
  const { level, rung } = worse || !one.told ? one : one.told;
  return { ...one, told: { level, rung, at }, ackedBy: worse ? undefined : one.ackedBy };
}
