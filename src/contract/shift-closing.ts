import * as z from 'zod';
import { kopecks } from '../core/fiscal/money.ts';

const Kop = z.number().transform(kopecks);

/** How far the closing of a shift that a person ordered has come. Money in kopecks. */
export const ShiftClosingSchema = z.discriminatedUnion('state', [
  /** The words: what stands in its way now; `en` is missing where an agent of a version before it answers. */
  z.object({ state: z.literal('waiting'), ru: z.string().optional(), en: z.string().optional() }),
  z.object({
    state: z.literal('closed'),
    document: z.object({ fnSerial: z.string(), fdNumber: z.number(), fiscalSign: z.string(), issuedAt: z.string() }),
    /** What the cashbox had counted just before; absent where that could not be read. */
    totals: z
      .object({
        shiftNumber: z.number(),
        cashInDrawerKop: Kop,
        cashPaymentsKop: Kop,
        salesKop: Kop,
        returnsKop: Kop,
        nonResettableKop: Kop,
      })
      .optional(),
  }),
  /** Somebody else had closed that shift before: nothing was made. */
  z.object({ state: z.literal('met') }),
  z.object({ state: z.literal('failed'), ru: z.string(), en: z.string().optional() }),
]);
export type ShiftClosing = z.infer<typeof ShiftClosingSchema>;
