import { KassaError } from '../../../../core/errors.ts';
import type { FiscalDocument, FnDocumentType } from '../../../../core/fiscal/fiscal-document.ts';
import type { Receipt } from '../../../../core/fiscal/receipt.ts';
import type { ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { orUnknown } from '../../../../core/fiscalization/or-unknown.ts';
import { hasInternetSign, keyIn, readDocumentTags } from '../reading/document-tags.ts';
import { readDocument, readLastFdNumber } from '../reading/documents.ts';
import { type ListedDocument, readLastDocument, wholeDocument } from '../reading/last-document.ts';
import type { Session } from '../session.ts';

const notProven = (detail: string): KassaError => new KassaError('CB-103', detail);

/** `listed`: the FN's last document, if it was read after the close already. */
interface Expected {
  readonly receipt: Receipt;
  readonly key: ReceiptKey;
  readonly lastFdNumber: number;
  readonly listed: ListedDocument | undefined;
}

/**
 * The receipt as the FN holds it: number after the baseline, operation, sum, our key, and the sign of an internet sale
 * where the shop said it (older drivers drop that one in silence).
 *
 * @throws {KassaError} CB-103 when what is there is not proven to be it, CB-102 when it could not be looked at
 */
export async function proveReceipt(session: Session, expected: Expected, signal: AbortSignal): Promise<FiscalDocument> {
  const { receipt, key, lastFdNumber, listed } = expected;
  return orUnknown(async () => {
    const inOneGo = listed ? wholeDocument(session, listed) : await readLastDocument(session, signal);
    const document = inOneGo
      ? demandNew(inOneGo.document, lastFdNumber, 'receipt')
      : await demandLast(session, lastFdNumber, 'receipt', signal);
    const { fdNumber } = document;
    if (document.operation !== receipt.operation || document.totalKop !== receipt.totalKop) {
      throw notProven(`ФД ${fdNumber}: другая сумма или признак расчёта`);
    }
    const tags = inOneGo ? inOneGo.tags : await readDocumentTags(session, fdNumber, signal);
    const seen = tags ? keyIn(tags) : { read: false as const };
    if (!tags || !seen.read || seen.key !== key) throw notProven(`ФД ${fdNumber}: ключ не наш или не читается`);
    if (receipt.internetSign && tags.isWhole && !hasInternetSign(tags)) session.device.dropsInternetSign = true;
    if (receipt.internetSign && !hasInternetSign(tags)) {
      throw notProven(`ФД ${fdNumber}: нет признака расчётов в интернете (1125)`);
    }
    return document;
  });
}

/**
 * The shift document as the FN holds it: the last one, after the baseline, of that type.
 *
 * @throws {KassaError} CB-103, CB-102 as {@link proveReceipt}
 */
export function proveShiftDocument(
  session: Session,
  type: 'shiftOpen' | 'shiftClose',
  lastFdNumber: number,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  return orUnknown(() => demandLast(session, lastFdNumber, type, signal));
}

async function demandLast(
  session: Session,
  lastFdNumber: number,
  type: FnDocumentType,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const fdNumber = await readLastFdNumber(session, signal);
  demandAfter(fdNumber, lastFdNumber);
  const document = await readDocument(session, fdNumber, signal);
  if (!document) throw notProven(`касса называет ФД ${fdNumber}, в ФН его нет`);
  return demandNew(document, lastFdNumber, type);
}

function demandNew(document: FiscalDocument, lastFdNumber: number, type: FnDocumentType): FiscalDocument {
  const { fdNumber } = document;
  demandAfter(fdNumber, lastFdNumber);
  if (document.type !== type) throw notProven(`ФД ${fdNumber}: вид документа ${document.type}`);
  return document;
}

function demandAfter(fdNumber: number, lastFdNumber: number): void {
  if (fdNumber <= lastFdNumber) throw notProven(`новых документов в ФН нет: последний ФД ${fdNumber}`);
}
