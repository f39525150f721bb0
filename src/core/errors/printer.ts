import { type ErrorRow, row } from './row.ts';

/** 2xx. Paper, cover, printer. */
export const PRINTER_ERRORS = {
  'CB-201': row(
    'OutOfPaper',
    'operator',
    'В кассе кончилась бумага. Вставьте ленту; чеки пойдут сами.',
    'The cashbox is out of paper. Load a roll; receipts go on by themselves.',
  ),
  'CB-202': row(
    'PrintInterrupted',
    'reconcile',
    'Печать прервалась. Чек уже может быть в ФН: агент сверяется и повторно не пробивает.',
    'Printing was interrupted. The receipt may be in the FN already: the agent checks and does not repeat it.',
  ),
  'CB-203': row('CoverOpen', 'operator', 'Открыта крышка кассы. Закройте её.', 'The cover is open. Close it.'),
  'CB-204': row(
    'PrinterFault',
    'operator',
    'Неисправен печатающий механизм или отрезчик. Освободите ленту; если не поможет — сервисный центр.',
    'The printer or cutter reports a fault. Free the paper; if that does not help, call service.',
  ),
  'CB-205': row(
    'NoPrinter',
    'reject',
    'У этой модели кассы нет печатающего устройства: действие невозможно.',
    'This model has no printer: the action is not possible.',
  ),
} as const satisfies Record<string, ErrorRow>;
