import * as z from 'zod';

const kop = z.number().int().nonnegative();

/** What makes a receipt a receipt, beside its tags: feeds counters, registers and the ledger's reader. */
const receiptSchema = z.object({
  /** Receipt type of the wire: 1 sell, 2 sell return, 4 buy, 5 buy return, 7..10 corrections. */
  kind: z.number().int(),
  /** Number within the shift. */
  number: z.number().int(),
  electronic: z.boolean(),
  totalKop: kop,
  /** Cash (change taken off), electronic, prepaid, credit, other. */
  paymentsKop: z.array(kop).length(5),
  changeKop: kop,
  /** Tax sums by row of the tax table. */
  taxesKop: z.record(z.string(), kop),
});

const documentSchema = z.object({
  fdNumber: z.number().int().positive(),
  /** Type of the FN: 1 registration, 2 shift open, 3 receipt, 5 shift close, 21 settlement report, 31 correction. */
  type: z.number().int(),
  /** Device time. */
  localMs: z.number(),
  /** Time of the injected clock, for the way to the OFD. */
  madeAtMs: z.number(),
  fiscalSign: z.number().int().nonnegative(),
  shiftNumber: z.number().int().nonnegative(),
  /** All TLVs of the document, hex. */
  tlv: z.string(),
  receipt: receiptSchema.optional(),
});

/** One fact that outlives the power. The device's lasting state is the fold of these and nothing else. */
export const recordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('born'), serial: z.string(), model: z.union([z.literal(61), z.literal(77)]) }),
  z.object({ kind: z.literal('fnInstalled'), fnSerial: z.string(), localMs: z.number() }),
  z.object({ kind: z.literal('document'), document: documentSchema }),
  z.object({ kind: z.literal('ticket'), fdNumber: z.number().int(), localMs: z.number() }),
  z.object({ kind: z.literal('cash'), direction: z.enum(['in', 'out']), sumKop: kop }),
  z.object({ kind: z.literal('cancelled'), sumKop: kop }),
  z.object({ kind: z.literal('clock'), offsetMs: z.number() }),
  z.object({ kind: z.literal('table'), cell: z.string(), value: z.string() }),
  z.object({ kind: z.literal('print'), unfinished: z.boolean() }),
]);

export type KktRecord = z.output<typeof recordSchema>;
export type FnDocumentRecord = z.output<typeof documentSchema>;
export type ReceiptSummary = z.output<typeof receiptSchema>;

/** Document types of the FN that the virtual cashbox makes. */
export const FN_DOCUMENT = {
  registration: 1,
  shiftOpen: 2,
  receipt: 3,
  shiftClose: 5,
  settlementReport: 21,
  correction: 31,
} as const;
