/** One thing shops are known to get wrong: refused unless the settings of the shop name it in `allow`. */
export interface ShopMistakeRow {
  /** What the shop does, for a person. */
  readonly ru: string;
  /** What the agent does with it when it is allowed. */
  readonly whenAllowed: string;
}

/**
 * The known mistakes of shops, by the name that allows each of them. None is ever allowed by default, and each use is
 * returned with the receipt so that it stands in its time line. Sums are never changed by any of them.
 *
 * Source: bitrix-protocol 6.3 (price before discount), 6.4 (credit return), 7.3 (VAT), 7.4 (contact), 7.5 (supplier);
 * fiscal-domain 1.4 (zero price), 1.5 (rates of two eras).
 */
export const SHOP_MISTAKES = {
  zeroPrice: {
    ru: 'строка с нулевой ценой (подарок)',
    whenAllowed: 'строка передаётся с нулевой ценой и нулевой суммой',
  },
  priceBeforeDiscount: {
    ru: 'цена в строке указана до скидки',
    whenAllowed: 'цена за единицу берётся из суммы строки; если она не делится нацело, строка делится на две',
  },
  plainVatOnPrepayment: {
    ru: 'обычная ставка НДС у предоплаты',
    whenAllowed: 'ставка читается как расчётная: 22/122, 20/120, 10/110, 7/107, 5/105',
  },
  returnMarkedAsSold: {
    ru: 'в возврате код маркировки помечен как проданный',
    whenAllowed: 'код передаётся как возвращённый',
  },
  supplierWithoutAgentType: {
    ru: 'указан поставщик, но не указан признак агента',
    whenAllowed: 'признак агента берётся из настройки agentType',
  },
  missingContact: {
    ru: 'нет контакта покупателя',
    whenAllowed: 'вместо него передаётся адрес магазина из настройки fallbackContact',
  },
  mixedVatEras: {
    ru: 'ставки НДС 20 % и 22 % в одном чеке',
    whenAllowed: 'чек передаётся в кассу как есть; касса может отказать',
  },
} as const satisfies Record<string, ShopMistakeRow>;

export type ShopMistake = keyof typeof SHOP_MISTAKES;
export const SHOP_MISTAKE_NAMES = Object.keys(SHOP_MISTAKES) as readonly ShopMistake[];

/**
 * Facts about an accepted receipt that a person should see in its time line. Lawful, or not ours to judge;
 * a shop that wants one refused instead names it in `refuse`.
 */
export const NOTICES = {
  vatNoneOnOsn: { ru: 'строка «без НДС» на общей системе налогообложения' },
  lineFitted: { ru: 'цена за единицу подобрана под сумму строки с точностью до копейки; сумма не изменена' },
  itemNameCut: { ru: 'название строки обрезано до 128 знаков' },
} as const satisfies Record<string, { readonly ru: string }>;

export type Notice = keyof typeof NOTICES;

/** Notices that may be turned into refusals. */
export const REFUSABLE_NOTICES = ['vatNoneOnOsn'] as const satisfies readonly Notice[];
export type RefusableNotice = (typeof REFUSABLE_NOTICES)[number];

/** What a leniency or notice means, for the time line; an unknown name is shown as it is. */
export function leniencyText(name: string): string {
  if (Object.hasOwn(SHOP_MISTAKES, name)) {
    const row: ShopMistakeRow = SHOP_MISTAKES[name as ShopMistake];
    return `${row.ru}: ${row.whenAllowed}`;
  }
  return Object.hasOwn(NOTICES, name) ? NOTICES[name as Notice].ru : name;
}
