import * as z from 'zod';

import { DOCUMENT_OF_KIND } from '../../../core/fiscalization/intent.ts';
import type { Job } from '../../../core/fiscalization/job.ts';
import { intent, life } from './schema/life.ts';
import { errorCode, fiscalDocument, kop, maybe, nameOf, shiftTotals, text, whole } from './schema/parts.ts';
import { receipt } from './schema/receipt.ts';

const orderKind = z.enum(['check', 'closeShift']);

const origin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('shop'), shopId: text, kind: orderKind, checkId: text }),
  z.object({ from: z.literal('agent'), reason: text }),
  z.object({ from: z.literal('person'), author: text, reason: text }),
]);

const shopResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receiptMade'), document: fiscalDocument, totalKop: kop, kktRegNumber: text }),
  z.object({
    kind: z.literal('shiftClosed'),
    document: fiscalDocument,
    totals: maybe(shiftTotals),
    kktRegNumber: text,
  }),
  z.object({ kind: z.literal('refused'), order: orderKind, code: errorCode, text, totals: maybe(shiftTotals) }),
]);

const report = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('owed'), result: shopResult, tries: whole, nextAt: whole }),
  z.object({ state: z.literal('acked'), result: shopResult, at: whole }),
  z.object({ state: z.literal('parked'), result: shopResult, code: errorCode, detail: text }),
]);

/** A job as its row's body holds it. Reads JSON back into exactly what the core calls a {@link Job}. */
export const jobSchema = z.object({
  id: whole,
  version: whole,
  cashboxId: text,
  kind: nameOf(DOCUMENT_OF_KIND),
  origin,
  receivedAt: whole,
  incoming: maybe(z.unknown()),
  fingerprint: text,
  receipt: maybe(receipt),
  intent: maybe(intent),
  life,
  handOut: maybe(z.object({ token: text, kktSerial: text, at: whole, count: whole })),
  report,
  delivery: maybe(
    z.object({ ticket: z.object({ fdNumber: whole, confirmedAt: text, ofdFiscalSign: text }), at: whole }),
  ),
  conflict: maybe(
    z.object({ code: errorCode, detail: text, at: whole, incoming: maybe(z.unknown()), fingerprint: text }),
  ),
  totals: maybe(shiftTotals),
  // Optional and not `maybe`: a row written before there was such a field reads back as it was.
  contactsErasedAt: whole.optional(),
  followUps: z.array(whole).optional(),
});

type Primitive = string | number | boolean | bigint | null | undefined;
type DeepReadonly<T> = unknown extends T
  ? T
  : T extends Primitive
    ? T
    : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type Fits<A, B> = A extends B ? true : false;
type Schema = DeepReadonly<z.output<typeof jobSchema>>;
/** Does not compile when the schema and the core's type drift apart, in either direction. */
const same: readonly [Fits<Schema, Job>, Fits<DeepReadonly<Job>, Schema>] = [true, true];
void same;
