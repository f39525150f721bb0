import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { type TaskRow, task } from './row.ts';

const Nothing = z.strictObject({});

/** A task that only asks: it cancels nothing and is safe at any time. */
const question = <Request extends z.ZodType, Answer extends z.ZodType>(
  type: string,
  request: Request,
  answer: Answer,
  proven: TaskRow<Request, Answer>['proven'] = 'real 10.8',
) =>
  task({
    type,
    request,
    answer,
    cancelsOpenDocument: false,
    effect: 'reads',
    proof: 'none',
    limitMs: LIMITS.document,
    proven,
  });

const FnWarnings = z.object({
  criticalError: z.boolean(),
  memoryOverflow: z.boolean(),
  needReplacement: z.boolean(),
  ofdTimeout: z.boolean(),
  resourceExhausted: z.boolean(),
});

const CodeAndText = z.object({ code: z.int(), description: z.string().optional() });

/** Exchange with the OFD as one task tells it. Dates mean nothing when nothing is unsent. */
const ExchangeAnswer = z.object({
  status: z.object({
    notSentCount: z.int(),
    notSentFirstDocNumber: z.int().optional(),
    notSentFirstDocDateTime: z.string().optional(),
  }),
  errors: z.object({
    network: CodeAndText,
    ofd: CodeAndText,
    fn: CodeAndText,
    fnCommandCode: z.int().optional(),
    documentNumber: z.int().optional(),
    lastSuccessConnectionDateTime: z.string().optional(),
  }),
});

/**
 * The same of notices instead of documents. The names of the first unsent notice are in no source, so nothing is asked of
 * them; the count is.
 */
const MarkingExchangeAnswer = z.object({
  status: z.looseObject({ notSentCount: z.int() }),
  errors: z.looseObject({ network: CodeAndText.optional(), fn: CodeAndText.optional() }),
});

const ByType = z.object({ count: z.int(), sum: z.number() });

/** Questions to device, FN and OFD exchange. */
export const QUERY_TASKS = {
  getDeviceInfo: question(
    'getDeviceInfo',
    Nothing,
    z.object({
      deviceInfo: z.object({
        model: z.int(),
        modelName: z.string(),
        serial: z.string(),
        firmwareVersion: z.string(),
        ffdVersion: z.string().optional(),
        fnFfdVersion: z.string().optional(),
      }),
    }),
  ),
  getDeviceStatus: question(
    'getDeviceStatus',
    Nothing,
    z.object({
      deviceStatus: z.object({
        blocked: z.boolean(),
        coverOpened: z.boolean(),
        currentDateTime: z.string(),
        fiscal: z.boolean(),
        fnFiscal: z.boolean(),
        fnPresent: z.boolean(),
        paperPresent: z.boolean(),
        shift: z.enum(['closed', 'opened', 'expired']),
      }),
    }),
  ),
  getShiftStatus: question(
    'getShiftStatus',
    Nothing,
    z.object({
      shiftStatus: z.object({
        number: z.int(),
        state: z.enum(['closed', 'opened', 'expired']),
        expiredTime: z.string().optional(),
      }),
    }),
  ),
  getShiftTotals: question(
    'getShiftTotals',
    Nothing,
    z.object({
      shiftTotals: z.object({
        shiftNumber: z.int(),
        cashDrawer: z.object({ sum: z.number() }),
        income: ByType,
        outcome: ByType,
      }),
    }),
  ),
  getCashDrawerStatus: question(
    'getCashDrawerStatus',
    Nothing,
    z.object({ counters: z.object({ cashSum: z.number() }) }),
  ),
  getFnInfo: question(
    'getFnInfo',
    Nothing,
    z.object({
      fnInfo: z.object({
        serial: z.string(),
        numberOfRegistrations: z.int(),
        registrationsRemaining: z.int(),
        validityDate: z.string(),
        livePhase: z.string(),
        warnings: FnWarnings,
      }),
    }),
  ),
  /** The last document of the FN. */
  getFnStatus: question(
    'getFnStatus',
    Nothing,
    z.object({
      fnStatus: z.object({ fiscalDocumentNumber: z.int(), fiscalReceiptNumber: z.int(), warnings: FnWarnings }),
    }),
  ),
  /** A document with its tags; its OFD ticket, when the FN has it, is asked by the native call. */
  getFnDocument: question(
    'getFnDocument',
    z.strictObject({ fiscalDocumentNumber: z.int().positive(), withRawData: z.boolean().optional() }),
    z.object({
      documentTLV: z.looseObject({
        fiscalDocumentType: z.union([z.string(), z.int()]).optional(),
        short: z.boolean().optional(),
        qr: z.string().optional(),
      }),
      rawData: z.string().optional(),
    }),
  ),
  ofdExchangeStatus: question('ofdExchangeStatus', Nothing, ExchangeAnswer),
  ismExchangeStatus: question('ismExchangeStatus', Nothing, MarkingExchangeAnswer, 'double'),
  getRegistrationInfo: question(
    'getRegistrationInfo',
    Nothing,
    z.object({
      organization: z.object({
        name: z.string(),
        vatin: z.string(),
        taxationTypes: z.array(z.string()),
        address: z.string().optional(),
      }),
      device: z.object({
        paymentsAddress: z.string().optional(),
        registrationNumber: z.string(),
        ffdVersion: z.string(),
        ofdChannel: z.string().optional(),
      }),
      ofd: z.object({
        name: z.string(),
        vatin: z.string(),
        host: z.string().optional(),
        port: z.int().optional(),
      }),
    }),
  ),
} as const;
