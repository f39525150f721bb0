import type * as z from 'zod';
import type { ReceiptRules } from '../../../core/fiscal/draft/draft.ts';
import { toReceipt } from '../../../core/fiscal/draft/to-receipt.ts';
import type { Translation } from '../../../core/ports/shop-door.ts';
import { checkSchema } from './check-schema.ts';
import { type Document, isOfDeletedOrder, shapeOf } from './check-shape.ts';
import { fingerprintOf, fingerprintOfDocument } from './fingerprint.ts';
import { toDraft } from './to-draft.ts';

export interface TranslatedCheck {
  readonly translation: Translation;
  readonly fingerprint: string;
}

/**
 * What becomes of one check of the shop.
 *
 * @param checkId only named in the cure for a deleted order
 * @param today local date `YYYY-MM-DD`
 */
export function translateCheck(check: Document, checkId: string, rules: ReceiptRules, today: string): TranslatedCheck {
  const shape = shapeOf(check);
  const asItIs = { fingerprint: fingerprintOfDocument(check) };
  if (isOfDeletedOrder(check)) return { ...asItIs, translation: refusal('CB-438', `чек №${checkId}`) };
  if (shape === 'V1') return { ...asItIs, translation: refusal('CB-437', '') };
  const parsed = checkSchema.safeParse(check);
  if (shape === 'unknown') return { ...asItIs, translation: refusal('CB-439', 'нет external_id') };
  if (!parsed.success) return { ...asItIs, translation: refusal('CB-439', firstField(parsed.error)) };
  return { fingerprint: fingerprintOf(parsed.data), translation: toReceipt(toDraft(parsed.data), rules, today) };
}

function refusal(code: 'CB-437' | 'CB-438' | 'CB-439', detail: string): Translation {
  return { kind: 'refusal', code, detail };
}

/** The place, never the value: it may be somebody's contact. */
function firstField(error: z.ZodError): string {
  return `поле ${error.issues[0]?.path.join('.') ?? ''}`;
}
