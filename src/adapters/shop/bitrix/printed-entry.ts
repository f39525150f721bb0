import { type ErrorCode, sentence } from '../../../core/errors.ts';
import { type Kopecks, rublesText } from '../../../core/fiscal/money.ts';
import { receiptQr, shiftQr } from '../../../core/fiscal/qr-text.ts';
import type { ShiftTotals } from '../../../core/ports/cashbox-driver.ts';
import type { OwedResult } from '../../../core/ports/shop-door.ts';

/** One result as the shop reads it. Source: bitrix-protocol 8, 9. */
export interface PrintedEntry {
  readonly uuid: string;
  readonly code: number;
  readonly message: string;
  readonly qr: string;
  readonly rn?: string;
  readonly payments_cache?: number;
  readonly reg_income?: number;
  readonly reg_return?: number;
  readonly nz_sum?: number;
}

export function printedEntry({ token, result }: OwedResult): PrintedEntry {
  switch (result.kind) {
    case 'receiptMade': {
      const qr = receiptQr(result.document, result.totalKop);
      return { uuid: token, code: 0, message: '', qr, rn: result.kktRegNumber };
    }
    case 'shiftClosed': {
      const qr = shiftQr(result.document);
      return { uuid: token, code: 0, message: '', ...totalsOf(result.totals), qr, rn: result.kktRegNumber };
    }
    case 'refused': {
      // An error without a message counts as printed.
      const message = result.text.trim() === '' ? sentence(result.code) : result.text;
      return { uuid: token, code: errorNumber(result.code), message, ...totalsOf(result.totals), qr: '' };
    }
  }
}

/**
 * The digits of our code: above zero, so never one of the shop's fatal codes, which would replace our text by the
 * shop's own. Such an error ends the check at its fourth report and keeps the text. Source: bitrix-protocol 8.2.
 */
function errorNumber(code: ErrorCode): number {
  return Number(code.replace(/\D/g, ''));
}

function totalsOf(totals: ShiftTotals | undefined): Partial<PrintedEntry> {
  if (!totals) return {};
  return {
    payments_cache: rubles(totals.cashPaymentsKop),
    reg_income: rubles(totals.salesKop),
    reg_return: rubles(totals.returnsKop),
    nz_sum: rubles(totals.nonResettableKop),
  };
}

/** A JSON number of rubles; the text has two decimals, so it is the nearest double there is. */
export function rubles(sum: Kopecks): number {
  return Number(rublesText(sum));
}
