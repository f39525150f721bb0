import type { SetUpStep } from '../../../contract/set-up.ts';
import { step, words } from '../steps.ts';

const HANDLERS = { '2': 'ФФД 1.05', '3': 'ФФД 1.2' } as const;

/**
 * What the protocol tells nobody without a check: which format the shop has, and whether a person has switched the
 * cashbox on. A poll that names a cashbox would tell no more, and could be handed checks. Source: bitrix-protocol 3, 4, 10.
 *
 * @param kktSerial under which the shop lists the cashbox, where it is known
 */
export function unseenAtShop(apiVersion: '2' | '3', kktSerial: string | undefined): readonly SetUpStep[] {
  const row = kktSerial === undefined ? 'строка с заводским номером кассы' : `строка «${kktSerial}»`;
  const rowEn = kktSerial === undefined ? 'the row with the serial number of the cashbox' : `the row "${kktSerial}"`;
  return [
    step(
      'format',
      'unknown',
      words('Версия обмена', 'Version of the exchange'),
      words(
        `выбрана "${apiVersion}" (${HANDLERS[apiVersion]}); умеет ли её магазин, отсюда не видно: это покажет первый чек`,
        `"${apiVersion}" is chosen (FFD ${apiVersion === '3' ? '1.2' : '1.05'}); whether the shop has it cannot be seen from here: the first check shows it`,
      ),
      words(
        'Выберите один раз и не меняйте: после смены версии некоторые магазины отвечают ошибкой 500. "2" есть у всех магазинов с 2019 года, "3" нужна для маркировки и ФФД 1.2.',
        'Choose it once and keep it: after a change some shops answer error 500. All shops since 2019 have "2"; "3" is for marking and FFD 1.2.',
      ),
    ),
    step(
      'active',
      'unknown',
      words('Касса включена в магазине', 'The cashbox is switched on at the shop'),
      words('не видно отсюда: магазин об этом не сообщает', 'cannot be seen from here: the shop does not tell'),
      words(
        `В админке сайта: Магазин → Кассы → список касс → ${row} → «Активность»: поставьте галочку, выберите модель, оплаты, НДС и СНО, сохраните. Строка появится сама после первого запроса агента; заказам, оплаченным раньше, чек не создаётся.`,
        `In the admin of the site: Магазин → Кассы → list of cashboxes → ${rowEn} → «Активность»: tick it, choose model, payments, VAT and taxation, save. The row appears by itself after the first request of the agent; orders paid before get no check.`,
      ),
    ),
  ];
}
