import type { Kopecks } from './money.ts';
import type { Operation } from './terms.ts';

/** Document types of the FN. Source: atol-serial-protocol section 8. */
export const FN_DOCUMENT_TYPES = {
  registration: 1,
  shiftOpen: 2,
  receipt: 3,
  strictForm: 4,
  shiftClose: 5,
  fnClose: 6,
  ofdConfirmation: 7,
  reRegistration: 11,
  settlementReport: 21,
  correction: 31,
  strictFormCorrection: 41,
} as const;
export type FnDocumentType = keyof typeof FN_DOCUMENT_TYPES;

/** A document as it was read back from the FN: the only proof there is. */
export interface FiscalDocument {
  readonly fnSerial: string;
  readonly fdNumber: number;
  /** FPD, decimal, text. */
  readonly fiscalSign: string;
  /** Time of the device, which has no zone: `YYYY-MM-DDTHH:MM` or with `:SS` where the device says seconds. */
  readonly issuedAt: string;
  readonly type: FnDocumentType | 'unknown';
  /** Receipts only. */
  readonly operation: Operation | undefined;
  readonly totalKop: Kopecks | undefined;
}

/** Ticket of the OFD for one document: the only proof of delivery. */
export interface OfdTicket {
  readonly fdNumber: number;
  /** Time by the OFD's ticket, without zone. */
  readonly confirmedAt: string;
  readonly ofdFiscalSign: string;
}
