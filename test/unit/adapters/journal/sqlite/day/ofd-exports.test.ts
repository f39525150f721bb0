import { describe, expect, it } from 'vitest';

import { FN, NOW } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';
import { DAY_MS, exportPart, OTHER_FN, ofdRow } from './day-samples.ts';

describe('exports of the OFD', () => {
  it('count from their last part on, and outlive a restart', () => {
    const files = new JournalFiles();
    const first = files.openStore();
    first.dayBook.keepOfdRows(exportPart('one', [ofdRow(44), ofdRow(42)], false));
    expect(first.dayBook.ofdRows(FN, 0, 99)).toEqual([]);
    expect(first.dayBook.ofdCoverage(FN)).toEqual([]);
    expect(first.dayBook.ofdFns()).toEqual([]);
    first.dayBook.keepOfdRows(exportPart('one', [ofdRow(57), ofdRow(3, { fnSerial: OTHER_FN })]));
    first.journal.close();
    const { dayBook } = files.openStore();
    const whole = { exportId: 'one', name: 'one.csv', importedAt: NOW };
    expect(dayBook.ofdCoverage(FN)).toEqual([{ ...whole, fnSerial: FN, fdFrom: 42, fdTo: 57, rowCount: 3 }]);
    expect(dayBook.ofdCoverage(OTHER_FN)).toEqual([{ ...whole, fnSerial: OTHER_FN, fdFrom: 3, fdTo: 3, rowCount: 1 }]);
    expect(dayBook.ofdFns()).toEqual([OTHER_FN, FN]);
    const shown = [ofdRow(42), ofdRow(44), ofdRow(57)].map((row) => ({ ...row, exportId: 'one' }));
    expect(dayBook.ofdRows(FN, 0, 99)).toEqual(shown);
    expect(dayBook.ofdRows(FN, 42, 44)).toEqual([shown[1]]);
  });

  it('keep what the file has no column for unsaid, and a document that stands there twice', () => {
    const { dayBook } = new JournalFiles().openStore();
    const bare = { fiscalSign: undefined, operation: undefined, issuedAt: undefined };
    const rows = [ofdRow(42, { ...bare, line: 2 }), ofdRow(42, { ...bare, line: 7 })];
    dayBook.keepOfdRows(exportPart('one', rows));
    expect(dayBook.ofdRows(FN, 41, 42)).toEqual(rows.map((row) => ({ ...row, exportId: 'one' })));
  });

  it('stand beside each other, the newest first', () => {
    const { dayBook } = new JournalFiles().openStore();
    dayBook.keepOfdRows(exportPart('zz', [ofdRow(42), ofdRow(43)]));
    dayBook.keepOfdRows(exportPart('aa', [ofdRow(43)], true, NOW + 1000));
    expect(dayBook.ofdCoverage(FN).map(({ exportId }) => exportId)).toEqual(['aa', 'zz']);
    expect(dayBook.ofdRows(FN, 42, 43).map(({ exportId }) => exportId)).toEqual(['zz', 'aa']);
  });

  it('may end with an empty part, and may show nothing at all', () => {
    const { dayBook } = new JournalFiles().openStore();
    dayBook.keepOfdRows(exportPart('one', [ofdRow(42)], false));
    dayBook.keepOfdRows(exportPart('one', []));
    dayBook.keepOfdRows(exportPart('empty', []));
    expect(dayBook.ofdCoverage(FN)).toMatchObject([{ exportId: 'one', rowCount: 1 }]);
  });

  it('take no more rows when they are whole, and a part is kept wholly or not at all', () => {
    const { dayBook } = new JournalFiles().openStore();
    dayBook.keepOfdRows(exportPart('one', [ofdRow(42)]));
    expect(() => dayBook.keepOfdRows(exportPart('one', [ofdRow(43)]))).toThrow(/no more rows/);
    expect(() => dayBook.keepOfdRows(exportPart('two', [ofdRow(44), ofdRow(44)]))).toThrow();
    dayBook.keepOfdRows(exportPart('two', [ofdRow(45)]));
    expect(dayBook.ofdRows(FN, 0, 99).map(({ fdNumber }) => fdNumber)).toEqual([42, 45]);
  });

  it('that were broken off are cleared away a day later, when another begins', () => {
    const files = new JournalFiles();
    const first = files.openStore();
    first.dayBook.keepOfdRows(exportPart('whole', [ofdRow(42)]));
    first.dayBook.keepOfdRows(exportPart('left', [ofdRow(43)], false));
    first.dayBook.keepOfdRows(exportPart('soon', [ofdRow(44)], true, NOW + DAY_MS - 1));
    first.dayBook.keepOfdRows(exportPart('left', [ofdRow(45)], false));
    first.dayBook.keepOfdRows(exportPart('later', [ofdRow(46)], true, NOW + DAY_MS));
    first.journal.close();
    // An export nobody knows any more begins anew, with only what comes now.
    const { dayBook } = files.openStore();
    dayBook.keepOfdRows(exportPart('left', [ofdRow(47)], true, NOW + DAY_MS));
    expect(dayBook.ofdRows(FN, 0, 99).map(({ fdNumber }) => fdNumber)).toEqual([42, 44, 46, 47]);
    expect(dayBook.ofdCoverage(FN)[0]).toMatchObject({ exportId: 'left', fdFrom: 47, rowCount: 1 });
  });
});

describe('a damaged export of the OFD', () => {
  it.each(["body = replace(body, '50000', '50001')", 'line = line + 90', 'fd_number = 50', 'checksum = checksum || 1'])(
    'says nothing of an FN any more when %s of one of its rows',
    (flip) => {
      const files = new JournalFiles();
      const first = files.openStore();
      first.dayBook.keepOfdRows(exportPart('one', [ofdRow(42), ofdRow(43), ofdRow(3, { fnSerial: OTHER_FN })]));
      first.dayBook.keepOfdRows(exportPart('two', [ofdRow(42)]));
      first.journal.close();
      files.tamper(`UPDATE ofd_rows SET ${flip} WHERE fd_number = 42 AND export_no = 1`);
      const { dayBook } = files.openStore();
      expect(dayBook.ofdRows(FN, 0, 99).map(({ exportId, fdNumber }) => [exportId, fdNumber])).toEqual([['two', 42]]);
      expect(dayBook.ofdCoverage(FN).map(({ exportId }) => exportId)).toEqual(['two']);
      expect(dayBook.ofdCoverage(OTHER_FN)).toHaveLength(1);
      dayBook.keepOfdRows(exportPart('again', [ofdRow(42), ofdRow(43)]));
      dayBook.ofdRows(FN, 0, 99);
      expect(dayBook.ofdCoverage(FN).map(({ exportId }) => exportId)).toEqual(['again', 'two']);
    },
  );

  it.each([
    'UPDATE ofd_exports SET is_whole = 1',
    'UPDATE ofd_coverage SET fd_to = 99',
    'UPDATE ofd_exports SET export_no = 7',
  ])('does not count: %s', (flip) => {
    const files = new JournalFiles();
    files.openStore().dayBook.keepOfdRows(exportPart('one', [ofdRow(42)], !flip.includes('is_whole')));
    files.tamper(flip);
    const { dayBook } = files.openStore();
    expect(dayBook.ofdCoverage(FN)).toEqual([]);
    expect(dayBook.ofdFns()).toEqual([]);
  });
});
