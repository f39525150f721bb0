import type { AlarmStatus } from './alarm-status.ts';
import type { Place } from './window.ts';

/** Alarms about receipts, by the kind in their key: what is done about them is done there. */
const OF_RECEIPTS = /^receipt-/;
/** Pausing and going on is on the screen Now. */
const OF_PAUSE = /^paused(?::|$)/;

/** Where the thing is that an alarm is about; the list of alarms where it is no one's own screen, or an older agent does not say. */
export function alarmPlace({ key, subject, jobId }: Pick<AlarmStatus, 'key' | 'subject' | 'jobId'>): Place {
  if (OF_PAUSE.test(key)) return { screen: 'now' };
  if (OF_RECEIPTS.test(key)) return { screen: 'receipts', ...(jobId !== undefined && { jobId }) };
  if (subject?.of === 'cashbox' && subject.id !== undefined) return { screen: 'cashbox', cashboxId: subject.id };
  return { screen: 'alarms' };
}
