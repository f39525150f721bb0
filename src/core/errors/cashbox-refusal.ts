import { type ErrorRow, row } from './row.ts';

/** 441 to 459. What the device refused, or what this cashbox cannot make of the check. */
export const CASHBOX_REFUSALS = {
  'CB-441': row(
    'SumRefusedByCashbox',
    'reject',
    'Касса не приняла цену, количество или сумму чека. Проверьте заказ в магазине.',
    'The cashbox refused a price, quantity or sum. Check the order in the shop.',
  ),
  'CB-442': row(
    'PaymentRefusedByCashbox',
    'reject',
    'Касса не приняла оплату чека: суммы оплат или вид оплаты ей не подходят.',
    'The cashbox refused the payment of the receipt: its sums or its kind.',
  ),
  'CB-443': row(
    'VatRefusedByCashbox',
    'reject',
    'Касса не приняла ставку или сумму НДС. Проверьте ставки в магазине и прошивку кассы.',
    'The cashbox refused a VAT rate or sum. Check the rates of the shop and the firmware.',
  ),
  'CB-444': row(
    'TaxationRefusedByCashbox',
    'reject',
    'Касса не приняла систему налогообложения чека: она зарегистрирована с другой.',
    'The cashbox refused the taxation system: it is registered with another one.',
  ),
  'CB-445': row(
    'TagRefusedByCashbox',
    'reject',
    'Касса не приняла реквизит чека: он не подходит к этому виду чека или формату ФФД.',
    'The cashbox refused a fiscal tag: it does not fit this receipt or FFD.',
  ),
  'CB-446': row(
    'ReceiptTooLargeForCashbox',
    'reject',
    'Чек слишком велик для кассы. Разделите заказ.',
    'The receipt is too large for the cashbox. Split the order.',
  ),
  'CB-447': row(
    'GoodsRefusedByCashbox',
    'reject',
    'Касса не приняла код товара или подакцизный товар.',
    'The cashbox refused a goods code or excise goods.',
  ),
  'CB-448': row(
    'OperationRefusedByCashbox',
    'reject',
    'Касса не выполняет такую операцию: её не поддерживает модель, лицензия или настройка.',
    'The cashbox does not do this operation: model, licence or settings forbid it.',
  ),
  'CB-449': row(
    'CommandRefusedByCashbox',
    'park',
    'Касса не приняла команду агента. Чек отложен; покажите журнал разработчику.',
    'The cashbox refused a command of the agent. The receipt is parked; show the log to the developer.',
  ),
  'CB-450': row(
    'VatRateNotOnWire',
    'reject',
    'Эту ставку НДС проводной драйвер на этой кассе не передаёт. Подключите кассу через драйвер АТОЛ (DTO 10) или укажите строку её таблицы налогов в taxRows.',
    'The wire driver does not speak this VAT rate on this cashbox. Use the vendor library (DTO 10) or name the row of its tax table in taxRows.',
  ),
  'CB-451': row(
    'MarkingNotOnWire',
    'reject',
    'Этот код маркировки проводной драйвер не передаёт. Подключите кассу через драйвер АТОЛ (DTO 10).',
    'The wire driver does not speak this marking code. Use the vendor library (DTO 10).',
  ),
  'CB-452': row(
    'AgentNotOnWire',
    'reject',
    'Данные агента или поставщика этого товара проводной драйвер не передаёт. Подключите кассу через драйвер АТОЛ (DTO 10).',
    'The wire driver does not speak the agent or supplier data of this item. Use the vendor library (DTO 10).',
  ),
  'CB-453': row(
    'UnitNotOnWire',
    'reject',
    'Единицу измерения товара в этом формате ФФД передать нельзя.',
    'The unit of the item cannot be said in this FFD.',
  ),
  'CB-454': row(
    'TagTooLong',
    'reject',
    'Реквизит чека длиннее, чем допускает формат.',
    'A fiscal tag is longer than the format allows.',
  ),
  'CB-455': row(
    'ItemNameTooLong',
    'reject',
    'Название товара длиннее 128 символов.',
    'The name of an item is longer than 128 characters.',
  ),
  'CB-456': row(
    'PaymentObjectNotInFfd',
    'reject',
    'Такого признака предмета расчёта нет в формате ФФД кассы.',
    'The FFD of the cashbox has no such payment object.',
  ),
  'CB-457': row(
    'TaxationNotRegistered',
    'reject',
    'Касса не зарегистрирована с системой налогообложения этого чека. Исправьте её в настройках магазина.',
    'The cashbox is not registered with the taxation system of this receipt. Correct it in the shop.',
  ),
} as const satisfies Record<string, ErrorRow>;
