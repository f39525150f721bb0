import type { Clock } from '../../core/ports/clock.ts';
import type { KktStore } from './store.ts';

/** 61 is the 30F with a printer, 77 the 42FS without one. */
export type KktModel = 61 | 77;
export type KktFfd = '1.05' | '1.1' | '1.2';

/** How long things take by the device's clock, ms. All 0 by default: an instant device. */
export interface KktTimings {
  /** Every command. */
  readonly answerMs: number;
  /** Closing a receipt (4A), on top of nothing: replaces answerMs. */
  readonly closeMs: number;
  /** Opening a shift (9A). */
  readonly openShiftMs: number;
  /** State 2.2 after an X report. */
  readonly xReportMs: number;
  /** State 3.2 after 5A, until the document is in the FN. */
  readonly zReportMs: number;
  /** State 7.1 after that. */
  readonly clearingMs: number;
  /** From a power cut made by a fault (or command CE) until the device is on again. */
  readonly restartMs: number;
}

/** What the tax office and the owner wrote into the cashbox at registration. */
export interface KktRegistration {
  readonly inn: string;
  readonly userName: string;
  /** Registration number of the cashbox, 16 digits. */
  readonly rnm: string;
  readonly address: string;
  readonly place: string;
  readonly senderEmail: string;
  readonly ofdName: string;
  readonly ofdInn: string;
  /** Taxation systems the cashbox may use, bit mask of tag 1062. */
  readonly taxationMask: number;
}

/** A row of the tax table (table 13). */
export interface KktTaxRow {
  readonly row: number;
  readonly name: string;
  /** Per cent × 100: 20 % is 2000. */
  readonly rate: number;
  /** What goes to tag 1199. */
  readonly vatCode: number;
}

/**
 * Where the facts are silent or devices differ, one switch each. Defaults are the stricter side: a driver that passes here passes
 * on the laxer device too.
 */
export interface KktHabits {
  /** What happens to a second line while the first is up. */
  readonly secondMaster: 'refuse' | 'replace';
  /** Finished at once: the result goes into the direct answer (A3) and no packet F0 follows. */
  readonly answersDirectly: boolean;
  /** Tasks that may wait; one more is answered B1. */
  readonly bufferSize: number;
  /** 4A with sum 0 pays what is missing; else 72. */
  readonly closePaysRest: boolean;
  /** Cash refunds are checked against the drawer even when the item's flag 02 asks not to. */
  readonly alwaysChecksCash: boolean;
  /** Item total must be price × quantity within a kopeck. */
  readonly checksLineSum: boolean;
  /** Tag values longer than FFD allows are refused (E8). */
  readonly checksTagLengths: boolean;
  /** Internet receipt (1125 = 1) without buyer contact (1008) is refused. */
  readonly demandsBuyerContact: boolean;
  /** Meaning of the date in register 18: UNKNOWN on real devices. */
  readonly shiftDateIs: 'opening' | 'end';
  /** Byte order of the header of A4 45: sources disagree. */
  readonly documentHeader: 'bigEndian' | 'littleEndian';
  /** Memory of the FN, documents. */
  readonly fnMemory: number;
  /** Life of the FN key from registration, days. */
  readonly fnLifeDays: number;
  /** Oldest document without ticket that raises FN warning 08, days. */
  readonly ofdWarningDays: number;
  /** Oldest document without ticket at which the FN refuses new ones (EB), days. */
  readonly ofdBlockDays: number;
}

export interface OfdOptions {
  /** From a document to its ticket, ms. */
  readonly ticketDelayMs: number;
  /** Nothing gets through. */
  readonly away: boolean;
}

export interface KktOptions {
  readonly clock: Clock;
  readonly model?: KktModel;
  /** Serial number of the device, at most 14 digits. */
  readonly serial?: string;
  /** 16 digits; test FNs begin with 9999. */
  readonly fnSerial?: string;
  readonly inn?: string;
  readonly ffd?: KktFfd;
  /** Where the state lives; memory when absent. */
  readonly store?: KktStore;
  readonly ofd?: Partial<OfdOptions>;
  readonly timings?: Partial<KktTimings>;
  readonly registration?: Partial<Omit<KktRegistration, 'inn'>>;
  readonly habits?: Partial<KktHabits>;
  /** Further rows of the tax table: newer rates have no known number, so none are there by default. */
  readonly taxRows?: readonly KktTaxRow[];
  /** Zone the device's clock shows; the zone of this computer when absent. */
  readonly utcOffsetMinutes?: number;
}

export const DEFAULT_TIMINGS: KktTimings = {
  answerMs: 0,
  closeMs: 0,
  openShiftMs: 0,
  xReportMs: 0,
  zReportMs: 0,
  clearingMs: 0,
  restartMs: 2000,
};

export const DEFAULT_HABITS: KktHabits = {
  secondMaster: 'refuse',
  answersDirectly: false,
  bufferSize: 64,
  closePaysRest: false,
  alwaysChecksCash: false,
  checksLineSum: true,
  checksTagLengths: true,
  demandsBuyerContact: true,
  shiftDateIs: 'end',
  documentHeader: 'bigEndian',
  fnMemory: 250_000,
  fnLifeDays: 470,
  ofdWarningDays: 2,
  ofdBlockDays: 30,
};

export const DEFAULT_REGISTRATION: KktRegistration = {
  inn: '7725225244',
  userName: 'ООО "УЧЕБНАЯ КАССА"',
  rnm: '0000000001000000',
  address: '101000, Учебный город, Учебная ул., 1',
  place: 'https://shop.example',
  senderEmail: 'kassa@shop.example',
  ofdName: 'УЧЕБНЫЙ ОФД',
  ofdInn: '7704211201',
  taxationMask: 0x01 | 0x02 | 0x04,
};

export const DEFAULT_FN_SERIAL = '9999078900001234';
export const DEFAULT_SERIAL: Readonly<Record<KktModel, string>> = { 61: '00106100000001', 77: '00107700000001' };
export const MODEL_NAME: Readonly<Record<KktModel, string>> = { 61: 'VIRTUAL 30F', 77: 'VIRTUAL 42FS' };

/** Tax numbers of FFD 1.05 and later (page section 10). */
export const DEFAULT_TAX_ROWS: readonly KktTaxRow[] = [
  { row: 1, name: 'НДС 20%', rate: 2000, vatCode: 1 },
  { row: 2, name: 'НДС 10%', rate: 1000, vatCode: 2 },
  { row: 3, name: 'НДС 20/120', rate: 2000, vatCode: 3 },
  { row: 4, name: 'НДС 10/110', rate: 1000, vatCode: 4 },
  { row: 5, name: 'НДС 0%', rate: 0, vatCode: 5 },
  { row: 6, name: 'БЕЗ НДС', rate: 0, vatCode: 6 },
];
