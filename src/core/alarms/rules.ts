import { HEALTH_RULES, type HealthRules } from '../health/readings.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIB = 1024 * 1024;

/** When something becomes an alarm. Every figure is a setting; two of a kind are `attention` and `trouble`. */
export interface AlarmRules {
  readonly health: HealthRules;
  readonly siteMs: Pair;
  readonly cashboxSilentMs: Pair;
  /** Connected, and nothing heard of its state: printing and marking checks take their time. */
  readonly cashboxQuietMs: Pair;
  /** Age of the oldest document without a ticket: rungs, of which the first is `attention` and the others `trouble`. */
  readonly ofdBacklogMs: readonly number[];
  readonly ofdBacklogCount: Pair;
  /** Days left: rungs, falling; only the first is `attention`. */
  readonly fnDaysLeft: readonly number[];
  readonly certificateDaysLeft: readonly number[];
  readonly shiftMinutes: Pair;
  readonly lateMs: Pair;
  /** Connections of a cashbox lost within an hour. */
  readonly linkLosses: Pair;
  /** A receipt without VAT on the general system is news for so long; 0: never, the shop sells so by law. */
  readonly vatNoneMs: number;
  readonly clockS: Pair;
  readonly diskFreeBytes: Pair;
  /** Something must be there for so long before it is told: a flap of a second is nobody's news. */
  readonly holdMs: number;
  /** And gone for so long before it is over. */
  readonly goneMs: number;
  /** How often everything is looked at when nothing rings. */
  readonly lookEveryMs: number;
  /** How long the news of a run cut short stands. */
  readonly cutShortMs: number;
}

export type Pair = readonly [attention: number, trouble: number];

/** Source: bitrix-monitoring section 3; what is missing there (count of the backlog, lost connections, VAT, disk) from fiscal-domain 5.3. */
export const ALARM_RULES: AlarmRules = {
  health: HEALTH_RULES,
  siteMs: [3 * MINUTE, 15 * MINUTE],
  cashboxSilentMs: [0, MINUTE],
  cashboxQuietMs: [MINUTE, 5 * MINUTE],
  ofdBacklogMs: [30 * MINUTE, DAY, 5 * DAY, 10 * DAY, 20 * DAY, 25 * DAY],
  ofdBacklogCount: [20, 200],
  fnDaysLeft: [30, 10, 3],
  certificateDaysLeft: [14, 3, 0],
  shiftMinutes: [22 * 60, 24 * 60],
  lateMs: [2 * MINUTE, 4 * MINUTE],
  linkLosses: [3, 10],
  vatNoneMs: DAY,
  clockS: [120, 300],
  diskFreeBytes: [2048 * MIB, 500 * MIB],
  holdMs: 2 * SECOND,
  goneMs: 30 * SECOND,
  // As often as a cashbox is asked how it is.
  lookEveryMs: 10 * SECOND,
  cutShortMs: HOUR,
};
