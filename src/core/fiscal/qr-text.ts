import type { FiscalDocument } from './fiscal-document.ts';
import { type Kopecks, rublesText } from './money.ts';
import { OPERATIONS } from './terms.ts';

const DEVICE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The fiscal QR text of a receipt as the shop reads it.
 *
 * @returns `''` when the document's time is no time: an unreadable `t` makes the shop fail and lose results (section 8),
 *   while an empty text only leaves the buyer without a link
 * Source: bitrix-protocol 8.1
 */
export function receiptQr(document: FiscalDocument, totalKop: Kopecks): string {
  const time = qrTime(document.issuedAt);
  if (time === undefined) return '';
  const sign = document.operation === undefined ? '' : `&n=${OPERATIONS[document.operation]}`;
  return `t=${time}&s=${rublesText(document.totalKop ?? totalKop)}&${numbers(document)}${sign}`;
}

/** The same for a shift report, which has neither sum nor operation. Source: bitrix-protocol 9. */
export function shiftQr(document: FiscalDocument): string {
  const time = qrTime(document.issuedAt);
  return time === undefined ? '' : `t=${time}&${numbers(document)}`;
}

function numbers({ fnSerial, fdNumber, fiscalSign }: FiscalDocument): string {
  return `fn=${fnSerial}&i=${fdNumber}&fp=${fiscalSign}`;
}

/** `YYYYMMDDTHHMMSS`; the FN may know minutes only. */
function qrTime(issuedAt: string): string | undefined {
  const match = DEVICE_TIME.exec(issuedAt);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes, seconds = '00'] = match;
  const text = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`;
  // 31 February comes back as 3 March; the round trip notices.
  const moment = new Date(`${text}Z`);
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(text)) return undefined;
  return `${year}${month}${day}T${hours}${minutes}${seconds}`;
}
