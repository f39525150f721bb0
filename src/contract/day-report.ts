import * as z from 'zod';
import { DIFFERENCES, type DifferenceKind } from '../core/day/difference.ts';
import { NEEDED_OFD_FIELDS, type OfdColumns } from '../core/day/ofd-row.ts';
import { isErrorCode } from '../core/errors.ts';
import { kopecks } from '../core/fiscal/money.ts';
import { OPERATIONS, type Operation, TENDERS, type Tender } from '../core/fiscal/terms.ts';

/**
 * The report of a day and the export of the OFD, as agent, command line and window say them to each other.
 *
 * Units: money in kopecks, times in ms since the epoch.
 */

const Kop = z.number().transform(kopecks);
const OperationName = z.enum(Object.keys(OPERATIONS) as [Operation, ...Operation[]]);
const Tenders = z.record(z.enum(Object.keys(TENDERS) as [Tender, ...Tender[]]), Kop);
const Words = z.object({ ru: z.string(), en: z.string() });
const SumsSchema = z.object({ count: z.number(), totalKop: Kop, tenders: Tenders.optional() });

const DifferenceSchema = z.object({
  kind: z.enum(Object.keys(DIFFERENCES) as [DifferenceKind, ...DifferenceKind[]]),
  cashboxId: z.string(),
  jobId: z.number().optional(),
  shopId: z.string().optional(),
  checkId: z.string().optional(),
  fnSerial: z.string().optional(),
  fdNumber: z.number().optional(),
  otherFdNumber: z.number().optional(),
  totalKop: Kop.optional(),
  detail: Words,
  code: z.string().refine(isErrorCode).optional(),
});

const ShiftSchema = z.object({
  fnSerial: z.string(),
  shiftNumber: z.number().optional(),
  openedFd: z.number().optional(),
  openedAt: z.string().optional(),
  closedFd: z.number().optional(),
  closedAt: z.string().optional(),
  receipts: z.partialRecord(OperationName, SumsSchema),
  counters: z.object({ salesKop: Kop, returnsKop: Kop, cashInDrawerKop: Kop, nonResettableKop: Kop }).optional(),
  agreement: z.enum(['agrees', 'differs', 'notCompared']),
});

const CashboxDaySchema = z.object({
  cashboxId: z.string(),
  ranges: z.array(z.object({ fnSerial: z.string(), fdFrom: z.number().optional(), fdTo: z.number().optional() })),
  sums: z.array(
    z.object({ operation: OperationName, journal: SumsSchema, fn: SumsSchema, ofd: SumsSchema.optional() }),
  ),
  shifts: z.array(ShiftSchema),
  unsentCount: z.number().optional(),
});

const DocumentSchema = z.object({
  cashboxId: z.string(),
  fnSerial: z.string(),
  fdNumber: z.number(),
  fiscalSign: z.string(),
  issuedAt: z.string(),
  type: z.string(),
  operation: OperationName.optional(),
  totalKop: Kop.optional(),
  tenders: Tenders.optional(),
  shopId: z.string().optional(),
  checkId: z.string().optional(),
  acknowledged: z.boolean(),
  delivered: z.boolean(),
  seen: z.enum(['seen', 'notSeen', 'notChecked']),
});

/** `DayReport` of the core as JSON carries it: what is undefined there is left out here. */
export const DayReportSchema = z.object({
  date: z.string(),
  isWhole: z.boolean(),
  from: z.number(),
  to: z.number(),
  madeAt: z.number(),
  differences: z.array(DifferenceSchema),
  unlistedCount: z.number(),
  asked: z.object({
    received: z.number(),
    fiscal: z.number(),
    reported: z.number(),
    delivered: z.number(),
    seen: z.number(),
  }),
  cashboxes: z.array(CashboxDaySchema),
  notChecked: z.array(Words),
  outOfSight: z.array(Words),
  documents: z.array(DocumentSchema),
});

/** The column map: heading of the column for each thing we look for. */
export const OfdColumnsSchema = z.strictObject({
  ...(Object.fromEntries(NEEDED_OFD_FIELDS.map((field) => [field, z.string().min(1)])) as {
    [F in (typeof NEEDED_OFD_FIELDS)[number]]: z.ZodString;
  }),
  fiscalSign: z.string().min(1).optional(),
  operation: z.string().min(1).optional(),
  issuedAt: z.string().min(1).optional(),
}) satisfies z.ZodType<OfdColumns>;

/** Rows handed over in one call, at most; a large export comes in several. */
export const OFD_ROWS_AT_ONCE = 1_000;

export const OfdRowSchema = z.strictObject({
  line: z.int().positive(),
  fnSerial: z.string().regex(/^\d{1,16}$/),
  fdNumber: z.int().positive(),
  totalKop: z.int().nonnegative().transform(kopecks),
  fiscalSign: z.string().optional(),
  operation: OperationName.optional(),
  issuedAt: z.string().optional(),
});
