import type { DayEvidence, FnPart } from '../../core/day/day-evidence.ts';
import { exportCovering } from '../../core/day/ofd/evidence.ts';
import { counted } from '../../core/day/sums.ts';
import type { Words } from '../../core/health/light.ts';
import { NOT_COVERED } from '../../core/health/not-covered.ts';
import type { DayBook } from '../../core/ports/day-book.ts';
import type { ReadBacks } from './read-back.ts';

/** What no report can see: the OFD itself where nobody handed an export over, and what never reaches us at all. */
export function outOfSight(cashboxes: DayEvidence['cashboxes']): readonly Words[] {
  return [...atTheOfd(cashboxes.flatMap(({ fns }) => fns)), ...NOT_COVERED];
}

/** Documents of ours on an FN that was replaced before it was read back to its end. */
export interface LeftBehind {
  readonly fnSerial: string;
  readonly count: number;
}

/** What the report could not compare, and why. */
export function notChecked(
  cashboxes: DayEvidence['cashboxes'],
  readBacks: ReadBacks,
  left: readonly LeftBehind[],
  book: DayBook,
  damagedRows: number,
): readonly Words[] {
  const parts = cashboxes.flatMap(({ fns }) => fns);
  return [
    ...cashboxes.flatMap(({ cashboxId }) => unread(cashboxId, readBacks)),
    ...left.map(({ fnSerial, count }) => ({
      ru: `ФН ${fnSerial} заменён раньше, чем его прочитали до конца: наших документов без сверки ${count}, их состояние — последнее известное.`,
      en: `FN ${fnSerial} was replaced before it was read to its end: ${count} documents of ours were not compared, their state is the last known.`,
    })),
    ...parts.flatMap(unknownNumbers),
    ...parts.flatMap(withoutTags),
    ...damaged(damagedRows),
    ...strangeFns(parts, book),
  ];
}

function unread(cashboxId: string, readBacks: ReadBacks): Words[] {
  const read = readBacks.get(cashboxId);
  if (!read || !('unread' in read)) return [];
  const { unread: why } = read;
  return [
    {
      ru: `Касса «${cashboxId}»: ФН не прочитан, новые документы с ним не сверены. ${why.ru}`,
      en: `Cashbox "${cashboxId}": the FN was not read, new documents were not compared with it. ${why.en}`,
    },
  ];
}

/** Neither read nor known to be absent: a row of the book was lost, and the FN could not be asked again. */
function unknownNumbers({ fn }: FnPart): Words[] {
  const known = fn.documents.length + (fn.absent?.size ?? 0);
  const count = fn.to - fn.after - known;
  if (count <= 0) return [];
  return [
    {
      ru: `ФН ${fn.fnSerial}: номеров, о которых ФН не спросили, ${count}; документы с ними не сверены.`,
      en: `FN ${fn.fnSerial}: ${count} numbers the FN was not asked about; their documents were not compared.`,
    },
  ];
}

/** Key and tenders lie in the tags, which the FN keeps for some time only. */
function withoutTags({ fn }: FnPart): Words[] {
  const blind = fn.documents.filter(
    (one) => counted(one).length > 0 && (one.tags?.tenders === undefined || !one.tags.key.read),
  );
  if (blind.length === 0) return [];
  return [
    {
      ru: `ФН ${fn.fnSerial}: у чеков (${blind.length}) ФН не показал реквизиты; метка заказа и виды оплаты у них не сверены.`,
      en: `FN ${fn.fnSerial}: ${blind.length} receipts without tags; their key and tenders were not compared.`,
    },
  ];
}

/** A job that can not be read would make its document look like somebody else's. */
function damaged(rows: number): Words[] {
  if (rows === 0) return [];
  return [
    {
      ru: `Повреждённых записей журнала ${rows}: чужой документ может оказаться нашим. Сначала разберитесь с ними: окно «Тревоги».`,
      en: `${rows} rows of the journal are damaged: a document that looks alien may be ours. See to them first: the screen Alarms.`,
    },
  ];
}

function atTheOfd(parts: readonly FnPart[]): Words[] {
  const all = parts.flatMap(({ fn, ofd }) =>
    fn.documents.filter((one) => counted(one).length > 0).map((one) => ({ one, ofd })),
  );
  const left = all.filter(({ one, ofd }) => !exportCovering(ofd.coverage, one.document.fdNumber));
  if (left.length === 0) return [];
  return [
    {
      ru: `Сам ОФД: чеков без выгрузки ${left.length} из ${all.length}. Скачайте выгрузку в кабинете ОФД и отдайте тому, кто ставил программу: он передаст её в отчёт командой.`,
      en: `The OFD itself: ${left.length} of ${all.length} receipts are in no export. Get one from the OFD and give it to whoever installed the program: it is handed over by a command.`,
    },
  ];
}

/** An export of the whole company speaks of cashboxes we do not know: their documents are nobody's here. */
function strangeFns(parts: readonly FnPart[], book: DayBook): Words[] {
  const ours = new Set(parts.map(({ fn }) => fn.fnSerial));
  const others = book.ofdFns().filter((fnSerial) => !ours.has(fnSerial) && book.readTo(fnSerial) === undefined);
  if (others.length === 0) return [];
  return [
    {
      ru: `В выгрузке ОФД есть ФН, которых мы не читали: ${others.join(', ')}. Их документы не сверены.`,
      en: `The export of the OFD speaks of FNs we have not read: ${others.join(', ')}. Their documents were not compared.`,
    },
  ];
}
