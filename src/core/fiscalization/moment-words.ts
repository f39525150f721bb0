import type { Words } from '../health/light.ts';
import type { LifeEvent } from './life.ts';

type WordTable<What extends string> = Readonly<Record<What, Words>>;

/** What moves a job from one state to the next. */
const LIFE_WORDS: WordTable<LifeEvent['type']> = {
  aboutToSend: { ru: 'Начата отправка на кассу', en: 'Sending to the cashbox has begun' },
  aboutToClose: { ru: 'Касса получает команду закрыть документ', en: 'The cashbox is told to close the document' },
  cannotBegin: { ru: 'На кассу не отправлялся', en: 'Not sent to the cashbox' },
  metAlready: { ru: 'Делать нечего: уже сделано', en: 'Nothing to make: it was done already' },
  wentWrong: { ru: 'Прервано: пробит ли, покажет ФН', en: 'Broken off: the FN will show whether it was made' },
  restarted: { ru: 'Агент запущен заново, сверяется с ФН', en: 'The agent was started anew and asks the FN' },
  fnShowsOurs: { ru: 'Документ есть в ФН', en: 'The document is in the FN' },
  countersShowOurs: { ru: 'Счётчики кассы показывают: сделано', en: 'The counters of the cashbox show it was made' },
  fnShowsAbsence: { ru: 'В ФН документа нет: это доказано', en: 'The FN proves there is no such document' },
  unclear: { ru: 'Отложен до решения человека', en: 'Waits for a person to decide' },
  personParks: { ru: 'Человек отложил чек', en: 'A person put the receipt aside' },
  personRetries: { ru: 'Человек решил: пробить', en: 'A person decided: make it' },
  personRefuses: { ru: 'Человек решил: не пробивать', en: 'A person decided: do not make it' },
  personSaysNotOurs: { ru: 'Человек решил: не пробит', en: 'A person decided: it was not made' },
  personFinds: { ru: 'Человек указал документ в ФН', en: 'A person named its document in the FN' },
};

/** What happens beside the life. */
const NOTE_WORDS = {
  received: { ru: 'Получен от магазина', en: 'Received from the shop' },
  wanted: { ru: 'Записано к выполнению', en: 'Written down to be made' },
  handedOutAgain: { ru: 'Магазин прислал ещё раз', en: 'The shop handed it out again' },
  conflict: { ru: 'Под тем же номером пришло другое', en: 'Something else came under the same id' },
  conflictDecided: { ru: 'Человек решил о расхождении', en: 'A person decided about the conflict' },
  vatDiffers: { ru: 'Ставка НДС в ФН не та, что просили', en: 'The VAT in the FN is not the one asked for' },
  markingChecked: { ru: 'Код маркировки проверен', en: 'The marking code was checked' },
  answersOrder: { ru: 'Засчитан ответом на заказ магазина', en: 'Counts as the answer to an order of the shop' },
  reported: { ru: 'Магазин принял результат', en: 'The shop took the result' },
  notAcked: { ru: 'Магазин не подтвердил результат', en: 'The shop did not confirm the result' },
  neverAcked: { ru: 'Магазин так и не подтвердил результат', en: 'The shop never confirmed the result' },
  tellAgain: { ru: 'Результат будет отправлен магазину снова', en: 'The result will be told to the shop again' },
  delivered: { ru: 'ОФД подтвердил документ', en: 'The OFD confirmed the document' },
  returnWanted: { ru: 'Человек заказал возврат', en: 'A person ordered its return' },
  returnMade: { ru: 'Возврат сделан', en: 'Its return is made' },
  contactsErased: { ru: 'Контакт покупателя стёрт', en: "The buyer's contact was erased" },
} as const satisfies Readonly<Record<string, Words>>;

/** Stable words the journal keeps for what happens beside the life: never renamed, never given another meaning. */
export type NoteName = keyof typeof NOTE_WORDS;

const MOMENT_WORDS: Readonly<Record<string, Words>> = { ...LIFE_WORDS, ...NOTE_WORDS };

/** Every word a time line may say, for tests and searches. */
export const MOMENT_NAMES: readonly string[] = Object.keys(MOMENT_WORDS);

/**
 * What a line of a time line says to a person. A journal may hold the words of a newer version of the program.
 *
 * @param what the stable word of the journal
 */
export function momentWords(what: string): Words {
  return Object.hasOwn(MOMENT_WORDS, what) ? (MOMENT_WORDS[what] ?? other(what)) : other(what);
}

function other(what: string): Words {
  return {
    ru: `Событие другой версии программы (${what})`,
    en: `An event of another version of the program (${what})`,
  };
}
