import * as z from 'zod';

/** Rubles as the tasks say them: a double of at most two digits after the point. */
export const Rubles = z
  .number()
  .min(0)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'more than two digits after the point');

/** `YYYY.MM.DD`. */
export const TaskDate = z.string().regex(/^\d{4}\.\d\d\.\d\d$/);

export const Operator = z.strictObject({ name: z.string(), vatin: z.string().optional() });

export const TAXATION_NAMES = ['osn', 'usnIncome', 'usnIncomeOutcome', 'envd', 'esn', 'patent'] as const;
export const PAYMENT_NAMES = ['cash', 'electronically', 'prepaid', 'credit', 'other'] as const;
/** Never numbers: those of 5 and 7 % moved between builds (dto10-driver 2.1). */
export const VAT_NAMES = [
  'none',
  'vat0',
  'vat10',
  'vat110',
  'vat20',
  'vat120',
  'vat5',
  'vat7',
  'vat105',
  'vat107',
  'vat22',
  'vat122',
] as const;
export const AGENT_NAMES = [
  'bankPayingAgent',
  'bankPayingSubagent',
  'payingAgent',
  'payingSubagent',
  'attorney',
  'commissionAgent',
  'another',
] as const;
export const METHOD_NAMES = [
  'fullPrepayment',
  'prepayment',
  'advance',
  'fullPayment',
  'partialPayment',
  'credit',
  'creditPayment',
] as const;

const Phones = z.array(z.string());

export const AgentInfo = z.strictObject({
  agents: z.array(z.enum(AGENT_NAMES)).min(1),
  payingAgent: z.strictObject({ operation: z.string().optional(), phones: Phones }).optional(),
  receivePaymentsOperator: z.strictObject({ phones: Phones }).optional(),
  moneyTransferOperator: z
    .strictObject({
      name: z.string().optional(),
      address: z.string().optional(),
      vatin: z.string().optional(),
      phones: Phones,
    })
    .optional(),
});

export const SupplierInfo = z.strictObject({
  name: z.string().optional(),
  vatin: z.string().optional(),
  phones: Phones,
});

export const ItemInfoCheckResult = z.object({
  imcCheckFlag: z.boolean(),
  imcCheckResult: z.boolean(),
  imcStatusInfo: z.boolean(),
  imcEstimatedStatusCorrect: z.boolean(),
  ecrStandAloneFlag: z.boolean(),
});
export type ItemInfoCheckResult = z.infer<typeof ItemInfoCheckResult>;

export const MARK_STATUS_NAMES = ['itemPieceSold', 'itemPieceReturn'] as const;

/** A marking code of FFD 1.2 as the device is asked about it. `imc`: base64 of the raw code. */
export const MarkingCodeParams = z.strictObject({
  imcType: z.literal('auto'),
  imc: z.string(),
  itemEstimatedStatus: z.enum(MARK_STATUS_NAMES),
  imcModeProcessing: z.literal(0),
});
export type MarkingCodeParams = z.infer<typeof MarkingCodeParams>;

/** What a made document says of itself. Only the number is always there, and even that may be missing (4.2). */
export const FiscalParams = z.object({
  fiscalDocumentNumber: z.int().optional(),
  fiscalDocumentDateTime: z.string().optional(),
  fiscalDocumentSign: z.string().optional(),
  fnNumber: z.string().optional(),
  registrationNumber: z.string().optional(),
  shiftNumber: z.int().optional(),
  fiscalReceiptNumber: z.int().optional(),
  total: z.number().optional(),
});

export const Warnings = z.object({
  notPrinted: z.boolean().optional(),
  nonFiscal: z.boolean().optional(),
  recovered: z.boolean().optional(),
});

/** Both may be missing after a good close, and the answer itself may be empty: it proves nothing either way. */
export const FiscalAnswer = z
  .object({ fiscalParams: FiscalParams.optional(), warnings: Warnings.optional() })
  .optional();

/** Tasks that answer with an empty text. */
export const NoAnswer = z.undefined();
