import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { FiscalAnswer, FiscalParams, NoAnswer, Operator, Rubles, Warnings } from './parts.ts';
import { CorrectionRequest, ReceiptRequest } from './receipt-request.ts';
import { task } from './row.ts';

const ShiftRequest = z.strictObject({ operator: Operator.optional(), electronically: z.boolean().optional() });
const CashRequest = z.strictObject({ cashSum: Rubles, operator: Operator.optional() });
const CashAnswer = z.object({ counters: z.object({ cashSum: z.number() }).optional() }).optional();

/** What the receipts have in common. */
const receipt = (type: 'sell' | 'sellReturn' | 'buy' | 'buyReturn') =>
  task({
    type,
    request: ReceiptRequest,
    answer: FiscalAnswer,
    cancelsOpenDocument: true,
    effect: 'decides',
    proof: 'FN document',
    limitMs: LIMITS.receiptTask,
    proven: 'real 10.8',
  });

const correction = (type: 'sellCorrection' | 'sellReturnCorrection' | 'buyCorrection' | 'buyReturnCorrection') =>
  task({
    type,
    request: CorrectionRequest,
    answer: FiscalAnswer,
    cancelsOpenDocument: true,
    effect: 'decides',
    proof: 'FN document',
    limitMs: LIMITS.receiptTask,
    proven: 'double',
  });

const cash = (type: 'cashIn' | 'cashOut') =>
  task({
    type,
    request: CashRequest,
    answer: CashAnswer,
    cancelsOpenDocument: true,
    effect: 'decides',
    proof: 'cash counters',
    limitMs: LIMITS.cash,
    proven: 'real 10.8',
  });

/** Tasks that make something: documents in the FN, cash in the drawer, paper. */
export const FISCAL_TASKS = {
  sell: receipt('sell'),
  sellReturn: receipt('sellReturn'),
  buy: receipt('buy'),
  buyReturn: receipt('buyReturn'),
  sellCorrection: correction('sellCorrection'),
  sellReturnCorrection: correction('sellReturnCorrection'),
  buyCorrection: correction('buyCorrection'),
  buyReturnCorrection: correction('buyReturnCorrection'),
  openShift: task({
    type: 'openShift',
    request: ShiftRequest,
    answer: FiscalAnswer,
    cancelsOpenDocument: true,
    effect: 'decides',
    proof: 'FN document',
    limitMs: LIMITS.openShift,
    proven: 'real 10.8',
  }),
  closeShift: task({
    type: 'closeShift',
    request: ShiftRequest,
    answer: z
      .object({
        fiscalParams: FiscalParams.extend({ receiptsCount: z.int().optional() }).optional(),
        warnings: Warnings.optional(),
      })
      .optional(),
    cancelsOpenDocument: true,
    effect: 'decides',
    proof: 'FN document',
    limitMs: LIMITS.closeShift,
    proven: 'real 10.8',
  }),
  cashIn: cash('cashIn'),
  cashOut: cash('cashOut'),
  reportX: task({
    type: 'reportX',
    request: z.strictObject({ operator: Operator.optional() }),
    answer: NoAnswer,
    cancelsOpenDocument: true,
    effect: 'prepares',
    proof: 'none',
    limitMs: LIMITS.report,
    proven: 'real 10.8',
  }),
  nonFiscal: task({
    type: 'nonFiscal',
    request: z.strictObject({
      printFooter: z.boolean().optional(),
      items: z
        .array(
          z.strictObject({
            type: z.literal('text'),
            text: z.string(),
            alignment: z.enum(['left', 'center', 'right']).optional(),
          }),
        )
        .min(1),
    }),
    answer: NoAnswer,
    cancelsOpenDocument: true,
    effect: 'prepares',
    proof: 'none',
    limitMs: LIMITS.report,
    proven: 'real 10.8',
  }),
  continuePrint: task({
    type: 'continuePrint',
    request: z.strictObject({}),
    answer: NoAnswer,
    cancelsOpenDocument: false,
    effect: 'prepares',
    proof: 'none',
    limitMs: LIMITS.continuePrint,
    proven: 'real 10.8',
  }),
} as const;
