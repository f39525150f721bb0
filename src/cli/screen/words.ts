import type { LightStatus, ReceiptState, SideState } from '../../contract/snapshot.ts';
import { kopecks } from '../../core/fiscal/money.ts';
import { moneyText } from '../../core/fiscal/money-text.ts';

/** The screen's words for the contract's: one table each. */
export const LIGHT_WORDS: Readonly<Record<LightStatus['state'], string>> = {
  fine: '● в порядке',
  unknown: '? неизвестно',
  attention: '▲ внимание',
  trouble: '■ НЕПОЛАДКА',
};

export const STATE_WORDS: Readonly<Record<ReceiptState, string>> = {
  received: 'получен',
  fiscal: 'в ФН',
  reported: 'в магазине',
  delivered: 'в ОФД',
  seen: 'виден в ОФД',
};

export const SIDE_WORDS: Readonly<Record<SideState, string>> = {
  refused: 'отказ',
  inDoubt: 'под вопросом',
  parked: 'ждёт человека',
};

export const KIND_WORDS = {
  receipt: 'чек',
  openShift: 'открытие смены',
  closeShift: 'закрытие смены',
  cashIn: 'внесение',
  cashOut: 'изъятие',
} as const;

export const SHIFT_WORDS = { closed: 'закрыта', open: 'открыта', expired: 'длится больше 24 часов' } as const;

/** `3 480,00 ₽` of kopecks as the contract carries them; with the spaces of a keyboard, since output is searched. */
export const rubles = (kop: number): string => moneyText(kopecks(kop)).replaceAll('\u00a0', ' ');

/** Time of day of this computer: `09:07:12`. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
