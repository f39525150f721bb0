import * as z from 'zod';

import {
  AGENT_TYPES,
  PAYMENT_METHODS,
  PAYMENT_OBJECTS,
  TAXATION_TYPES,
  TENDERS,
} from '../../../../core/fiscal/terms.ts';
import { VAT_RATES } from '../../../../core/fiscal/vat.ts';
import { kop, maybe, milli, nameOf, operation, text, whole } from './parts.ts';

const phones = z.array(text);

const agentBlock = z.object({
  agentType: nameOf(AGENT_TYPES),
  payingAgent: maybe(z.object({ operation: maybe(text), phones })),
  receivePaymentsOperator: maybe(z.object({ phones })),
  moneyTransferOperator: maybe(z.object({ phones, name: maybe(text), address: maybe(text), inn: maybe(text) })),
});

const markingCode = z.object({
  form: z.enum(['tag1162', 'full']),
  base64: text,
  estimatedStatus: maybe(z.enum(['itemPieceSold', 'itemPieceReturn'])),
});

const item = z.object({
  itemName: text,
  priceKop: kop,
  quantityMilli: milli,
  lineSumKop: kop,
  vatRate: nameOf(VAT_RATES),
  paymentMethod: nameOf(PAYMENT_METHODS),
  paymentObject: nameOf(PAYMENT_OBJECTS),
  measurementUnit: maybe(whole),
  markingCode: maybe(markingCode),
  agent: maybe(agentBlock),
  supplier: maybe(z.object({ phones, name: maybe(text), inn: maybe(text) })),
});

export const receipt = z.object({
  operation,
  taxationType: nameOf(TAXATION_TYPES),
  items: z.array(item),
  tenders: z.record(nameOf(TENDERS), kop),
  totalKop: kop,
  clientContact: text,
  internetSign: z.boolean(),
  paymentsPlace: text,
});
