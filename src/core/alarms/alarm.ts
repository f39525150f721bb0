import type { Words } from '../health/light.ts';

/** `attention`: somebody should look today. `trouble`: receipts or money are at stake now. */
export const ALARM_LEVELS = ['attention', 'trouble'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

/** What an alarm is about. */
export type AlarmSubject =
  | { readonly of: 'shop'; readonly id: string }
  | { readonly of: 'cashbox'; readonly id: string }
  | { readonly of: 'agent' };

/** Something that should not be, as a look at the readings finds it. No buyer's contact, no link, no secret is in any word of it. */
export interface Finding {
  /** One of the table of alarms: stable, part of interfaces. */
  readonly kind: string;
  readonly subject: AlarmSubject;
  readonly level: AlarmLevel;
  /** Rung of a ladder (30 minutes, a day, five days): a higher one is told anew. 0 where there is no ladder. */
  readonly rung: number;
  /** The job, where it is about one and no more. */
  readonly jobId?: number;
  /** What is wrong, with its figures. */
  readonly reason: Words;
  /** What to do about it. */
  readonly cure: Words;
}

/** A finding that has lasted long enough to be told. */
export interface Alarm extends Finding {
  /** Kind and subject: the same trouble has the same key for as long as it lasts. */
  readonly key: string;
  /** When it was first found, ms since the epoch. */
  readonly since: number;
}

export function alarmKey(kind: string, subject: AlarmSubject): string {
  return subject.of === 'agent' ? kind : `${kind}:${subject.id}`;
}

/** The worst first; among equals the oldest. */
export function byWeight(a: Alarm, b: Alarm): number {
  return ALARM_LEVELS.indexOf(b.level) - ALARM_LEVELS.indexOf(a.level) || a.since - b.since;
}
