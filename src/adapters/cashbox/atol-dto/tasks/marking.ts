import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { ItemInfoCheckResult, MarkingCodeParams } from './parts.ts';
import { task } from './row.ts';

const Nothing = z.strictObject({});

const step = <Request extends z.ZodType, Answer extends z.ZodType>(type: string, request: Request, answer: Answer) =>
  task({
    type,
    request,
    answer,
    cancelsOpenDocument: false,
    effect: 'prepares',
    proof: 'none',
    limitMs: LIMITS.marking,
    proven: 'double',
  });

/** Check of marking codes before the sale, FFD 1.2. Source: dto10-driver 2.5. */
export const MARKING_TASKS = {
  pingIsm: step(
    'pingIsm',
    z.strictObject({ timeout: z.int().optional() }),
    z.looseObject({ ready: z.boolean(), time: z.number().optional() }),
  ),
  clearMarkingCodeValidationResult: step('clearMarkingCodeValidationResult', Nothing, z.unknown()),
  beginMarkingCodeValidation: step(
    'beginMarkingCodeValidation',
    z.strictObject({ params: MarkingCodeParams }),
    z.object({
      offlineValidation: z.object({
        fmCheck: z.boolean(),
        fmCheckResult: z.boolean(),
        fmCheckErrorReason: z.string().optional(),
      }),
    }),
  ),
  getMarkingCodeValidationStatus: step(
    'getMarkingCodeValidationStatus',
    Nothing,
    z.object({
      /** Missing when the script turned an error of the call into an answer. */
      ready: z.boolean().optional(),
      sentImcRequest: z.boolean().optional(),
      driverError: z
        .object({ code: z.int(), error: z.string().optional(), description: z.string().optional() })
        .optional(),
      onlineValidation: z.object({ itemInfoCheckResult: ItemInfoCheckResult }).optional(),
    }),
  ),
  acceptMarkingCode: step('acceptMarkingCode', Nothing, z.object({ itemInfoCheckResult: ItemInfoCheckResult })),
  declineMarkingCode: step('declineMarkingCode', Nothing, z.unknown()),
  cancelMarkingCodeValidation: step('cancelMarkingCodeValidation', Nothing, z.unknown()),
  checkMarkingCodeValidationsReady: step(
    'checkMarkingCodeValidationsReady',
    Nothing,
    // What it answers is in no source; a plain "not ready" is understood.
    z.looseObject({ ready: z.boolean().optional() }).optional(),
  ),
} as const;
