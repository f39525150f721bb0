import { type ErrorRow, row } from './row.ts';

/** 87x. The report of the day and what it is compared with. No receipt depends on any of them. */
export const REPORT_ERRORS = {
  'CB-871': row(
    'OfdExportUnreadable',
    'operator',
    'Файл выгрузки ОФД не читается или в нём нет таблицы. Выгрузите его из кабинета ОФД ещё раз в формате XLSX или CSV.',
    'The export of the OFD cannot be read or holds no table. Download it from the OFD again as XLSX or CSV.',
  ),
  'CB-872': row(
    'OfdColumnAbsent',
    'operator',
    'В выгрузке ОФД нет нужной колонки. Укажите заново, какая колонка что значит (--columns).',
    'The export of the OFD lacks a column. Say again which column means what (--columns).',
  ),
  'CB-873': row(
    'OfdExportEmpty',
    'operator',
    'В выгрузке ОФД не прочитано ни одной строки, ничего не принято. Проверьте, те ли колонки указаны.',
    'Not one row of the export of the OFD could be read, nothing was taken. Check that the columns are the right ones.',
  ),
  'CB-874': row(
    'ReportNotSaved',
    'operator',
    'Отчёт дня не записан. Закройте его файл в других программах и освободите место на диске.',
    'The report of the day was not saved. Close its file in other programs and free some disk space.',
  ),
} as const satisfies Record<string, ErrorRow>;
