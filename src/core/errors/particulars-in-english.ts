import { SHOP_WORDS_IN_ENGLISH } from './shop-words-in-english.ts';

/**
 * Particulars are kept in Russian, as they were written beside the code. These are the same in English; what is not known
 * here is left out of an English sentence, which says by itself what happened and what to do.
 */
const PARTICULARS: readonly (readonly [RegExp, string])[] = [
  // Which cashbox, which FN.
  [/^ждали (\S+), ответила (\S+)$/, 'expected $1, $2 answered'],
  [/^ждали (\S+), в кассе (\S+)$/, 'expected $1, in the cashbox $2'],
  [/^было (\S+), стало (\S+)$/, 'was $1, is $2'],
  [/^ЗН (\S+), ФН (\S+), ИНН (\S+)$/, 'serial number $1, FN $2, INN $3'],
  [/^ФН (\d+)$/, 'FN $1'],
  [/^расхождение (-?\d+) с$/, 'apart by $1 s'],
  [/^меньше 3 дней до конца срока$/, 'less than 3 days left'],
  [/^чек мог попасть в ФН (\d+), в кассе (\d+)$/, 'the receipt may be in FN $1, in the cashbox is $2'],
  [/^ФН сменился во время работы$/, 'the FN changed while at work'],
  // Documents and counters.
  [/^ФН (\d+), последний ФД (\d+)$/, 'FN $1, last FD $2'],
  [/^ФД (\d+), ФПД (\d+)$/, 'FD $1, fiscal sign $2'],
  [/^ФД (\d+), квитанция (.+)$/, 'FD $1, ticket $2'],
  [/^ФД (\d+), строк в чеке (\d+), в ФН (\d+)$/, 'FD $1, lines in the receipt $2, in the FN $3'],
  [/^(\d+) док\.$/, '$1 documents'],
  [/^(\d+) док\., начиная с ФД (\d+)$/, '$1 documents from FD $2 on'],
  [/^ФД (\d+) не похож на наш$/, 'FD $1 does not look like ours'],
  [/^ФД (\d+) не прочитан$/, 'FD $1 was not read'],
  [/^ФД (\d+) не разобран$/, 'FD $1 was not understood'],
  [/^ФД (\d+): наш ключ, но .*$/, 'FD $1: our key, but another type, sum or operation'],
  [/^ФД (\d+): ключ документа не читается$/, 'FD $1: its key cannot be read'],
  [/^ФД (\d+): ждали смену (\d+), в кассе смена (\d+)$/, 'FD $1: expected shift $2, in the cashbox is shift $3'],
  [/^ФД (\d+) не подходит по .*$/, 'FD $1 does not fit by number, operation or sum'],
  [/^ФД (\d+) не этого чека: .*$/, 'FD $1 is not of this receipt: it holds another key or is another record'],
  [/^номер ФД уменьшился: (\d+) → (\d+)$/, 'the FD number went down: $1 → $2'],
  [/^несколько документов смены после ФД (\d+)$/, 'several documents of the shift after FD $1'],
  [/^спросили (?:квитанцию )?ФД (\d+), ответ о ФД (\d+)$/, 'asked about FD $1, the answer is about FD $2'],
  [/^счётчики наличных не с чем сравнить$/, 'nothing to compare the cash counters with'],
  [/^изменений счётчика: (\d+)$/, 'changes of the counter: $1'],
  [/^счётчики не изменились$/, 'the counters have not changed'],
  [/^осталось (\S+), сдача (\S+), копеек$/, 'left to pay $1, change $2, kopecks'],
  // The link to the cashbox and to the shop.
  [/^касса не подключена$/, 'the cashbox is not connected'],
  [/^(?:линия оборвалась|линия закрыта|связь закрыта)$/, 'the line broke'],
  [/^остановлено$/, 'stopped'],
  [/^нет ни одного порта$/, 'there is no port'],
  [/^(\S+): порта нет$/, '$1: no such port'],
  [/^(\S+): не открывается$/, '$1: does not open'],
  [/^(\S+): остановлено$/, '$1: stopped'],
  [/^(\S+): нет прав на порт: .*$/, '$1: no right to the port: add the user to the group dialout and log on again'],
  [/^касса не закончила отчёт в срок$/, 'the cashbox did not end the report in time'],
  [/^смена закрыта$/, 'the shift is closed'],
  [/^драйвер АТОЛ не ответил$/, 'the ATOL driver did not answer'],
  [/^драйвер ответил не на всё$/, 'the driver did not answer everything'],
  [/^драйвер ([\d.]+)$/, 'driver $1'],
  [/^ответ не объект$/, 'the answer is no object'],
  [/^в ответе нет знакомых полей$/, 'no known field in the answer'],
  [/^код 404: по этой ссылке нет обработчика касс$/, 'code 404: nothing serves cashboxes under this link'],
  [/^код (\d+) (\d+) раз подряд через (\d+) с$/, 'code $1 $2 times in a row after $3 s'],
  [/^(\S+): нет ответа за (\S+) с$/, '$1: no answer within $2 s'],
  [/^(\S+): ответ (\d+)$/, '$1: answer $2'],
  [/^нет ответа за (\S+) с$/, 'no answer within $1 s'],
  [/^(\d+) с$/, '$1 s'],
  [/^(\d+) мс$/, '$1 ms'],
  // What device and driver call a fault has its own sentence in the catalog; the number is what support asks for.
  [/^.*, код (-?\w+)$/, 'code $1'],
  [/^код (\w+)$/, 'code $1'],
  // What a person or the agent wanted.
  [/^до (\d\d:\d\d), поставил (.+)$/, 'until $1, by $2'],
  [/^открыть смену$/, 'open the shift'],
  [/^закрыть смену$/, 'close the shift'],
  [/^смене скоро 24 часа$/, 'the shift is nearly 24 hours old'],
  [/^первый чек смены$/, 'first receipt of the shift'],
  [/^касса (\S+)$/, 'cashbox $1'],
  [/^заказ (\S+)$/, 'order $1'],
  [/^попытка (\d+)$/, 'attempt $1'],
  [/^запись (\d+)$/, 'record $1'],
  [/^запись (\d+), ФД (\d+)$/, 'record $1, FD $2'],
  ...SHOP_WORDS_IN_ENGLISH,
];

const LINE = /^строка (\d+): (.+)$/s;
const CYRILLIC = /[А-яЁё]/;

/** @returns undefined where the English of it is not known */
export function particularsInEnglish(ru: string): string | undefined {
  if (!CYRILLIC.test(ru)) return ru;
  const [, line, rest] = LINE.exec(ru) ?? [];
  if (line !== undefined && rest !== undefined) {
    const words = particularsInEnglish(rest);
    return words === undefined ? `line ${line}` : `line ${line}: ${words}`;
  }
  const row = PARTICULARS.find(([pattern]) => pattern.test(ru));
  if (row) return ru.replace(...row);
  const parts = ru.split('; ');
  if (parts.length === 1) return undefined;
  const known = parts.map(particularsInEnglish).filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join('; ');
}
