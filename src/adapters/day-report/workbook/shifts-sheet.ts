import type { DayReport, ShiftReport, Sums } from '../../../core/day/day-report.ts';
import { OPERATION_NAMES } from '../../../core/day/sums.ts';
import { momentText, OPERATION_WORDS } from '../../../core/day/words.ts';
import type { Operation } from '../../../core/fiscal/terms.ts';
import { AGREEMENT_WORDS } from '../words.ts';
import { type Column, countCell, digitsCell, moneyCell, sheetOf, textCell } from './cells.ts';
import { tenderColumns } from './tender-columns.ts';

/** One operation of a shift. The counters are of the whole shift: only its first row has them, so that a sum over a column is right. */
interface ShiftRow {
  readonly cashboxId: string;
  readonly shift: ShiftReport;
  readonly operation: Operation | undefined;
  readonly sums: Sums | undefined;
  readonly counters: ShiftReport['counters'];
}

const COLUMNS: readonly Column<ShiftRow>[] = [
  { heading: 'Касса', width: 12, cell: ({ cashboxId }) => textCell(cashboxId) },
  { heading: 'ФН', width: 19, cell: ({ shift }) => digitsCell(shift.fnSerial) },
  { heading: 'Смена', width: 8, cell: ({ shift }) => digitsCell(shift.shiftNumber) },
  { heading: 'Открыта', width: 17, cell: ({ shift }) => textCell(moment(shift.openedAt)) },
  { heading: 'ФД открытия', width: 10, cell: ({ shift }) => digitsCell(shift.openedFd) },
  { heading: 'Закрыта', width: 17, cell: ({ shift }) => textCell(moment(shift.closedAt)) },
  { heading: 'ФД закрытия', width: 10, cell: ({ shift }) => digitsCell(shift.closedFd) },
  { heading: 'Сверка', width: 14, cell: ({ shift }) => textCell(AGREEMENT_WORDS[shift.agreement]) },
  {
    heading: 'Операция',
    width: 18,
    cell: ({ operation }) => textCell(operation && OPERATION_WORDS[operation].ru),
  },
  { heading: 'Чеков', width: 9, cell: ({ sums }) => countCell(sums?.count) },
  { heading: 'Всего, ₽', width: 16, cell: ({ sums }) => moneyCell(sums?.totalKop) },
  ...tenderColumns<ShiftRow>(({ sums }) => sums?.tenders),
  { heading: 'Счётчик приходов, ₽', width: 16, cell: ({ counters }) => moneyCell(counters?.salesKop) },
  { heading: 'Счётчик возвратов, ₽', width: 16, cell: ({ counters }) => moneyCell(counters?.returnsKop) },
  { heading: 'Наличных в ящике, ₽', width: 16, cell: ({ counters }) => moneyCell(counters?.cashInDrawerKop) },
  { heading: 'Необнуляемая сумма, ₽', width: 18, cell: ({ counters }) => moneyCell(counters?.nonResettableKop) },
];

/** The shifts, one row for each operation there was. */
export function shiftsSheet({ cashboxes }: DayReport) {
  const rows = cashboxes.flatMap(({ cashboxId, shifts }) => shifts.flatMap((shift) => rowsOf(cashboxId, shift)));
  return sheetOf('Смены', COLUMNS, rows);
}

function rowsOf(cashboxId: string, shift: ShiftReport): readonly ShiftRow[] {
  const made = OPERATION_NAMES.filter((operation) => (shift.receipts[operation]?.count ?? 0) > 0);
  const operations = made.length > 0 ? made : [undefined];
  return operations.map((operation, index) => ({
    cashboxId,
    shift,
    operation,
    sums: operation && shift.receipts[operation],
    counters: index === 0 ? shift.counters : undefined,
  }));
}

const moment = (at: string | undefined) => (at === undefined ? undefined : momentText(at));
