import * as z from 'zod';

import type { ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { errorCode, fiscalDocument, kop, maybe, operation, text, whole } from './parts.ts';

export const intent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('receipt'),
    operation,
    totalKop: kop,
    key: z.custom<ReceiptKey>((value) => typeof value === 'string'),
    partialSumsKop: z.array(kop),
  }),
  z.object({ kind: z.literal('openShift') }),
  z.object({ kind: z.literal('closeShift') }),
  z.object({ kind: z.literal('cashIn'), sumKop: kop }),
  z.object({ kind: z.literal('cashOut'), sumKop: kop }),
]);

const baseline = z.object({
  fnSerial: text,
  lastFdNumber: whole,
  shiftNumber: whole,
  cash: maybe(z.object({ cashInCount: whole, cashInKop: kop, cashOutCount: whole, cashOutKop: kop })),
});

const closing = z.object({ at: whole, taskRef: text });

const doubt = z.object({
  attempt: whole,
  baseline,
  closing: maybe(closing),
  code: errorCode,
  detail: text,
});

export const life = z.discriminatedUnion('state', [
  z.object({ state: z.literal('received'), attempt: whole }),
  z.object({ state: z.literal('sent'), attempt: whole, baseline }),
  z.object({ state: z.literal('closing'), attempt: whole, baseline, closing }),
  doubt.extend({ state: z.literal('inDoubt') }),
  z.object({ state: z.literal('fiscal'), document: fiscalDocument }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('refused'), code: errorCode, detail: text }),
  z.object({ state: z.literal('parked'), attempt: whole, code: errorCode, detail: text, doubt: maybe(doubt) }),
]);
