import * as z from 'zod';
import type { Seen } from '../core/day/ofd/seen.ts';
import { isErrorCode } from '../core/errors.ts';
import { FFD_VERSIONS } from '../core/fiscal/terms.ts';
import { LIGHT_STATES, type Light } from '../core/health/light.ts';
import { AlarmStatusSchema } from './alarm-status.ts';

/**
 * The picture of the agent that every screen draws from: tray, window, command line, tests.
 * There is no buyer's contact and no shop link in it, and nothing here has a field that could hold one.
 *
 * Units: times in ms since the epoch by the agent's clock, money in kopecks.
 */

const Code = z.string().refine(isErrorCode);
const At = z.number();

export const LightSchema = z.object({
  state: z.enum(LIGHT_STATES),
  ru: z.string(),
  en: z.string(),
  ageMs: z.number().optional(),
  code: Code.optional(),
});

/** What stands in the way, as the catalog says it. */
const Complaint = z.object({ code: Code, ru: z.string(), en: z.string() });
export type Complaint = z.infer<typeof Complaint>;

export const ShopStatusSchema = z.object({
  id: z.string(),
  light: LightSchema,
  lastGoodAt: At.optional(),
});
export type ShopStatus = z.infer<typeof ShopStatusSchema>;

const Identity = z.object({
  modelName: z.string(),
  firmware: z.string(),
  kktSerial: z.string(),
  kktRegNumber: z.string(),
  fnSerial: z.string(),
  inn: z.string(),
  ffdVersion: z.enum(FFD_VERSIONS),
  /** False: a model without printer, so no paper light and no print actions. */
  printer: z.boolean(),
  /** The OFD it is registered with. */
  ofdName: z.string().optional(),
  /** By which driver it is reached and why, where the settings leave the choice to the agent. */
  way: z.object({ driver: z.string(), why: z.string() }).optional(),
  /** The agent itself carries the documents to the OFD: they leave only while it runs. */
  carriesOfdExchange: z.boolean().optional(),
});

export const CashboxStatusSchema = z.object({
  id: z.string(),
  /** A training device: no screen may show it like a real one. */
  training: z.boolean(),
  connected: z.boolean(),
  shopIds: z.array(z.string()),
  identity: Identity.optional(),
  lights: z.object({ cashbox: LightSchema, fn: LightSchema, ofd: LightSchema }),
  shift: z
    .object({
      state: z.enum(['closed', 'open', 'expired']),
      number: z.number(),
      ageMinutes: z.number().optional(),
    })
    .optional(),
  ofd: z.object({ unsentCount: z.number(), firstUnsentFd: z.number().optional() }).optional(),
  /** `validUntil`: local date `YYYY-MM-DD`; memory in the FN's own unit. */
  fnLife: z
    .object({ validUntil: z.string(), registrationsLeft: z.number(), freeMemory: z.number().optional() })
    .optional(),
  /** What keeps it from making receipts. */
  stoppedBy: Complaint.optional(),
});
export type CashboxStatus = z.infer<typeof CashboxStatusSchema>;

/** The five states of the design, never merged; a receipt has reached those that are listed. */
export const RECEIPT_STATES = ['received', 'fiscal', 'reported', 'delivered', 'seen'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];
/** Beside them; each holds up that one receipt, `inDoubt` also its cashbox. */
export const SIDE_STATES = ['refused', 'inDoubt', 'parked'] as const;
export type SideState = (typeof SIDE_STATES)[number];

/** `notChecked`: no export of the OFD covers it; neither yes nor no. */
export const SEEN_STATES = ['seen', 'notSeen', 'notChecked'] as const satisfies readonly Seen[];

export const JobStatusSchema = z.object({
  jobId: z.number(),
  kind: z.enum(['receipt', 'openShift', 'closeShift', 'cashIn', 'cashOut']),
  cashboxId: z.string(),
  shopId: z.string().optional(),
  checkId: z.string().optional(),
  operation: z.enum(['sell', 'sellReturn', 'buy', 'buyReturn']).optional(),
  totalKop: z.number().optional(),
  receivedAt: At,
  /** When the payment scheme gives the money back unless it is made; only while it is not. */
  refundAt: At.optional(),
  states: z.array(z.enum(RECEIPT_STATES)),
  sides: z.array(z.enum(SIDE_STATES)),
  /**
   * True: the FN may hold a document of it that nobody has read back, be it parked, in doubt or just being made; it is
   * not made (again) before the FN was read. False: it was never sent, the FN has shown that there is none, or what became
   * of it is known. By this the agent itself judges a `retry`. Absent: an agent older than the field, which may keep a doubt.
   */
  keepsDoubt: z.boolean().optional(),
  /** The sentence of whatever is wrong with it. */
  error: Complaint.optional(),
  /** What the FN holds for it. */
  document: z
    .object({ fnSerial: z.string(), fdNumber: z.number(), fiscalSign: z.string(), issuedAt: z.string() })
    .optional(),
  /** Its FN was replaced before it was known to be delivered: nobody can ask any more, and the states are the last known. */
  fnReplaced: z.literal(true).optional(),
  /** What the OFD itself shows of the document: only an export that covers it says so. */
  seen: z.enum(SEEN_STATES).optional(),
});
export type JobStatus = z.infer<typeof JobStatusSchema>;

const Counts = z.object({
  received: z.number(),
  fiscal: z.number(),
  reported: z.number(),
  delivered: z.number(),
  refused: z.number(),
  inDoubt: z.number(),
  parked: z.number(),
  waiting: z.number(),
});

export const WayStatusSchema = z.object({
  id: z.string(),
  /** It has something to say that has not gone out yet. */
  waits: z.boolean(),
  stoppedBy: Complaint.optional(),
});
export type WayStatus = z.infer<typeof WayStatusSchema>;

const SignOfLife = z.object({
  /** When the other side last took it. */
  takenAt: At.optional(),
  stoppedBy: Complaint.optional(),
});
export type SignOfLifeStatus = z.infer<typeof SignOfLife>;

/** Receipts are paused by a person: until when, who set it last, since when. */
export const PausedSchema = z.object({ until: At, by: z.string(), since: At });

export const StatusSnapshotSchema = z.object({
  version: z.string(),
  startedAt: At,
  at: At,
  /** The four lights over everything, each its worst part. */
  lights: z.object({ site: LightSchema, cashbox: LightSchema, fn: LightSchema, ofd: LightSchema }),
  shops: z.array(ShopStatusSchema),
  cashboxes: z.array(CashboxStatusSchema),
  queue: Counts,
  /** Newest first. */
  recent: z.array(JobStatusSchema),
  /** Everything that waits for a person, oldest first. */
  parked: z.array(JobStatusSchema),
  damagedRows: z.number(),
  /** The newest nightly report: local date `YYYY-MM-DD`. */
  lastReport: z.object({ date: z.string(), madeAt: At, differenceCount: z.number() }).optional(),
  paused: PausedSchema.optional(),
  /** What stands and was told. */
  alarms: z.array(AlarmStatusSchema),
  /** What nobody can see from here, so that its absence is not taken for "all is well". */
  notCovered: z.array(z.object({ ru: z.string(), en: z.string() })),
  /** The ways on which people are told, with what stops each. */
  waysOut: z.array(WayStatusSchema),
  /** The heartbeat to the site; absent where the settings name none. */
  heartbeat: SignOfLife.optional(),
  /** The sign of life for a public service; absent where the settings name none. */
  ping: SignOfLife.optional(),
});
export type StatusSnapshot = z.infer<typeof StatusSnapshotSchema>;

/** The core's light as the contract carries it: JSON has no undefined. */
export type LightStatus = z.infer<typeof LightSchema>;

export function lightStatus({ state, ru, en, ageMs, code }: Light): LightStatus {
  return { state, ru, en, ...(ageMs === undefined ? {} : { ageMs }), ...(code === undefined ? {} : { code }) };
}
