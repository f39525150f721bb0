import { fromHex } from '../../wire/atol-v3/bytes.ts';
import { Counters } from './counters.ts';
import type { LocalMs } from './device-clock.ts';
import { FN_DOCUMENT, type FnDocumentRecord, type KktRecord } from './records.ts';
import type { KktStore } from './store.ts';

/** One fiscal document as it lies in the FN. */
export interface FnDocument extends Omit<FnDocumentRecord, 'tlv'> {
  readonly fnSerial: string;
  /** All TLVs of the document. */
  readonly tlv: Uint8Array;
  /** When the OFD's ticket came, device time; absent while it has not. */
  ticketLocalMs?: number;
}

export interface ShiftState {
  isOpen: boolean;
  /** Of the open shift, or of the last closed one. */
  number: number;
  openedLocalMs: LocalMs;
  receipts: number;
  documents: number;
}

/**
 * Everything that survives the power, as the fold of the records of a store. A record is on disk before it counts, so what was
 * answered is never lost and what was lost was never answered.
 */
export class LastingState {
  readonly #store: KktStore;
  serial = '';
  model = 0;
  fnSerial = '';
  fnInstalledLocalMs: LocalMs = 0;
  clockOffsetMs = 0;
  isPrintUnfinished = false;
  readonly counters = new Counters();
  readonly shift: ShiftState = { isOpen: false, number: 0, openedLocalMs: 0, receipts: 0, documents: 0 };
  /** Cells of the device's tables that were written, `table/row/field` to hex. */
  readonly cells = new Map<string, string>();
  /** Documents of every FN this cashbox ever had, oldest first. */
  readonly documents: FnDocument[] = [];
  /** Where the documents of the present FN begin. */
  fnStart = 0;
  /** Of the present FN: index of the oldest document without a ticket. */
  firstUnsent = 0;
  lastReceipt: FnDocument | undefined;

  constructor(store: KktStore, records: readonly KktRecord[]) {
    this.#store = store;
    for (const record of records) this.#apply(record);
  }

  commit(record: KktRecord): void {
    this.#store.append(record);
    this.#apply(record);
  }

  get lastDocument(): FnDocument | undefined {
    return this.documents.length > this.fnStart ? this.documents.at(-1) : undefined;
  }

  get lastFdNumber(): number {
    return this.lastDocument?.fdNumber ?? 0;
  }

  /** Document of the present FN by its number. */
  document(fdNumber: number): FnDocument | undefined {
    // The FN counts from 1 without a gap.
    return fdNumber > 0 ? this.documents[this.fnStart + fdNumber - 1] : undefined;
  }

  #apply(record: KktRecord): void {
    switch (record.kind) {
      case 'born':
        this.serial = record.serial;
        this.model = record.model;
        return;
      case 'fnInstalled':
        this.#installFn(record.fnSerial, record.localMs);
        return;
      case 'document':
        this.#addDocument(record.document);
        return;
      case 'ticket':
        this.#addTicket(record.fdNumber, record.localMs);
        return;
      case 'cash':
        this.counters.addCash(record.direction, record.sumKop);
        return;
      case 'cancelled':
        this.counters.cancelledKop += record.sumKop;
        return;
      case 'clock':
        this.clockOffsetMs = record.offsetMs;
        return;
      case 'table':
        this.cells.set(record.cell, record.value);
        return;
      case 'print':
        this.isPrintUnfinished = record.unfinished;
    }
  }

  #installFn(fnSerial: string, localMs: LocalMs): void {
    this.fnSerial = fnSerial;
    this.fnInstalledLocalMs = localMs;
    this.fnStart = this.documents.length;
    this.firstUnsent = this.fnStart;
    this.lastReceipt = undefined;
    Object.assign(this.shift, { isOpen: false, number: 0, receipts: 0, documents: 0 });
    this.counters.closeShift();
  }

  #addTicket(fdNumber: number, localMs: LocalMs): void {
    const document = this.document(fdNumber);
    if (document) document.ticketLocalMs = localMs;
    while (this.documents[this.firstUnsent]?.ticketLocalMs !== undefined) this.firstUnsent++;
  }

  #addDocument(record: FnDocumentRecord): void {
    const document: FnDocument = { ...record, tlv: fromHex(record.tlv), fnSerial: this.fnSerial };
    this.documents.push(document);
    this.shift.documents++;
    if (record.type === FN_DOCUMENT.shiftOpen) {
      Object.assign(this.shift, {
        isOpen: true,
        number: record.shiftNumber,
        openedLocalMs: record.localMs,
        receipts: 0,
        documents: 1,
      });
    }
    if (record.type === FN_DOCUMENT.shiftClose) {
      this.shift.isOpen = false;
      this.counters.closeShift();
    }
    if (record.receipt) {
      this.shift.receipts = record.receipt.number;
      this.counters.addReceipt(record.receipt);
      this.lastReceipt = document;
    }
  }
}
