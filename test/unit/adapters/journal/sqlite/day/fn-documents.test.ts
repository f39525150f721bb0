import { describe, expect, it } from 'vitest';

import type { FnDocument } from '../../../../../../src/core/day/fn-document.ts';
import { CASHBOX, checkJob, entry, FN, fiscalDocument, SHOP } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';
import { OTHER_FN, receiptInFn } from './day-samples.ts';

const fdsOf = (documents: readonly FnDocument[]) => documents.map(({ document }) => document.fdNumber);

describe('documents read back from the FN', () => {
  it('come back word for word after a restart, by FD number and page by page', () => {
    const files = new JournalFiles();
    const shiftOpen = { document: fiscalDocument(41, { type: 'shiftOpen', operation: undefined }), tags: undefined };
    const unread: FnDocument = {
      document: fiscalDocument(44, { issuedAt: '2026-11-24T12:03:09' }),
      tags: { key: { read: false }, tenders: undefined },
    };
    const alien = receiptInFn(43, undefined);
    const first = files.openStore();
    first.dayBook.keepFnDocuments(CASHBOX, FN, [unread, shiftOpen], 44);
    first.dayBook.keepFnDocuments(CASHBOX, FN, [alien], 45);
    first.journal.close();
    const { dayBook } = files.openStore();
    expect(dayBook.fnDocuments(FN, 40, 45, 10)).toEqual([shiftOpen, alien, unread]);
    expect(fdsOf(dayBook.fnDocuments(FN, 41, 43, 10))).toEqual([43]);
    expect(fdsOf(dayBook.fnDocuments(FN, 40, 45, 2))).toEqual([41, 43]);
    expect(dayBook.fnDocuments(OTHER_FN, 0, 99, 10)).toEqual([]);
    expect(dayBook.readTo(FN)).toBe(45);
  });

  it('are written over by the newest reading', () => {
    const { dayBook } = new JournalFiles().openStore();
    dayBook.keepFnDocuments(CASHBOX, FN, [{ ...receiptInFn(42), tags: undefined }], 42);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    expect(dayBook.fnDocuments(FN, 0, 99, 10)).toEqual([receiptInFn(42)]);
  });

  it('are found by their key in whatever FN, the first made first', () => {
    const { dayBook } = new JournalFiles().openStore();
    const made = (fnSerial: string, fdNumber: number, issuedAt: string): FnDocument => ({
      ...receiptInFn(fdNumber, 'shop-1:77'),
      document: fiscalDocument(fdNumber, { fnSerial, issuedAt }),
    });
    const second = made(OTHER_FN, 3, '2026-11-25T09:00');
    const first = made(FN, 90, '2026-11-24T12:00:30');
    dayBook.keepFnDocuments(CASHBOX, OTHER_FN, [second], 3);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(89), first, receiptInFn(91, undefined)], 91);
    expect(dayBook.fnDocumentsByKey('shop-1:77')).toEqual([first, second]);
    expect(dayBook.fnDocumentsByKey('shop-1:78')).toEqual([]);
  });

  it('say how far an FN was read, and which FNs a cashbox had', () => {
    const { dayBook } = new JournalFiles().openStore();
    expect(dayBook.readTo(FN)).toBeUndefined();
    const inOther = { ...receiptInFn(3), document: fiscalDocument(3, { fnSerial: OTHER_FN }) };
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 57);
    dayBook.keepFnDocuments(CASHBOX, OTHER_FN, [inOther], 3);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    expect(dayBook.readTo(FN)).toBe(57);
    expect(dayBook.fnsOf(CASHBOX)).toEqual([FN, OTHER_FN]);
    expect(dayBook.fnsOf('kassa-2')).toEqual([]);
  });

  it('are kept of one FN at a time, all of them or none', () => {
    const { dayBook } = new JournalFiles().openStore();
    const inOther = { ...receiptInFn(3), document: fiscalDocument(3, { fnSerial: OTHER_FN }) };
    expect(() => dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42), inOther], 42)).toThrow(/two FNs/);
    const broken = {
      ...receiptInFn(43),
      document: { ...fiscalDocument(43), issuedAt: undefined as unknown as string },
    };
    expect(() => dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42), broken], 43)).toThrow();
    expect(dayBook.fnDocuments(FN, 0, 99, 10)).toEqual([]);
    expect(dayBook.readTo(FN)).toBeUndefined();
  });

  it('are a part of the journal write they are kept in', () => {
    const { journal, dayBook } = new JournalFiles().openStore();
    const failing = () =>
      journal.together(() => {
        journal.insert(checkJob('77'), entry());
        dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(dayBook.readTo(FN)).toBeUndefined();
    expect(journal.byCheck(SHOP, 'check', '77')).toBeUndefined();
  });
});

describe('a damaged document of the FN', () => {
  const FLIPS = [
    'cashbox_id = cashbox_id || 1',
    "key = 'shop-1:99'",
    "issued_at = '2026-11-24T12:01'",
    "body = replace(body, '50000', '50001')",
    'fd_number = 60',
  ];

  it.each(FLIPS)('is missing until it is read again when %s', (flip) => {
    const files = new JournalFiles();
    const first = files.openStore();
    first.dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(41), receiptInFn(42), receiptInFn(43)], 43);
    first.journal.close();
    files.tamper(`UPDATE fn_documents SET ${flip} WHERE fd_number = 42`);
    const { journal, dayBook } = files.openStore();
    expect(fdsOf(dayBook.fnDocuments(FN, 0, 99, 10))).toEqual([41, 43]);
    expect(dayBook.fnDocumentsByKey('shop-1:42')).toEqual([]);
    expect(dayBook.fnDocumentsByKey('shop-1:99')).toEqual([]);
    expect(journal.damaged()).toEqual([]);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    expect(fdsOf(dayBook.fnDocuments(FN, 0, 99, 10))).toEqual([41, 42, 43]);
    expect(dayBook.readTo(FN)).toBe(43);
  });

  it('does not make a page look like the last one', () => {
    const files = new JournalFiles();
    files.openStore().dayBook.keepFnDocuments(
      CASHBOX,
      FN,
      [41, 42, 43, 44].map((fd) => receiptInFn(fd)),
      44,
    );
    files.tamper('UPDATE fn_documents SET checksum = 0 WHERE fd_number IN (41, 42)');
    const { dayBook } = files.openStore();
    expect(fdsOf(dayBook.fnDocuments(FN, 0, 99, 1))).toEqual([43]);
    expect(fdsOf(dayBook.fnDocuments(FN, 0, 99, 2))).toEqual([43, 44]);
  });

  it('has another shape than a document though its checksum fits: missing too', () => {
    const { dayBook } = new JournalFiles().openStore();
    const bent = { ...receiptInFn(42), tags: { key: 'shop-1:42' } } as unknown as FnDocument;
    dayBook.keepFnDocuments(CASHBOX, FN, [bent], 42);
    expect(dayBook.fnDocuments(FN, 0, 99, 10)).toEqual([]);
  });

  it('leaves an FN unread when it is the note of how far it was read', () => {
    const files = new JournalFiles();
    files.openStore().dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    files.tamper('UPDATE fn_read SET read_to = 99');
    const { dayBook } = files.openStore();
    expect(dayBook.readTo(FN)).toBeUndefined();
    expect(dayBook.fnsOf(CASHBOX)).toEqual([FN]);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(41)], 41);
    expect(dayBook.readTo(FN)).toBe(41);
  });
});
