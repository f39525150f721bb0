import type { ReceiptAction } from '../../../../src/contract/receipts.ts';
import type { Words } from '../../../words/words.ts';

/** On the buttons; dots: something is asked first. */
export const ACTION_BUTTONS: Readonly<Record<ReceiptAction, Words>> = {
  settle: { ru: 'Найти документ в ФН…', en: 'Find its document in the FN…' },
  retry: { ru: 'Пробить чек…', en: 'Make the receipt…' },
  park: { ru: 'Отложить…', en: 'Put it aside…' },
  resend: { ru: 'Сообщить магазину снова…', en: 'Tell the shop again…' },
  makeReturn: { ru: 'Сделать возврат…', en: 'Make a return…' },
  makeCorrection: { ru: 'Сделать коррекцию…', en: 'Make a correction…' },
  notMade: { ru: 'Не пробивать…', en: 'Do not make it…' },
};

/** Deeds that ask for a reason at once, without anything to be read or shown before. */
export type PlainDeed = 'park' | 'retry' | 'notMade' | 'resend';

export function isPlain(action: ReceiptAction): action is PlainDeed {
  return action in DEED_WORDS;
}

export interface DeedWords {
  readonly title: Words;
  /** What exactly will happen. */
  readonly what: Words;
  readonly confirm: Words;
  readonly busy: Words;
  readonly done: Words;
}

const DEED_WORDS: Readonly<Record<PlainDeed, DeedWords>> = {
  park: {
    title: { ru: 'Отложить этот чек?', en: 'Put this receipt aside?' },
    what: {
      ru: 'На кассу он не уйдёт, пока вы не решите, пробить его или отказаться. Покупатель и магазин будут ждать. Остальные чеки идут как обычно.',
      en: 'It does not go to the cashbox until you decide to make or to refuse it. Buyer and shop will wait. Other receipts go on as usual.',
    },
    confirm: { ru: 'Отложить чек', en: 'Put it aside' },
    busy: { ru: 'Откладываем чек…', en: 'Putting it aside…' },
    done: { ru: 'Чек отложен и ждёт решения.', en: 'The receipt is put aside and waits for a decision.' },
  },
  retry: {
    title: { ru: 'Пробить этот чек?', en: 'Make this receipt?' },
    what: {
      ru: 'Документа этого чека в ФН нет: его не отправляли на кассу, или ФН это доказал. Касса пробьёт чек в свою очередь, и отменить его будет нельзя.',
      en: 'The FN holds no document of this receipt: it was never sent, or the FN has proven so. The cashbox makes it in its turn, and then it cannot be undone.',
    },
    confirm: { ru: 'Пробить чек', en: 'Make the receipt' },
    busy: { ru: 'Передаём решение агенту…', en: 'Telling the agent…' },
    done: { ru: 'Чек поставлен в очередь кассы.', en: 'The receipt waits for its turn at the cashbox.' },
  },
  notMade: {
    title: { ru: 'Не пробивать этот чек?', en: 'Not make this receipt?' },
    what: {
      ru: 'Чек будет отклонён: касса не пробьёт его никогда, а магазину уйдёт отказ. Передумать будет нельзя.',
      en: 'It will be refused: the cashbox never makes it, and the shop is told so. This cannot be taken back.',
    },
    confirm: { ru: 'Не пробивать чек', en: 'Do not make it' },
    busy: { ru: 'Передаём решение агенту…', en: 'Telling the agent…' },
    done: { ru: 'Чек отклонён и не будет пробит.', en: 'The receipt is refused and will not be made.' },
  },
  resend: {
    title: { ru: 'Сообщить магазину результат ещё раз?', en: 'Tell the shop the result again?' },
    what: {
      ru: 'Магазину ещё раз уйдёт тот же результат. Касса ничего не пробивает и не печатает.',
      en: 'The same result goes to the shop once more. The cashbox makes and prints nothing.',
    },
    confirm: { ru: 'Сообщить снова', en: 'Tell it again' },
    busy: { ru: 'Передаём агенту…', en: 'Telling the agent…' },
    done: {
      ru: 'Результат уйдёт магазину при ближайшем обмене.',
      en: 'The result goes to the shop with the next exchange.',
    },
  },
};

/** Of a receipt that may be in the FN, not making it is another thing to say: the FN is read first. */
const NOT_MADE_IN_DOUBT: DeedWords = {
  title: { ru: 'Этот чек не был пробит?', en: 'Was this receipt not made?' },
  what: {
    ru: 'Сначала агент ещё раз прочитает ФН. Если документа с ключом этого чека там нет, чек будет отклонён: касса не пробьёт его никогда, а магазину уйдёт отказ. Передумать будет нельзя. Если документ найдётся, ничего не изменится.',
    en: 'First the agent reads the FN again. If it holds no document with the key of this receipt, it will be refused: the cashbox never makes it, and the shop is told so. This cannot be taken back. If there is one, nothing changes.',
  },
  confirm: { ru: 'Прочитать ФН и отклонить чек', en: 'Read the FN and refuse it' },
  busy: { ru: 'Агент читает ФН…', en: 'The agent reads the FN…' },
  done: {
    ru: 'ФН прочитан, документа этого чека в нём нет. Чек отклонён.',
    en: 'The FN was read and has no document of it. The receipt is refused.',
  },
};

export function deedWords(deed: PlainDeed, doubtful: boolean): DeedWords {
  return deed === 'notMade' && doubtful ? NOT_MADE_IN_DOUBT : DEED_WORDS[deed];
}
