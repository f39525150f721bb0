import type { Alarm } from '../../../core/alarms/alarm.ts';
import type { Message } from '../../../core/ports/notifier.ts';

/** Grows when a key changes its meaning or goes; a new key alone does not raise it. */
const VERSION = 1;

/** A message as JSON for programs: words in one language, times in ms since the epoch, `level` null for an all-clear. */
export function webhookBody(message: Message, language: 'ru' | 'en'): string {
  const { id, kind, level, at, title, body, alarms, over } = message;
  return JSON.stringify({
    version: VERSION,
    id,
    kind,
    level: level ?? null,
    at,
    title: title[language],
    body: body[language],
    alarms: alarms.map((alarm) => alarmRow(alarm, language)),
    over: over.map((alarm) => alarmRow(alarm, language)),
  });
}

/** Key by key: what an alarm may hold one day does not get out by itself. */
function alarmRow({ key, kind, subject, level, since, reason, cure }: Alarm, language: 'ru' | 'en') {
  const about = subject.of === 'agent' ? { of: subject.of } : { of: subject.of, id: subject.id };
  return { key, kind, subject: about, level, since, reason: reason[language], cure: cure[language] };
}
