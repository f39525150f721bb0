import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../../src/adapters/journal/sqlite/database.ts';
import { SqliteDayBook } from '../../../../../../src/adapters/journal/sqlite/day/sqlite-day-book.ts';
import { CASHBOX, checkJob, entry, FN } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';
import { exportPart, ofdRow, receiptInFn, reportedDay } from './day-samples.ts';

describe('a day book on a bad disk', () => {
  it('says so at every write, and can still be read', () => {
    const db = openDatabase(new JournalFiles().path);
    const dayBook = new SqliteDayBook(db);
    dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    db.exec('PRAGMA query_only = ON');
    for (const write of [
      () => dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(43)], 43),
      () => dayBook.keepOfdRows(exportPart('one', [ofdRow(42)])),
      () => dayBook.keepReportedDay(reportedDay('2026-11-24')),
    ]) {
      expect(write).toThrow(expect.objectContaining({ code: 'CB-802' }));
    }
    expect(dayBook.readTo(FN)).toBe(42);
    db.close();
  });

  it('does not answer from pages it cannot read, and stops no cashbox for it', () => {
    const files = new JournalFiles();
    const first = files.openStore();
    first.journal.insert(checkJob('1'), entry());
    first.dayBook.keepFnDocuments(CASHBOX, FN, [receiptInFn(42)], 42);
    first.dayBook.keepOfdRows(exportPart('one', [ofdRow(42)]));
    first.journal.close();
    for (const table of ['fn_documents', 'fn_documents_key', 'ofd_rows']) files.ruin(table);
    const { journal, dayBook } = files.openStore();
    for (const read of [
      () => dayBook.fnDocuments(FN, 0, 99, 10),
      () => dayBook.fnDocumentsByKey('shop-1:42'),
      () => dayBook.ofdRows(FN, 0, 99),
    ]) {
      expect(read).toThrow(expect.objectContaining({ code: 'CB-801' }));
    }
    expect(journal.damaged()).toEqual([]);
    expect(journal.nextReceived(CASHBOX)).toBeDefined();
  });
});
