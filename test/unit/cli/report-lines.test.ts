import { describe, expect, it } from 'vitest';
import { reportLines } from '../../../src/cli/screen/report-lines.ts';
import { DIFFERENCES } from '../../../src/core/day/difference.ts';
import { badReport, difference, fineReport, KINDS } from '../../support/day-report.ts';

describe('report on the screen', () => {
  it('says that all is well only when everything was checked', () => {
    expect(reportLines(fineReport()).slice(0, 2)).toEqual(['Отчёт за 27 ноября 2026', '● Всё сходится']);
    const lines = reportLines(fineReport({ notChecked: [{ ru: 'ФН не отвечал.', en: '' }] }));
    expect(lines[1]).toBe('▲ Проверено не всё. В том, что проверено, различий нет');
    expect(lines).toContain('  ФН не отвечал.');
  });

  it('says what no report can see, and is no worse for it', () => {
    const lines = reportLines(fineReport({ outOfSight: [{ ru: 'Чего магазин не создал.', en: '' }] }));
    expect(lines[1]).toBe('● Всё сходится');
    expect(lines.slice(-2)).toEqual(['Чего отчёт не видит:', '  Чего магазин не создал.']);
  });

  it('tells each shift from its opening to its closing, with what the cashbox counted', () => {
    const lines = reportLines(badReport()).filter((line) => line.includes('Смена ') || line.includes('счётчики'));
    expect(lines.join('\n')).toMatch(
      /Смена \d+: открыта 27\.11\.2026 \d\d:\d\d, закрыта 27\.11\.2026 23:31 \(ФД \d+\); приход \d+ чек\. .+\n.+счётчики кассы: приход .+необнуляемая сумма 123 456 789,01 ₽/,
    );
  });

  it('shows each difference in one line, and what to do once for each kind', () => {
    const lines = reportLines(badReport());
    expect(lines[1]).toBe(`■ Различий: ${KINDS.length}. Проверено не всё`);
    expect(lines[2]).toBe('  не хватает 8, дважды 2, изменено 3, чужое 2, не доставлено 1');
    for (const kind of KINDS) {
      const { title, next } = DIFFERENCES[kind];
      expect(
        lines.filter((line) => line.startsWith(`  ${title.ru}: касса kassa1`)),
        kind,
      ).toHaveLength(1);
      expect(
        lines.filter((line) => line === `  ${title.ru}: ${next.ru}`),
        kind,
      ).toHaveLength(1);
    }
    expect(lines).toContain(
      '  Два чека на один заказ: касса kassa1, чек main/7000, запись 40, ФД 500 и 690, 3 480,05 ₽: подробность о doubledInFn',
    );
    expect(lines.find((line) => line.includes('подробность о refused'))).toMatch(/\[CB-805\]$/);
  });

  it('sends whoever has more than fifty to the file, and says how many are in no list at all', () => {
    const differences = Array.from({ length: 53 }, (_, index) => difference('parked', { checkId: String(index) }));
    const lines = reportLines(fineReport({ differences, unlistedCount: 8 }));
    expect(lines.filter((line) => line.startsWith('  Чек ждёт решения человека: касса'))).toHaveLength(50);
    expect(lines).toContain('  ещё 3 в файле: kassabridge report --out ФАЙЛ.xlsx');
    expect(lines).toContain('  и ещё 8: их слишком много, чтобы перечислить');
    expect(lines[1]).toBe('■ Различий: 61');
  });

  it('shows the counts and the sums of every side', () => {
    const lines = reportLines(fineReport());
    expect(lines).toContain('  получено от магазинов   3');
    expect(lines).toContain(
      '  приход           журнал             2 чек.         3 480,15 ₽  (наличными 0,10 ₽, безналичными 3 480,05 ₽)',
    );
    expect(lines.find((line) => line.startsWith('  возврат прихода  ФН'))).toMatch(/1 чек\. +1 200,00 ₽$/);
  });
});
