import { describe, expect, it } from 'vitest';

import { JournalFiles } from '../journal-files.ts';
import { reportedDay } from './day-samples.ts';

describe('days that were reported', () => {
  it('come back word for word after a restart', () => {
    const files = new JournalFiles();
    const first = files.openStore();
    expect(first.dayBook.lastReportedDay()).toBeUndefined();
    first.dayBook.keepReportedDay(reportedDay('2026-11-24'));
    first.dayBook.keepReportedDay(reportedDay('2026-11-23'));
    first.journal.close();
    const { dayBook } = files.openStore();
    expect(dayBook.reportedDay('2026-11-23')).toEqual(reportedDay('2026-11-23'));
    expect(dayBook.reportedDay('2026-11-25')).toBeUndefined();
    expect(dayBook.lastReportedDay()).toEqual(reportedDay('2026-11-24'));
  });

  it('are never made over', () => {
    const { dayBook } = new JournalFiles().openStore();
    dayBook.keepReportedDay(reportedDay('2026-11-24'));
    const other = { ...reportedDay('2026-11-24'), differenceCount: 0 };
    expect(() => dayBook.keepReportedDay(other)).toThrow(/reported already/);
    expect(dayBook.reportedDay('2026-11-24')?.differenceCount).toBe(2);
  });

  it.each(["body = replace(body, '57', '99')", "date = '2026-11-25'"])(
    'are reported again when damaged: %s',
    (flip) => {
      const files = new JournalFiles();
      const first = files.openStore();
      first.dayBook.keepReportedDay(reportedDay('2026-11-23'));
      first.dayBook.keepReportedDay(reportedDay('2026-11-24'));
      first.journal.close();
      files.tamper(`UPDATE reported_days SET ${flip} WHERE date = '2026-11-24'`);
      const { dayBook } = files.openStore();
      expect(dayBook.reportedDay('2026-11-24')).toBeUndefined();
      expect(dayBook.reportedDay('2026-11-25')).toBeUndefined();
      expect(dayBook.lastReportedDay()).toEqual(reportedDay('2026-11-23'));
      dayBook.keepReportedDay(reportedDay('2026-11-24'));
      expect(dayBook.lastReportedDay()).toEqual(reportedDay('2026-11-24'));
    },
  );
});
