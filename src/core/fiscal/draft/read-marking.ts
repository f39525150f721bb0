import { MAX_TAG_1162_BYTES } from '../limits.ts';
import type { Milli } from '../money.ts';
import type { MarkingCode } from '../receipt.ts';
import type { Operation } from '../terms.ts';
import type { DraftMarking } from './draft.ts';
import { type Leniencies, refuse } from './refusal.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ONE_PIECE = 1000;

/** The code is only carried: whether a cashbox can check it is the cashbox's to say. @throws {Refused} */
export function readMarking(
  marking: DraftMarking,
  operation: Operation,
  quantity: Milli,
  where: string,
  leniencies: Leniencies,
): MarkingCode {
  if (marking.fraction) return refuse('CB-433', where);
  if (quantity !== ONE_PIECE) return refuse('CB-432', `${where}: количество не 1`);
  const base64 = marking.base64?.trim() ?? '';
  if (base64 === '' || !BASE64.test(base64)) return refuse('CB-432', `${where}: код не читается`);
  if (marking.form === 'tag1162' && byteLength(base64) > MAX_TAG_1162_BYTES) {
    return refuse('CB-432', `${where}: код длиннее ${MAX_TAG_1162_BYTES} байт`);
  }
  return { form: marking.form, base64, estimatedStatus: readStatus(marking, operation, where, leniencies) };
}

function readStatus(
  marking: DraftMarking,
  operation: Operation,
  where: string,
  leniencies: Leniencies,
): MarkingCode['estimatedStatus'] {
  const status = marking.estimatedStatus?.trim() ?? '';
  if (status === '' && marking.form === 'tag1162') return undefined;
  const returns = operation === 'sellReturn' || operation === 'buy';
  if (status === 'itemPieceReturn' && returns) return status;
  if (status === 'itemPieceSold' && !returns) return status;
  if (status === 'itemPieceSold') {
    // A credit return says "sold": the shop looks at the name of the check type only (bitrix-protocol 6.4).
    leniencies.need('returnMarkedAsSold', 'CB-434', where);
    return 'itemPieceReturn';
  }
  // itemDryForSale, itemDryReturn: parts and weights of a package.
  if (/^itemDry/.test(status)) return refuse('CB-433', where);
  return refuse('CB-432', `${where}: состояние кода «${status.slice(0, 30)}»`);
}

function byteLength(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}
