import * as z from 'zod';
import { AlarmStatusSchema } from './alarm-status.ts';
import { LightSchema, PausedSchema } from './snapshot.ts';

/**
 * What an icon, its tooltip and its menu are drawn from: small, since it is asked for every few seconds for months.
 * There is no buyer's contact and no shop link in it.
 *
 * Units: times in ms since the epoch by the agent's clock.
 */
export const GlanceSchema = z.object({
  version: z.string(),
  at: z.number(),
  /** The four lights over everything, each its worst part. */
  lights: z.object({ site: LightSchema, cashbox: LightSchema, fn: LightSchema, ofd: LightSchema }),
  /** Some cashbox is a training device: what it makes has no legal force. */
  training: z.boolean(),
  /** Receipts not final yet; those in doubt are among them. */
  waiting: z.number(),
  inDoubt: z.number(),
  /** What a person has to decide upon. */
  parked: z.number(),
  /** Documents the FNs have not sent to the OFD, of all cashboxes that tell. */
  unsent: z.number(),
  /** Something is being made right now: no sleep, no update. */
  busy: z.boolean(),
  paused: PausedSchema.optional(),
  /** What stands and was told. */
  alarms: z.array(AlarmStatusSchema),
  cashboxes: z.array(
    z.object({
      id: z.string(),
      connected: z.boolean(),
      /** False: no X report can be printed. Absent while nobody has answered. */
      printer: z.boolean().optional(),
      shift: z.enum(['closed', 'open', 'expired']).optional(),
    }),
  ),
});
export type Glance = z.infer<typeof GlanceSchema>;
