import { sentence } from '../../errors.ts';
import type { CashboxForAlarms, ShopForAlarms } from '../readings.ts';
import { type AlarmRow, bad } from '../row.ts';

/** A shop that knows no word for a rate sends "without VAT" in its place, and says nothing. Source: fiscal-domain 2.2. */
export const SHOP_VAT_ALARMS: readonly AlarmRow<ShopForAlarms>[] = [
  {
    kind: 'vat-none',
    cure: {
      ru: 'Проверьте ставки НДС в настройках кассы в магазине: после обновления он мог их потерять. Продаёте без НДС по закону — отметьте тревогу прочитанной.',
      en: 'Check the VAT rates of the cashbox in the shop: an update may have lost them. If you sell without VAT by law, acknowledge the alarm.',
    },
    judge({ vatNone }, { now, rules }) {
      if (!vatNone || now - vatNone.at >= rules.vatNoneMs) return 'fine';
      const { checkId, itemName } = vatNone;
      const line = itemName === undefined ? '' : `, «${itemName}»`;
      return bad(
        'trouble',
        `Магазин шлёт чеки «без НДС» на общей системе налогообложения; последний — чек ${checkId}${line}.`,
        `The shop sends receipts without VAT on the general taxation system; the newest is check ${checkId}${line}.`,
      );
    },
  },
];

/** What the FN says is compared with what was sent: another rate stops the cashbox until a person has decided. */
export const CASHBOX_VAT_ALARMS: readonly AlarmRow<CashboxForAlarms>[] = [
  {
    kind: 'vat-differs',
    cure: {
      ru: 'Проверьте драйвер АТОЛ и прошивку, оформите чек коррекции, затем решите о чеке в окне «Чеки».',
      en: 'Look at driver and firmware, make a correction, then decide about the receipt on the screen Receipts.',
    },
    judge({ vatDifference }) {
      if (vatDifference === undefined) return 'fine';
      return bad('trouble', sentence('CB-462', vatDifference), sentence('CB-462', vatDifference, 'en'));
    },
  },
];
