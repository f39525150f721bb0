import { describe, expect, it } from 'vitest';
import { OfdImport } from '../../../../src/agent/day/ofd-import.ts';
import type { DayBook } from '../../../../src/core/ports/day-book.ts';
import { memoryOfTest } from '../../../support/alarms.ts';
import { dayOfTest } from '../../../support/day.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

const COLUMNS = { fnSerial: 'ФН', fdNumber: 'ФД', totalKop: 'Сумма' };
const PART = { exportId: 'one', name: 'vygruzka.csv', rows: [] };

function importing(keepOfdRows: DayBook['keepOfdRows'] = () => undefined) {
  const parts: Parameters<DayBook['keepOfdRows']>[0][] = [];
  const book: Pick<DayBook, 'keepOfdRows'> = {
    keepOfdRows: (part) => {
      keepOfdRows(part);
      parts.push(part);
    },
  };
  const columns = memoryOfTest();
  const clock = new VirtualClock();
  return { parts, columns, clock, ofd: new OfdImport(dayOfTest(book as DayBook, { columns }), clock) };
}

describe('an export of the OFD that comes in parts', () => {
  it('is kept part by part with the moment it came', () => {
    const { parts, clock, ofd } = importing();
    ofd.keep({ ...PART, isLast: false }, COLUMNS);
    ofd.keep({ ...PART, isLast: true }, COLUMNS);
    expect(parts.map(({ isLast, importedAt }) => [isLast, importedAt])).toEqual([
      [false, clock.now()],
      [true, clock.now()],
    ]);
  });

  it('teaches its columns once it is whole, and not before', () => {
    const { ofd } = importing();
    expect(ofd.columns).toBe(undefined);
    ofd.keep({ ...PART, isLast: false }, COLUMNS);
    expect(ofd.columns).toBe(undefined);
    ofd.keep({ ...PART, isLast: true }, COLUMNS);
    expect(ofd.columns).toEqual(COLUMNS);
  });

  it('teaches nothing when the disk does not take it', () => {
    const { ofd } = importing(() => {
      throw new Error('disk full');
    });
    expect(() => ofd.keep({ ...PART, isLast: true }, COLUMNS)).toThrow('disk full');
    expect(ofd.columns).toBe(undefined);
  });

  it('starts anew where the kept map makes no sense', () => {
    const { ofd, columns } = importing();
    columns.save({ fnSerial: 'ФН' });
    expect(ofd.columns).toBe(undefined);
  });
});
