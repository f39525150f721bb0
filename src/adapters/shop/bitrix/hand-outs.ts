import type { ReceiptRules } from '../../../core/fiscal/draft/draft.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { HandOut } from '../../../core/ports/shop-door.ts';
import { isDocument, shapeOf, tokenOf } from './check-shape.ts';
import { translateCheck } from './translate-check.ts';
import { idOfUuid } from './uuid.ts';

/** What the entries of an answer are read against. */
export interface HandOutContext {
  readonly rules: ReceiptRules;
  /** Local date `YYYY-MM-DD`. */
  readonly today: string;
  readonly log: Log;
  readonly shopId: string;
  /** Has the shop answered a poll with this cashbox before? */
  readonly isSettled: (kktSerial: string) => boolean;
}

/** Checks of an answer, each by itself: what cannot even be answered is left out with a line in the log. */
export function checksOf(print: readonly unknown[], context: HandOutContext): readonly HandOut[] {
  return print.flatMap((entry): HandOut[] => {
    if (!isDocument(entry)) return skip(context, 'check is not an object');
    const token = tokenOf(entry);
    const checkId = idOfUuid(token, 'check');
    const kktSerial = entry['zn'];
    if (checkId === undefined || typeof token !== 'string') return skip(context, 'check without a uuid to answer to');
    if (typeof kktSerial !== 'string') return skip(context, 'check without a serial number', checkId);
    // The first answer after a switch of the handler is still in the old format; the next hand-out is in the new one
    // (bitrix-protocol 4). Refusing here would end a good check.
    if (shapeOf(entry) === 'V1' && !context.isSettled(kktSerial)) return skip(context, 'first answer is V1', checkId);
    const translated = translateCheck(entry, checkId, context.rules, context.today);
    return [{ kind: 'check', checkId, token, kktSerial, incoming: entry, ...translated }];
  });
}

/** Orders to close a shift; the same in all formats. Source: bitrix-protocol 9. */
export function shiftOrdersOf(reports: readonly unknown[], context: HandOutContext): readonly HandOut[] {
  return reports.flatMap((entry): HandOut[] => {
    if (!isDocument(entry)) return skip(context, 'report order is not an object');
    const { uuid, zn, type } = entry;
    const checkId = idOfUuid(uuid, 'report');
    if (checkId === undefined || typeof uuid !== 'string') return skip(context, 'report order without a uuid');
    if (typeof zn !== 'string') return skip(context, 'report order without a serial number', checkId);
    if (type !== 1) return skip(context, 'report order of an unknown type', checkId);
    return [
      {
        kind: 'closeShift',
        checkId,
        token: uuid,
        kktSerial: zn,
        incoming: entry,
        fingerprint: '',
        translation: undefined,
      },
    ];
  });
}

function skip({ log, shopId }: HandOutContext, reason: string, check?: string): [] {
  log.warn('hand-out left alone', { shop: shopId, reason, check });
  return [];
}
