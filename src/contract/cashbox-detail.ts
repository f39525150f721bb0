import * as z from 'zod';

/**
 * What the screen of one cashbox shows beside its status in the snapshot.
 *
 * Units: times in ms since the epoch by the agent's clock.
 */
const Words = z.object({ ru: z.string(), en: z.string() });

/** A share of something that runs out. `left` and `of` in `unit`; `of` absent where no source tells the whole. */
const Bar = z.object({ left: z.number(), of: z.number().optional(), unit: z.enum(['days', 'registrations']) });

export const CashboxDetailSchema = z.object({
  id: z.string(),
  /** As the settings name the port, and what was found there. */
  port: z.string().optional(),
  /** The same in English, where it is more than a name. */
  portEn: z.string().optional(),
  driver: z.string().optional(),
  taxation: z.array(Words),
  fnDays: Bar.optional(),
  fnRegistrations: Bar.optional(),
  /** Newest first: errors of the last days, in the words of the catalog. */
  lastErrors: z.array(z.object({ at: z.number(), code: z.string(), ru: z.string(), en: z.string() })),
  /** What a person may order now; a control is shown only for these. */
  orders: z.array(z.enum(['openShift', 'closeShift', 'xReport', 'testPrint', 'checkOfd'])),
});
export type CashboxDetail = z.infer<typeof CashboxDetailSchema>;
export type CashboxOrder = CashboxDetail['orders'][number];

/** What a check of the way to the OFD found, a sentence a step. */
export const OfdCheckSchema = z.object({
  steps: z.array(
    z.object({ state: z.enum(['fine', 'attention', 'trouble', 'unknown']), ru: z.string(), en: z.string() }),
  ),
});
export type OfdCheck = z.infer<typeof OfdCheckSchema>;
