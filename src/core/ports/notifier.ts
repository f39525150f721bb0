import type { Alarm, AlarmLevel } from '../alarms/alarm.ts';
import type { Words } from '../health/light.ts';

/** What is told to people, whole and worded: alarms that stand, alarms that are over. Never a buyer's contact. */
export interface Message {
  /** The same at every try of the same message, so that a receiver can drop a repeat. ASCII, at most 64 characters. */
  readonly id: string;
  readonly kind: 'alarm' | 'allClear' | 'test';
  /** The worst that stands; undefined when nothing does. */
  readonly level: AlarmLevel | undefined;
  /** When it was written, ms since the epoch. */
  readonly at: number;
  /** One line. */
  readonly title: Words;
  /** Some lines of plain text. */
  readonly body: Words;
  /** What stands, the worst first. */
  readonly alarms: readonly Alarm[];
  /** What is over since the message before. */
  readonly over: readonly Alarm[];
}

/** One way out to people. */
export interface Notifier {
  /** As the settings name it. */
  readonly id: string;
  /** Does this way tell this level, at this moment? Quiet hours and the level of the settings decide. */
  wants(level: AlarmLevel | undefined, at: number): boolean;
  /**
   * Hands one message over; resolves when the other side has taken it.
   *
   * @throws {KassaError} of the 85x family: `retry` when it may go later, `operator` when a person must mend the settings
   */
  send(message: Message, signal: AbortSignal): Promise<void>;
}
