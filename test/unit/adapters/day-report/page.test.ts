import { describe, expect, it } from 'vitest';
import { dayReportPage } from '../../../../src/adapters/day-report/page.ts';
import { DIFFERENCES } from '../../../../src/core/day/difference.ts';
import {
  badReport,
  cashboxDay,
  dayDocument,
  difference,
  FN_SERIAL,
  fineReport,
  KINDS,
} from '../../../support/day-report.ts';

/** What a reader sees: no markup, no styles, one space. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]+>|&nbsp;/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const RESULT = /<strong class="result (\w+)">([^<]*)</;
const resultOf = (page: string) => RESULT.exec(page)?.slice(1);

describe('page of the report', () => {
  it('says that all is well only when everything was checked and nothing differs', () => {
    expect(resultOf(dayReportPage(fineReport()))).toEqual(['fine', 'Всё сходится']);
    expect(textOf(dayReportPage(fineReport()))).not.toMatch(/не проверено/i);
  });

  it('never looks as if all were well when something was not checked', () => {
    const page = dayReportPage(fineReport({ notChecked: [{ ru: 'ФН не отвечал с 14:00.', en: '' }] }));
    expect(resultOf(page)).toEqual(['notAll', 'Проверено не всё. В том, что проверено, различий нет']);
    expect(page).not.toContain('Всё сходится');
    expect(textOf(page)).toContain(
      'Не проверено Если здесь и есть различия, в отчёт они не попали. ФН не отвечал с 14:00.',
    );
  });

  it('says what no report can see, and is no worse for it', () => {
    const page = dayReportPage(fineReport({ outOfSight: [{ ru: 'Чего магазин не создал.', en: '' }] }));
    expect(resultOf(page)).toEqual(['fine', 'Всё сходится']);
    expect(textOf(page)).toContain('Чего отчёт не видит Чего магазин не создал.');
  });

  it('counts the differences it does not list too', () => {
    const page = dayReportPage(badReport({ unlistedCount: 84 }));
    expect(resultOf(page)).toEqual(['trouble', `Различий: ${KINDS.length + 84}. Проверено не всё`]);
    expect(textOf(page)).toContain('И ещё различий: 84.');
  });

  it('shows every kind of difference in the order of the table, with what to do and its documents, before anything else', () => {
    const report = badReport();
    const text = textOf(dayReportPage(report));
    const places = report.differences.map(({ kind, checkId, fnSerial, fdNumber, detail }) => {
      const { title, next } = DIFFERENCES[kind];
      const check = checkId === undefined ? '' : `main/${checkId} `;
      const start = text.indexOf(`${title.ru}: 1 ${next.ru}`);
      expect(start, kind).toBeGreaterThan(0);
      const part = text.slice(start, text.indexOf(detail.ru, start));
      expect(part, kind).toContain(check);
      expect(part, kind).toContain(fdNumber === undefined ? '3 480,05 ₽' : ` ${fdNumber} `);
      expect(part.includes(FN_SERIAL), kind).toBe(fnSerial !== undefined);
      return start;
    });
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(Math.max(...places)).toBeLessThan(text.indexOf('Чеки магазинов'));
    expect(text).toContain('500 и 690');
    expect(text).toContain('подробность о refused [CB-805]');
  });

  it('puts several differences of one kind under one heading', () => {
    const page = dayReportPage(
      fineReport({ differences: [difference('parked'), difference('alien'), difference('parked', { checkId: '16' })] }),
    );
    expect(page.split(DIFFERENCES.parked.next.ru)).toHaveLength(2);
    expect(textOf(page)).toContain('Чек ждёт решения человека: 2');
  });

  it('shows sums side by side; what a side does not tell is a dash and no zero', () => {
    const text = textOf(dayReportPage(fineReport()));
    expect(text).toContain('приход чеков 2 2 2 всего 3 480,15 ₽ 3 480,15 ₽ 3 480,15 ₽ наличными 0,10 ₽ 0,10 ₽ —');
    expect(text).toContain(
      'возврат прихода чеков 1 1 1 всего 1 200,00 ₽ 1 200,00 ₽ 1 200,00 ₽ безналичными 1 200,00 ₽ — —',
    );
  });

  it('shows the shifts with their counters, and says what nobody knows', () => {
    const text = textOf(dayReportPage(fineReport()));
    expect(text).toContain('Смена 118 сходится');
    expect(text).toContain('Открыта 27.11.2026 09:01 (ФД 101); закрыта 27.11.2026 23:31 (ФД 105)');
    expect(text).toContain('наличных в ящике 5 000,10 ₽ необнуляемая сумма 123 456 789,01 ₽');
    expect(text).toContain('Смена без номера не сверено Когда открыта, неизвестно; ещё не закрыта.');
    expect(text).toContain('Счётчики кассы за эту смену никто не прочитал.');
  });

  it('does not call unseen what nobody looked up', () => {
    const noExport = cashboxDay({ sums: cashboxDay().sums.map((line) => ({ ...line, ofd: undefined })) });
    const asked = { received: 3, fiscal: 3, reported: 3, delivered: 3, seen: 0 };
    expect(textOf(dayReportPage(fineReport({ asked, cashboxes: [noExport] })))).toContain(' 3 3 3 3 выгрузки нет ');
    expect(textOf(dayReportPage(fineReport({ asked })))).toContain(' 3 3 3 3 0 ');
  });

  it('says that the day is not over', () => {
    expect(textOf(dayReportPage(fineReport({ isWhole: false })))).toContain(
      'Отчёт за 27 ноября 2026, день ещё идёт: на 23:41',
    );
  });

  it('escapes whatever a shop, a cashbox or an export says', () => {
    const evil = `<script>alert("1")</script>&'`;
    const page = dayReportPage(
      fineReport({
        differences: [difference('parked', { checkId: evil, shopId: evil, detail: { ru: evil, en: '' } })],
        notChecked: [{ ru: evil, en: '' }],
        cashboxes: [cashboxDay({ cashboxId: evil, ranges: [{ fnSerial: evil, fdFrom: 1, fdTo: 2 }] })],
      }),
    );
    expect(page).not.toMatch(/<script/i);
    expect(page.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;')).toHaveLength(7);
  });

  it('stands alone: no script, nothing from outside, no list of documents', () => {
    const page = dayReportPage(badReport({ documents: [dayDocument(987_654_321)] }));
    expect(page).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import|<script|<link|<img|\bon\w+=/i);
    expect(page).not.toContain('987654321');
  });
});
