import type { Words } from '../health/light.ts';
import type { AlarmLevel } from './alarm.ts';
import type { AlarmRules, Pair } from './rules.ts';

/** What a look at one subject says about one kind of alarm. `unknown`: the evidence is old or missing, so nothing begins and nothing ends. */
export type Verdict = 'fine' | 'unknown' | Bad;

export interface Bad {
  readonly level: AlarmLevel;
  readonly rung: number;
  readonly reason: Words;
  /** The job, where it is about one and no more. */
  readonly jobId?: number;
  /** In place of the row's own, where what to do depends on what was found. */
  readonly cure?: Words;
}

/** How a verdict is reached: the moment, the limits, and whether the alarm stands already (some end later than they begin). */
export interface Look {
  readonly now: number;
  readonly rules: AlarmRules;
  readonly stands: boolean;
}

/** One kind of alarm about one kind of subject. */
export interface AlarmRow<Subject> {
  readonly kind: string;
  readonly cure: Words;
  judge(subject: Subject, look: Look): Verdict;
}

export const bad = (level: AlarmLevel, ru: string, en: string, rung = 0): Bad => ({ level, rung, reason: { ru, en } });

/** The same about one job, where it is known which. */
export const about = (jobId: number | undefined, found: Bad): Bad =>
  jobId === undefined ? found : { ...found, jobId };

/** Which of the two limits a growing figure has passed; undefined for none. */
export function levelOf(value: number, [attention, trouble]: Pair): AlarmLevel | undefined {
  if (value >= trouble) return 'trouble';
  return value >= attention ? 'attention' : undefined;
}

/** How many rungs of a rising ladder a figure has passed. */
export const rungsPassed = (value: number, ladder: readonly number[]): number =>
  ladder.filter((rung) => value >= rung).length;

/** How many rungs of a falling ladder what is left has passed. */
export const rungsLeft = (left: number, ladder: readonly number[]): number =>
  ladder.filter((rung) => left <= rung).length;

/** The first rung is something to look at, those above it are trouble. */
export const levelOfRung = (rung: number): AlarmLevel => (rung > 1 ? 'trouble' : 'attention');
