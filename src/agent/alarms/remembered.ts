import * as z from 'zod';
import { ALARM_LEVELS } from '../../core/alarms/alarm.ts';
import type { Standing } from '../../core/alarms/standing.ts';

const WordsSchema = z.object({ ru: z.string(), en: z.string() });
const Level = z.enum(ALARM_LEVELS);

const StandingSchema = z.object({
  key: z.string(),
  kind: z.string(),
  subject: z.discriminatedUnion('of', [
    z.object({ of: z.literal('shop'), id: z.string() }),
    z.object({ of: z.literal('cashbox'), id: z.string() }),
    z.object({ of: z.literal('agent') }),
  ]),
  level: Level,
  rung: z.number(),
  reason: WordsSchema,
  cure: WordsSchema,
  since: z.number(),
  told: z.object({ level: Level, rung: z.number(), at: z.number() }).optional(),
  goneSince: z.number().optional(),
  ackedBy: z.string().optional(),
});

const RememberedSchema = z.object({
  version: z.literal(1),
  /** When the run that wrote this began; absent when it ended with a farewell. */
  runningSince: z.number().optional(),
  /** The newest program that ever wrote this. */
  newestVersion: z.string().optional(),
  standing: z.array(StandingSchema),
  /** By way: the alarms that are over and were not told so there, because it could not be reached. */
  owed: z.record(
    z.string(),
    z.object({ unsaid: z.array(z.string()), said: z.array(z.string()), over: z.array(StandingSchema) }),
  ),
});

/** What a way has still to say. */
export interface Owed {
  /** Keys of alarms still to be told there, and of those that were. */
  readonly unsaid: readonly string[];
  readonly said: readonly string[];
  readonly over: readonly Standing[];
}

/** What the alarms must know after a restart. */
export interface Remembered {
  readonly runningSince: number | undefined;
  readonly newestVersion: string | undefined;
  readonly standing: readonly Standing[];
  readonly owed: Readonly<Record<string, Owed>>;
}

const NOTHING: Remembered = { runningSince: undefined, newestVersion: undefined, standing: [], owed: {} };

/** What cannot be read is forgotten: the next look finds again what stands. */
export function parseRemembered(text: unknown): Remembered {
  const parsed = RememberedSchema.safeParse(text);
  if (!parsed.success) return NOTHING;
  const { runningSince, newestVersion, standing, owed } = parsed.data;
  return {
    runningSince,
    newestVersion,
    standing: standing.map(whole),
    owed: Object.fromEntries(
      Object.entries(owed).map(([id, { over, ...keys }]) => [id, { ...keys, over: over.map(whole) }]),
    ),
  };
}

export const toRemember = (remembered: Remembered): unknown => ({ version: 1, ...remembered });

function whole({ told, goneSince, ackedBy, ...rest }: z.output<typeof StandingSchema>): Standing {
  return { ...rest, told, goneSince, ackedBy };
}
