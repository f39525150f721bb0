import type { Kopecks } from '../fiscal/money.ts';
import type { Operation } from '../fiscal/terms.ts';

/** One document as the export of the OFD shows it. What the file has no column for is undefined. */
export interface OfdRow {
  /** Line of the file, from 1, as a person counts. */
  readonly line: number;
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly totalKop: Kopecks;
  /** FPD, ten decimal digits. */
  readonly fiscalSign: string | undefined;
  readonly operation: Operation | undefined;
  /** As the OFD says it, no zone: `YYYY-MM-DDTHH:MM`. */
  readonly issuedAt: string | undefined;
}

/** What a column of an export can mean to us. */
export const OFD_FIELDS = ['fnSerial', 'fdNumber', 'totalKop', 'fiscalSign', 'operation', 'issuedAt'] as const;
export type OfdField = (typeof OFD_FIELDS)[number];
/** Without these three a row says nothing about a document. */
export const NEEDED_OFD_FIELDS = ['fnSerial', 'fdNumber', 'totalKop'] as const satisfies readonly OfdField[];

/** The column map a user makes once: by the heading of the column in the export of that OFD. */
export type OfdColumns = Readonly<Record<(typeof NEEDED_OFD_FIELDS)[number], string>> &
  Readonly<Partial<Record<OfdField, string | undefined>>>;

/** What one export shows of one FN: numbers between its first and its last are covered, others are not. */
export interface OfdCoverage {
  readonly exportId: string;
  /** Name of the file, without its folder. */
  readonly name: string;
  /** ms since the epoch. */
  readonly importedAt: number;
  readonly fnSerial: string;
  readonly fdFrom: number;
  readonly fdTo: number;
  readonly rowCount: number;
}

/** A row together with the export it stands in. */
export interface ExportedRow extends OfdRow {
  readonly exportId: string;
}
