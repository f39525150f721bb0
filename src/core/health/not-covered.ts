import type { Words } from './light.ts';

/** Troubles of a shop that cannot be seen from here, said openly: silence about them would pass for "all is well". */
export const NOT_COVERED: readonly Words[] = [
  {
    ru: 'Заказы, по которым магазин не создал чек: чего нет у магазина, того мы не видим. Сверяйте оплаченные заказы с чеками в админке.',
    en: 'Orders for which the shop made no check: what the shop never made we cannot see. Compare paid orders with checks in its admin.',
  },
  {
    ru: 'Версия 1С-Битрикс: протокол её не называет. Для касс нужна 17 или новее.',
    en: 'The version of 1C-Bitrix: the protocol does not tell it. Cashboxes need 17 or newer.',
  },
];
