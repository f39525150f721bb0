import type { DayDocument, DayReport } from '../../../core/day/day-report.ts';
import { momentText, OPERATION_WORDS } from '../../../core/day/words.ts';
import { documentTypeText, SEEN_WORDS } from '../words.ts';
import { type Column, digitsCell, moneyCell, sheetOf, textCell } from './cells.ts';
import { tenderColumns } from './tender-columns.ts';

const COLUMNS: readonly Column<DayDocument>[] = [
  { heading: 'Касса', width: 12, cell: ({ cashboxId }) => textCell(cashboxId) },
  { heading: 'ФН', width: 19, cell: ({ fnSerial }) => digitsCell(fnSerial) },
  { heading: 'ФД', width: 10, cell: ({ fdNumber }) => digitsCell(fdNumber) },
  { heading: 'ФПД', width: 13, cell: ({ fiscalSign }) => digitsCell(fiscalSign) },
  { heading: 'Дата и время', width: 17, cell: ({ issuedAt }) => textCell(momentText(issuedAt)) },
  { heading: 'Документ', width: 18, cell: ({ type }) => textCell(documentTypeText(type)) },
  { heading: 'Операция', width: 18, cell: ({ operation }) => textCell(operation && OPERATION_WORDS[operation].ru) },
  { heading: 'Сумма, ₽', width: 14, cell: ({ totalKop }) => moneyCell(totalKop) },
  ...tenderColumns<DayDocument>(({ tenders }) => tenders),
  { heading: 'Магазин', width: 12, cell: ({ shopId }) => textCell(shopId) },
  { heading: 'Чек магазина', width: 16, cell: ({ checkId }) => digitsCell(checkId) },
  {
    heading: 'Магазин подтвердил',
    width: 13,
    // What no shop asked for has nobody to confirm it.
    cell: ({ checkId, acknowledged }) => (checkId === undefined ? null : textCell(yesNo(acknowledged))),
  },
  { heading: 'ОФД подтвердил', width: 13, cell: ({ delivered }) => textCell(yesNo(delivered)) },
  { heading: 'В выгрузке ОФД', width: 14, cell: ({ seen }) => textCell(SEEN_WORDS[seen]) },
];

/** All documents of the day with how far each has come. */
export function documentsSheet({ documents }: DayReport) {
  return sheetOf('Документы', COLUMNS, documents);
}

const yesNo = (value: boolean) => (value ? 'да' : 'нет');
