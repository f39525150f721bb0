import * as z from 'zod';
import { ERRORS } from '../core/errors.ts';
import { FFD_VERSIONS } from '../core/fiscal/terms.ts';
import type { FiveMinutes } from '../core/health/five-minutes.ts';
import { LIGHT_STATES } from '../core/health/light.ts';
import {
  type CashboxStatus,
  type Complaint,
  type JobStatus,
  type LightStatus,
  SEEN_STATES,
  SIDE_STATES,
  type StatusSnapshot,
} from './snapshot.ts';

/**
 * What the agent tells the site each minute and at each change; published as `docs/heartbeat.schema.json`.
 *
 * Built field by field. Nothing a shop or a device wrote about one receipt can be in it: of an error only the code and
 * the catalog's own sentence go out, so no buyer's contact, no shop link and no secret has a way in.
 *
 * Units: times in ms since the epoch by the agent's clock, durations in ms, money in kopecks.
 */
export const HEARTBEAT_VERSION = 1;

/** Light texts are ours and short; this keeps the whole far below what the site takes (256 KiB). */
const MAX_TEXT = 400;
const MAX_RECEIPTS = 20;
/** A sequence further ahead than the site forgives a clock is of a clock that was wrong, ms. */
const CLOCK_TOLERANCE_MS = 300_000;

const At = z.number();
const Count = z.number();
const Text = z.string().max(MAX_TEXT);

const Light = z.strictObject({ state: z.enum(LIGHT_STATES), ru: Text, ageMs: z.number().optional() });
const Trouble = z.strictObject({ code: z.string(), ru: z.string() });

const Cashbox = z.strictObject({
  id: z.string(),
  training: z.boolean().describe('A training device: what it makes has no legal force'),
  connected: z.boolean(),
  model: z.string().optional(),
  kktSerial: z.string().optional(),
  lights: z.strictObject({ cashbox: Light, fn: Light, ofd: Light }),
  backlog: z
    .strictObject({ unsentCount: Count, firstUnsentFd: z.number().optional() })
    .optional()
    .describe('Documents the FN has not sent to the OFD'),
  fn: z
    .strictObject({ serial: z.string(), validUntil: z.string().optional().describe('Local date YYYY-MM-DD') })
    .optional(),
  shift: z
    .strictObject({ state: z.enum(['closed', 'open', 'expired']), number: Count, ageMinutes: z.number().optional() })
    .optional(),
  versions: z
    .strictObject({ firmware: z.string(), ffd: z.enum(FFD_VERSIONS), driver: z.string().optional() })
    .optional(),
  stoppedBy: Trouble.optional(),
});

const Receipt = z.strictObject({
  jobId: z.number(),
  cashboxId: z.string(),
  shopId: z.string().optional(),
  checkId: z.string().optional(),
  operation: z.enum(['sell', 'sellReturn', 'buy', 'buyReturn']).optional(),
  totalKop: z.number().optional(),
  receivedAt: At,
  fdNumber: z.number().optional(),
  states: z
    .strictObject({
      received: z.boolean(),
      fiscal: z.boolean(),
      reported: z.boolean(),
      delivered: z.boolean(),
      seen: z.enum(SEEN_STATES),
    })
    .describe('The five states, never merged'),
  sides: z.array(z.enum(SIDE_STATES)),
  error: Trouble.optional(),
});

export const HeartbeatSchema = z.strictObject({
  version: z.literal(HEARTBEAT_VERSION),
  agentId: z.string().describe('Random, one for each state folder of an agent'),
  sequence: z.number().int().nonnegative().describe('Greater than in every heartbeat before, restarts included'),
  sentAt: At,
  lights: z.strictObject({ site: Light, cashbox: Light, fn: Light, ofd: Light }),
  shops: z.array(z.strictObject({ id: z.string(), light: Light })),
  cashboxes: z.array(Cashbox),
  queue: z.strictObject({
    waiting: Count,
    inDoubt: Count,
    parked: Count,
    received: Count,
    fiscal: Count,
    reported: Count,
    delivered: Count,
    refused: Count,
  }),
  fiveMinutes: z
    .strictObject({ count: Count, late: Count, medianMs: z.number().optional(), worstMs: z.number().optional() })
    .describe('From the first hand-out of the shop to the FN'),
  versions: z.strictObject({ agent: z.string(), agentStartedAt: At }),
  receipts: z.array(Receipt).max(MAX_RECEIPTS).describe('The last ones, newest first'),
});
export type Heartbeat = z.infer<typeof HeartbeatSchema>;

/** What a heartbeat needs beside the snapshot. */
export interface HeartbeatMore {
  readonly agentId: string;
  readonly sequence: number;
  readonly sentAt: number;
  readonly fiveMinutes: FiveMinutes;
}

export function heartbeatOf(snapshot: StatusSnapshot, more: HeartbeatMore): Heartbeat {
  const { lights, shops, cashboxes, queue, recent, version, startedAt } = snapshot;
  const { count, late, medianMs, worstMs } = more.fiveMinutes;
  const { waiting, inDoubt, parked, received, fiscal, reported, delivered, refused } = queue;
  return {
    version: HEARTBEAT_VERSION,
    agentId: more.agentId,
    sequence: more.sequence,
    sentAt: more.sentAt,
    lights: {
      site: toLight(lights.site),
      cashbox: toLight(lights.cashbox),
      fn: toLight(lights.fn),
      ofd: toLight(lights.ofd),
    },
    shops: shops.map(({ id, light }) => ({ id, light: toLight(light) })),
    cashboxes: cashboxes.map(toCashbox),
    queue: { waiting, inDoubt, parked, received, fiscal, reported, delivered, refused },
    fiveMinutes: { count, late, ...optional({ medianMs, worstMs }) },
    versions: { agent: version, agentStartedAt: startedAt },
    receipts: recent
      .filter((job) => job.kind === 'receipt')
      .slice(0, MAX_RECEIPTS)
      .map(toReceipt),
  };
}

/**
 * The number of the next heartbeat: wall time in ms, or one more than the last where the clock stands still or slipped.
 *
 * Time and not a counter on disk: it survives a restart, a lost state folder and a new PC, and costs no write. A last
 * number far ahead came from a clock that was wrong; it is given up, since the site never took it.
 *
 * @param last of this run of the agent; undefined for the first
 */
export function nextSequence(last: number | undefined, now: number): number {
  if (last === undefined || last < now || last - now > CLOCK_TOLERANCE_MS) return now;
  return last + 1;
}

function toLight({ state, ru, ageMs }: LightStatus): Heartbeat['lights']['site'] {
  return { state, ru: ru.slice(0, MAX_TEXT), ...optional({ ageMs }) };
}

function toCashbox(box: CashboxStatus): Heartbeat['cashboxes'][number] {
  const { id, training, connected, identity, lights, ofd, fnLife, shift, stoppedBy } = box;
  return {
    id,
    training,
    connected,
    ...(identity && { model: identity.modelName, kktSerial: identity.kktSerial }),
    lights: { cashbox: toLight(lights.cashbox), fn: toLight(lights.fn), ofd: toLight(lights.ofd) },
    ...(ofd && {
      backlog: { unsentCount: ofd.unsentCount, ...optional({ firstUnsentFd: ofd.firstUnsentFd }) },
    }),
    ...(identity && { fn: { serial: identity.fnSerial, ...optional({ validUntil: fnLife?.validUntil }) } }),
    ...(shift && {
      shift: { state: shift.state, number: shift.number, ...optional({ ageMinutes: shift.ageMinutes }) },
    }),
    ...(identity && {
      versions: {
        firmware: identity.firmware,
        ffd: identity.ffdVersion,
        ...optional({ driver: identity.way?.driver }),
      },
    }),
    ...(stoppedBy && { stoppedBy: toTrouble(stoppedBy) }),
  };
}

function toReceipt(job: JobStatus): Heartbeat['receipts'][number] {
  const { jobId, cashboxId, shopId, checkId, operation, totalKop, receivedAt, states, sides, error, document } = job;
  const has = (state: JobStatus['states'][number]) => states.includes(state);
  return {
    jobId,
    cashboxId,
    ...optional({ shopId, checkId, operation, totalKop, fdNumber: document?.fdNumber }),
    receivedAt,
    states: {
      received: has('received'),
      fiscal: has('fiscal'),
      reported: has('reported'),
      delivered: has('delivered'),
      seen: job.seen ?? 'notChecked',
    },
    sides: [...sides],
    ...(error && { error: toTrouble(error) }),
  };
}

/** The catalog's sentence without its particulars: those may quote what the shop sent. */
function toTrouble({ code }: Complaint): Heartbeat['receipts'][number]['error'] & object {
  return { code, ru: ERRORS[code].ru };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** JSON has no undefined: keys without a value are left out. */
function optional<T extends Readonly<Record<string, unknown>>>(fields: T): Present<T> {
  // Exactly the keys whose value is there are left, which is what the type says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
