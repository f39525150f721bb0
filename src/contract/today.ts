import * as z from 'zod';

/**
 * The running day: the five-minute clock and how busy each hour was.
 *
 * Units: times in ms since the epoch by the agent's clock, durations in ms.
 */
export const TodaySchema = z.object({
  /** Local date `YYYY-MM-DD`. */
  date: z.string(),
  /** Local midnight. */
  from: z.number(),
  at: z.number(),
  /** From the first hand-out of the shop to us until the FN: what happened before is nothing we see. */
  fiveMinutes: z.object({
    count: z.number(),
    /** Over five minutes with us, made or still waiting. */
    late: z.number(),
    medianMs: z.number().optional(),
    worstMs: z.number().optional(),
  }),
  /** One row for each hour from midnight to now, empty ones too. */
  hours: z.array(
    z.object({
      at: z.number(),
      /** Handed out by the shops in that hour. */
      received: z.number(),
      /** Of those: in the FN by now. */
      fiscal: z.number(),
      refused: z.number(),
      /** Over five minutes with us, made or still waiting. */
      late: z.number(),
      /** Of those: waiting still. Absent: an agent of a version before the field. */
      lateWaiting: z.number().optional(),
    }),
  ),
});
export type Today = z.infer<typeof TodaySchema>;

/** One line of the journal of events, newest first. */
export const EventSchema = z.object({
  /** Grows with time; what `before` takes. */
  id: z.string(),
  at: z.number(),
  jobId: z.number().optional(),
  checkId: z.string().optional(),
  cashboxId: z.string().optional(),
  what: z.string(),
  ru: z.string(),
  en: z.string(),
  /** Particulars in words, a code with its sentence; `detailEn` is missing where an agent of a version before it answers. */
  detail: z.string(),
  detailEn: z.string().optional(),
  author: z.string(),
});
export type Event = z.infer<typeof EventSchema>;
