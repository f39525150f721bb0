import * as z from 'zod';

/**
 * What the tray, the watcher of an update and the agent say to each other, in files that are each written whole.
 *
 * An update is one {@link Attempt}: the tray of the old version writes it down and starts the watcher; from then on only the
 * watcher changes it, and while no watcher lives, only a tray that has just started. Times in ms since the epoch.
 */

const WordsSchema = z.object({ ru: z.string(), en: z.string() });

/**
 * How files are put in place. `appImage`: one file is the whole program. `setup`: installers that replace the program when
 * they are run in silence. `fresh` is the new version, `kept` the way back; whole paths all.
 */
const WaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('appImage'), app: z.string(), fresh: z.string(), kept: z.string() }),
  z.object({ kind: z.literal('setup'), app: z.string(), fresh: z.string(), kept: z.string() }),
]);
export type UpdateWay = z.infer<typeof WaySchema>;

/**
 * `prepared`: no file was touched. `installing`: files may be half replaced. `watching`: the new version is in place and has
 * to prove itself. `goingBack`: the old version is being put back.
 */
export const ATTEMPT_STEPS = ['prepared', 'installing', 'watching', 'goingBack'] as const;

const AttemptSchema = z.object({
  /** Ties the signs of the new version to this attempt. */
  id: z.string(),
  from: z.string(),
  to: z.string(),
  step: z.enum(ATTEMPT_STEPS),
  way: WaySchema,
  /** Arguments the tray is started with, in either version. */
  args: z.array(z.string()),
  stateDir: z.string(),
  /** Process of the tray that gave the order. */
  oldTray: z.number(),
  /** Why the old version comes back. */
  reason: WordsSchema.optional(),
  /** The version itself is at fault: it is not tried again. */
  isBad: z.boolean().optional(),
});
export type Attempt = z.infer<typeof AttemptSchema>;

const UpdateMemorySchema = z.object({
  format: z.literal(1),
  attempt: AttemptSchema.optional(),
  /** Versions that were in place and did not prove themselves: never tried again. */
  bad: z.array(z.string()).default([]),
  /** How often a version could not be put in place. */
  tries: z.record(z.string(), z.number()).default({}),
  /** The newest version a signed feed has named: an older feed is a replay. */
  newestSeen: z.string().optional(),
  /** A person wants no update before that. */
  postponedUntil: z.number().optional(),
  /** Since when no feed could be reached. */
  unreachableSince: z.number().optional(),
});
export type UpdateMemory = z.infer<typeof UpdateMemorySchema>;

/** What cannot be read is forgotten: then there is no attempt, and whatever is in place stays. */
export function parseUpdateMemory(text: unknown): UpdateMemory {
  const parsed = UpdateMemorySchema.safeParse(text);
  return parsed.success ? parsed.data : { format: 1, bad: [], tries: {} };
}

/** A tray of the new version has begun; with `left`, a person or the system has ended it. */
const FirstStartSchema = z.object({ id: z.string(), pid: z.number(), left: z.boolean() });
export type FirstStart = z.infer<typeof FirstStartSchema>;

/** The agent of the new version works. */
const HealthSchema = z.object({ id: z.string() });

export function parseFirstStart(text: unknown): FirstStart | undefined {
  return FirstStartSchema.safeParse(text).data;
}

/** @returns the attempt that is healthy */
export function parseHealth(text: unknown): string | undefined {
  return HealthSchema.safeParse(text).data?.id;
}

/**
 * How the last update ended, for the agent's alarm; it lies in the state folder. `failed`: nothing was changed.
 * `rolledBack`: the version before is back.
 */
const LastUpdateSchema = z.object({
  result: z.enum(['done', 'failed', 'rolledBack']),
  version: z.string(),
  at: z.number(),
  words: WordsSchema,
});
export type LastUpdate = z.infer<typeof LastUpdateSchema>;

export function parseLastUpdate(text: unknown): LastUpdate | undefined {
  return LastUpdateSchema.safeParse(text).data;
}
