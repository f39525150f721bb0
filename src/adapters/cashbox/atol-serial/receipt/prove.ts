import { KassaError } from '../../../../core/errors.ts';
import type { FiscalDocument, FnDocumentType } from '../../../../core/fiscal/fiscal-document.ts';
import type { Receipt } from '../../../../core/fiscal/receipt.ts';
import type { ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { orUnknown } from '../../../../core/fiscalization/or-unknown.ts';
import { readKey } from '../reading/document-tags.ts';
import { readDocument } from '../reading/documents.ts';
import { RECEIPT_TYPES } from '../reading/operation.ts';
import type { Session } from '../session.ts';

const notProven = (detail: string): KassaError => new KassaError('CB-103', detail);

/**
 * The receipt as the FN holds it: number after the baseline, operation and sum; and our key too, unless it is the very
 * next document after the baseline.
 *
 * @throws {KassaError} CB-103 when what is there is not proven to be it, CB-102 when it could not be looked at
 */
export async function proveReceipt(
  session: Session,
  expected: { readonly receipt: Receipt; readonly key: ReceiptKey; readonly lastFdNumber: number },
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const { receipt, key, lastFdNumber } = expected;
  return orUnknown(async () => {
    const last = await session.device.call('readLastReceipt', {}, signal);
    if (last.type !== RECEIPT_TYPES[receipt.operation] || last.sumKop !== receipt.totalKop) {
      throw notProven(`последний чек кассы — не наш: ФД ${last.fdNumber}`);
    }
    const document = await demandDocument(session, last.fdNumber, lastFdNumber, 'receipt', signal);
    if (document.operation !== receipt.operation || document.totalKop !== receipt.totalKop) {
      throw notProven(`ФД ${document.fdNumber}: другая сумма или признак расчёта`);
    }
    if (document.fdNumber !== lastFdNumber + 1) await demandKey(session, document.fdNumber, key, signal);
    return document;
  });
}

/**
 * The shift document as the FN holds it: the last one, after the baseline, of that type.
 *
 * @throws {KassaError} CB-103, CB-102 as {@link proveReceipt}
 */
export async function proveShiftDocument(
  session: Session,
  type: 'shiftOpen' | 'shiftClose',
  lastFdNumber: number,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  return orUnknown(async () => {
    const { fdNumber } = await session.device.call('readLastDocument', {}, signal);
    return demandDocument(session, fdNumber, lastFdNumber, type, signal);
  });
}

async function demandDocument(
  session: Session,
  fdNumber: number,
  lastFdNumber: number,
  type: FnDocumentType,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  if (fdNumber <= lastFdNumber) throw notProven(`новых документов в ФН нет: последний ФД ${fdNumber}`);
  const document = await readDocument(session, fdNumber, signal);
  if (!document) throw notProven(`касса называет ФД ${fdNumber}, в ФН его нет`);
  if (document.type !== type) throw notProven(`ФД ${fdNumber}: вид документа ${document.type}`);
  return document;
}

async function demandKey(session: Session, fdNumber: number, key: ReceiptKey, signal: AbortSignal): Promise<void> {
  const seen = await readKey(session, fdNumber, signal);
  if (!seen.read || seen.key !== key) throw notProven(`ФД ${fdNumber}: ключ не наш или не читается`);
}
