import * as z from 'zod';
import { isMeasurementUnit, PAYMENT_OBJECTS } from '../../../../core/fiscal/terms.ts';
import {
  AgentInfo,
  ItemInfoCheckResult,
  MarkingCodeParams,
  METHOD_NAMES,
  Operator,
  PAYMENT_NAMES,
  Rubles,
  SupplierInfo,
  TAXATION_NAMES,
  TaskDate,
  VAT_NAMES,
} from './parts.ts';

const OBJECT_NUMBERS: readonly number[] = Object.values(PAYMENT_OBJECTS);

const Position = z.strictObject({
  type: z.literal('position'),
  name: z.string().min(1),
  price: Rubles,
  quantity: z.number().positive(),
  amount: Rubles,
  /** FFD 1.2: the number of tag 2108; older: the unit as text. */
  measurementUnit: z.union([z.int().refine(isMeasurementUnit), z.string()]).optional(),
  paymentMethod: z.enum(METHOD_NAMES),
  /** The number as text: some names changed between builds. */
  paymentObject: z.string().refine((text) => OBJECT_NUMBERS.includes(Number(text))),
  tax: z.strictObject({ type: z.enum(VAT_NAMES) }),
  agentInfo: AgentInfo.optional(),
  supplierInfo: SupplierInfo.optional(),
  /** FFD up to 1.1: bytes of tag 1162 in base64. Hex is taken too and becomes nonsense in the FN (measured on 10.8). */
  nomenclatureCode: z.string().optional(),
  imcParams: MarkingCodeParams.extend({ itemInfoCheckResult: ItemInfoCheckResult }).optional(),
});

/** Our key: tags 1084, 1085, 1086. */
const UserAttribute = z.strictObject({
  type: z.literal('userAttribute'),
  name: z.string(),
  value: z.string(),
  print: z.literal(false),
});

const receiptFields = {
  taxationType: z.enum(TAXATION_NAMES),
  electronically: z.boolean(),
  internet: z.literal(true).optional(),
  ignoreNonFiscalPrintErrors: z.literal(true),
  operator: Operator.optional(),
  paymentsPlace: z.string().optional(),
  paymentsAddress: z.string().optional(),
  clientInfo: z.strictObject({ emailOrPhone: z.string() }).optional(),
  items: z.array(z.discriminatedUnion('type', [Position, UserAttribute])).min(1),
  payments: z.array(z.strictObject({ type: z.enum(PAYMENT_NAMES), sum: Rubles })).min(1),
  /** Always said: an item the script drops in silence then fails loudly. */
  total: Rubles,
};

/** `sell`, `sellReturn`, `buy`, `buyReturn`. Strict: a field the script does not know is dropped in silence. */
export const ReceiptRequest = z.strictObject(receiptFields);
export type ReceiptTask = z.infer<typeof ReceiptRequest>;

/**
 * The four corrections. Below FFD 1.1 they have no positions: among `items` stands our key alone, and payments and sums of
 * VAT are all that is said.
 */
export const CorrectionRequest = z
  .strictObject({
    ...receiptFields,
    taxes: z
      .array(z.strictObject({ type: z.enum(VAT_NAMES), sum: Rubles }))
      .min(1)
      .optional(),
    correctionType: z.enum(['self', 'instruction']),
    correctionBaseDate: TaskDate,
    correctionBaseNumber: z.string().min(1).optional(),
    correctionBaseName: z.string().optional(),
  })
  .refine(
    ({ correctionType, correctionBaseNumber }) => correctionType === 'self' || correctionBaseNumber !== undefined,
    {
      path: ['correctionBaseNumber'],
    },
  );
