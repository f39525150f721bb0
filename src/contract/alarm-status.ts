import * as z from 'zod';
import { ALARM_LEVELS } from '../core/alarms/alarm.ts';
import type { Standing } from '../core/alarms/standing.ts';
import { subjectWords } from '../core/alarms/write-message.ts';

const WordsSchema = z.object({ ru: z.string(), en: z.string() });

/** One alarm as screens see it. Times in ms since the epoch. */
export const AlarmStatusSchema = z.object({
  /** What `acknowledge` takes. */
  key: z.string(),
  level: z.enum(ALARM_LEVELS),
  about: WordsSchema,
  /** What `about` says, for a link; an older agent does not tell it. */
  subject: z.object({ of: z.enum(['shop', 'cashbox', 'agent']), id: z.string().optional() }).optional(),
  /** The receipt, where it is about one and no more. */
  jobId: z.number().optional(),
  since: z.number(),
  reason: WordsSchema,
  cure: WordsSchema,
  ackedBy: z.string().optional(),
});
export type AlarmStatus = z.infer<typeof AlarmStatusSchema>;

export function alarmStatus({ key, level, subject, jobId, since, reason, cure, ackedBy }: Standing): AlarmStatus {
  return {
    key,
    level,
    about: subjectWords(subject),
    subject,
    ...(jobId === undefined ? {} : { jobId }),
    since,
    reason,
    cure,
    ...(ackedBy === undefined ? {} : { ackedBy }),
  };
}
