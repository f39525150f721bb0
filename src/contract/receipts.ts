import * as z from 'zod';
import { kopecks } from '../core/fiscal/money.ts';
import { OPERATIONS, type Operation, TENDERS, type Tender } from '../core/fiscal/terms.ts';
import { type JobStatus, JobStatusSchema } from './snapshot.ts';

/**
 * Receipts as the window lists and shows them. A buyer's contact is in here only as its masked tail, and only while the
 * journal still holds it.
 *
 * Units: money in kopecks, quantities in thousandths, times in ms since the epoch by the agent's clock.
 */

const Kop = z.number().transform(kopecks);
const At = z.number();
const Words = z.object({ ru: z.string(), en: z.string() });
const OperationName = z.enum(Object.keys(OPERATIONS) as [Operation, ...Operation[]]);
const TenderName = z.enum(Object.keys(TENDERS) as [Tender, ...Tender[]]);

/** What a list may be narrowed to. `undelivered`: in the FN, without a ticket of the OFD. */
export const RECEIPT_FILTERS = ['all', 'waiting', 'inDoubt', 'parked', 'refused', 'undelivered', 'delivered'] as const;
export type ReceiptFilter = (typeof RECEIPT_FILTERS)[number];

/** Rows handed over in one call, at most. */
export const RECEIPTS_AT_ONCE = 200;

/** Newest first; `text`: a check, a sum in rubles, the tail of a contact or an FD number, whichever matches. */
export const ReceiptsQuerySchema = z.strictObject({
  text: z.string().max(100),
  filter: z.enum(RECEIPT_FILTERS),
  offset: z.int().nonnegative(),
  limit: z.int().min(1).max(RECEIPTS_AT_ONCE),
});
export type ReceiptsQuery = z.infer<typeof ReceiptsQuerySchema>;

/** In a list there is of a receipt what every screen shows of a job. A shop names its check on the wire, never the order. */
export type ReceiptRow = JobStatus;

export const ReceiptsPageSchema = z.object({
  /** How many there are in all. */
  total: z.number(),
  rows: z.array(JobStatusSchema),
  /** After an update: the oldest receipts are still being entered and are missing in list, search and number. */
  isPartial: z.literal(true).optional(),
});
export type ReceiptsPage = z.infer<typeof ReceiptsPageSchema>;

/** One thing that happened to it. `what`: the stable word of the journal; ru and en: the same for people. */
const Moment = z.object({
  at: At,
  what: z.string(),
  ru: z.string(),
  en: z.string(),
  /** Particulars in words, a code with its sentence; `detailEn` is missing where an agent of a version before it answers. */
  detail: z.string(),
  detailEn: z.string().optional(),
  /** `agent`, or the person who decided. */
  author: z.string(),
});
export type Moment = z.infer<typeof Moment>;

const Line = z.object({
  itemName: z.string(),
  quantityMilli: z.number(),
  priceKop: Kop,
  lineSumKop: Kop,
  vat: Words,
  paymentObject: Words,
  paymentMethod: Words,
  marked: z.boolean(),
});
export type ReceiptLine = z.infer<typeof Line>;

/**
 * What a person may do with a receipt.
 *
 * - `park`        holds it for a person before anything was sent
 * - `retry`       makes it (again); after a doubt only once the FN has proven that there is no document of it
 * - `settle`      names the FN document that is this receipt (operation and sum match)
 * - `notMade`     says it was not and will not be made; after a doubt only once the FN was read again
 * - `resend`      tells the shop the result again
 * - `makeReturn`  a new return receipt out of the stored one
 * - `makeCorrection` a correction out of the stored one, by the rules of its FFD
 */
export const RECEIPT_ACTIONS = [
  'park',
  'retry',
  'settle',
  'notMade',
  'resend',
  'makeReturn',
  'makeCorrection',
] as const;
export type ReceiptAction = (typeof RECEIPT_ACTIONS)[number];

export const ReceiptDetailSchema = z.object({
  status: JobStatusSchema,
  /** Oldest first. */
  timeline: z.array(Moment),
  lines: z.array(Line),
  tenders: z.partialRecord(TenderName, Kop),
  /** VAT of the whole receipt by rate, as far as it can be told from the lines. */
  vat: z.array(z.object({ rate: Words, lineSumKop: Kop, vatKop: Kop.optional() })),
  taxation: Words.optional(),
  /** Masked: the last signs of a phone, or the first letter and the domain of an address. */
  contact: z.string().optional(),
  cashier: z.string().optional(),
  settlementPlace: z.string().optional(),
  /** Our key inside the document, tag 1084. */
  key: z.string().optional(),
  /** What the QR code of the document says. */
  qr: z.string().optional(),
  /** As the shop sent it, as JSON, contacts masked. */
  incoming: z.string().optional(),
  /** What the cashbox and the shop said, newest last, in the words of the catalog. */
  said: z.array(z.object({ at: At, code: z.string(), ru: z.string(), en: z.string() })),
  /** Everything that fits its state. */
  actions: z.array(z.enum(RECEIPT_ACTIONS)),
});
export type ReceiptDetail = z.infer<typeof ReceiptDetailSchema>;

/** A document in the FN after the baseline whose operation and sum are those of a receipt in doubt. */
export const CandidateSchema = z.object({
  fdNumber: z.number(),
  fiscalSign: z.string(),
  issuedAt: z.string(),
  operation: OperationName,
  totalKop: Kop,
  /** `ours`: it carries the key of this receipt. `other`: the key of another one, or none. `unread`: the key cannot be read. */
  key: z.enum(['ours', 'other', 'unread']),
});
export type Candidate = z.infer<typeof CandidateSchema>;

/** What a new return or correction would be, for a person to read before the second confirmation. */
export const FollowUpSchema = z.object({
  kind: z.enum(['makeReturn', 'makeCorrection']),
  operation: OperationName,
  totalKop: Kop,
  lines: z.array(Line),
  tenders: z.partialRecord(TenderName, Kop),
  /** What a person must know first. */
  notes: z.array(Words),
  /** Names exactly this; `makeFollowUp` takes nothing else. */
  token: z.string(),
});
export type FollowUp = z.infer<typeof FollowUpSchema>;
