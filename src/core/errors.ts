/**
 * What may be done next about an error. The lane reads this and nothing else:
 * - `retry`      no document was made; the same job may run again by itself
 * - `operator`   no document was made; the whole cashbox waits for a person (paper, cover, FN, settings)
 * - `park`       no document was made; this one receipt waits for a person, the others go on
 * - `reject`     no document was made and none will be; tell the shop
 * - `reconcile`  a document may exist; only a reading of the FN decides
 */
export type Remedy = 'retry' | 'operator' | 'park' | 'reject' | 'reconcile';

export interface ErrorRow {
  readonly name: string;
  readonly remedy: Remedy;
  /** One sentence for a shop owner: what happened and what to do. */
  readonly ru: string;
  readonly en: string;
}

const row = (name: string, remedy: Remedy, ru: string, en: string): ErrorRow => ({ name, remedy, ru, en });

/**
 * The one catalog of errors. Codes are stable: never renumbered, never reused.
 * 1xx link, 2xx printer, 3xx shift and FN, 4xx the check itself, 5xx OFD, 6xx marking, 7xx shop, 8xx agent, 9xx unknown.
 */
export const ERRORS = {
  'CB-101': row(
    'DeviceNotResponding',
    'retry',
    'Касса не отвечает. Проверьте питание и кабель; агент продолжит сам.',
    'The cashbox does not answer. Check power and cable; the agent goes on by itself.',
  ),
  'CB-102': row(
    'OutcomeUnknown',
    'reconcile',
    'Связь с кассой прервалась во время чека. Агент сверяется с ФН и не печатает повторно, пока не узнает.',
    'The link broke during a receipt. The agent checks the FN and prints nothing again until it knows.',
  ),
  'CB-103': row(
    'UnreadableReceiptAnswer',
    'reconcile',
    'Ответ кассы не разобран. Агент сверяется с ФН.',
    'The answer of the cashbox could not be read. The agent checks the FN.',
  ),
  'CB-104': row(
    'UnreadableReading',
    'retry',
    'Показание кассы не разобрано. Агент спросит ещё раз.',
    'A reading of the cashbox could not be understood. The agent asks again.',
  ),
  'CB-105': row(
    'PortNotFound',
    'retry',
    'Касса не найдена ни на одном порту. Проверьте кабель и питание; агент ищет дальше.',
    'The cashbox was not found on any port. Check cable and power; the agent keeps looking.',
  ),
  'CB-106': row(
    'PortBusy',
    'retry',
    'Порт кассы занят другой программой (1С, тест драйвера, BxDTO, второй агент). Закройте её; агент продолжит сам.',
    'The port is held by another program (1C, driver test, BxDTO, a second agent). Close it; the agent goes on by itself.',
  ),
  'CB-107': row(
    'PlatformFive',
    'operator',
    'У кассы прошивка платформы 5: по проводу она не говорит на известном протоколе. Подключите её через драйвер АТОЛ (DTO 10).',
    'The firmware is platform 5: it does not speak a known wire protocol. Use the vendor library (DTO 10).',
  ),
  'CB-108': row(
    'WrongDevice',
    'operator',
    'На порту другая касса: заводской номер не тот, что в настройках. Подключите свою или исправьте настройки.',
    'Another cashbox is on the port: its serial number is not the one in the settings.',
  ),
  'CB-109': row(
    'DeviceBusy',
    'retry',
    'Касса занята предыдущей операцией. Агент подождёт.',
    'The cashbox is busy with its previous operation. The agent waits.',
  ),
  'CB-110': row(
    'ModelUnknown',
    'operator',
    'Модель кассы не поддерживается проводным драйвером. Подключите её через драйвер АТОЛ (DTO 10).',
    'This model is not supported by the wire driver. Use the vendor library (DTO 10).',
  ),
  'CB-111': row(
    'PasswordRefused',
    'operator',
    'Касса не приняла пароль доступа или режима. Верните стандартный пароль или укажите его в настройках.',
    'The cashbox refused the password. Restore the default or put it into the settings.',
  ),
  'CB-201': row(
    'OutOfPaper',
    'operator',
    'В кассе кончилась бумага. Вставьте ленту; чеки пойдут сами.',
    'The cashbox is out of paper. Load a roll; receipts go on by themselves.',
  ),
  'CB-202': row(
    'PrintInterrupted',
    'reconcile',
    'Печать прервалась. Чек уже может быть в ФН: агент сверяется и повторно не пробивает.',
    'Printing was interrupted. The receipt may be in the FN already: the agent checks and does not repeat it.',
  ),
  'CB-203': row('CoverOpen', 'operator', 'Открыта крышка кассы. Закройте её.', 'The cover is open. Close it.'),
  'CB-204': row(
    'PrinterFault',
    'operator',
    'Неисправен печатающий механизм или отрезчик. Освободите ленту; если не поможет — сервисный центр.',
    'The printer or cutter reports a fault. Free the paper; if that does not help, call service.',
  ),
  'CB-205': row(
    'NoPrinter',
    'reject',
    'У этой модели кассы нет печатающего устройства: действие невозможно.',
    'This model has no printer: the action is not possible.',
  ),
  'CB-301': row(
    'ShiftExpired',
    'retry',
    'Смена длится больше 24 часов. Агент закроет её и откроет новую.',
    'The shift is older than 24 hours. The agent closes it and opens a new one.',
  ),
  'CB-302': row(
    'StrangersReceipt',
    'operator',
    'В кассе открыт чужой чек: его начала другая программа. Завершите или отмените его там; агент чужие чеки не отменяет.',
    "A stranger's receipt is open: another program began it. Finish or cancel it there; the agent never cancels it.",
  ),
  'CB-303': row(
    'FnDiffers',
    'operator',
    'В кассе другой фискальный накопитель. Если его заменили, подтвердите новый: kassabridge confirm.',
    'The FN is another one. If it was replaced, confirm it: kassabridge confirm.',
  ),
  'CB-304': row(
    'InnDiffers',
    'operator',
    'ИНН в кассе не тот, что подтверждён. Проверьте, та ли это касса.',
    'The INN of the cashbox is not the confirmed one. Check that this is the right cashbox.',
  ),
  'CB-305': row(
    'FnNotFiscal',
    'operator',
    'ФН не в рабочем режиме (не активирован или архив закрыт). Нужен сервисный центр.',
    'The FN is not in fiscal mode (not activated or closed). Call service.',
  ),
  'CB-306': row(
    'FnFault',
    'operator',
    'ФН сообщает о критической ошибке. Чеки остановлены; нужен сервисный центр.',
    'The FN reports a critical fault. Receipts are stopped; call service.',
  ),
  'CB-307': row(
    'FnUsedUp',
    'operator',
    'Срок или память ФН исчерпаны. Нужна замена ФН.',
    'The FN has expired or is full. It must be replaced.',
  ),
  'CB-308': row(
    'ClockDrift',
    'operator',
    'Часы кассы и компьютера расходятся слишком сильно. Поправьте время (у кассы — при закрытой смене).',
    'The clocks of cashbox and computer are too far apart. Set the time (of the cashbox with the shift closed).',
  ),
  'CB-309': row(
    'NotEnoughCash',
    'park',
    'В денежном ящике кассы меньше наличных, чем нужно выдать. Внесите наличные и повторите чек.',
    'There is less cash in the drawer than must be paid out. Put cash in and repeat the receipt.',
  ),
  'CB-310': row(
    'LiveFnNotAllowed',
    'operator',
    'Боевой ФН: фискальные команды выключены, пока в настройках кассы нет "allowLiveFiscal": true. Этот драйвер ещё не проверен на настоящей кассе.',
    'Live FN: fiscal commands stay off until the settings say "allowLiveFiscal": true. This driver was never tried on a real cashbox.',
  ),
  'CB-311': row(
    'NotConfirmed',
    'operator',
    'Касса ещё не подтверждена человеком. Сверьте заводской номер, ФН и ИНН и выполните: kassabridge confirm.',
    'A person has not confirmed this cashbox yet. Compare serial number, FN and INN and run: kassabridge confirm.',
  ),
  'CB-312': row(
    'OfdSilentTooLong',
    'operator',
    'Документы слишком долго не уходят в ОФД, и ФН отказывает в новых чеках. Восстановите связь кассы с ОФД.',
    'Documents have not reached the OFD for too long and the FN refuses new ones. Restore the link to the OFD.',
  ),
  'CB-313': row(
    'OfdThroughDriver',
    'operator',
    'Касса настроена передавать документы в ОФД через драйвер на компьютере (канал 5): по проводу они не уйдут. Включите в кассе свой канал ОФД.',
    'The cashbox is set to send its documents through a driver on the PC (channel 5): with this driver they would never leave. Set its own OFD channel.',
  ),
  'CB-314': row(
    'FfdNotSpoken',
    'operator',
    'Касса работает в формате ФФД, которого проводной драйвер не знает. Подключите её через драйвер АТОЛ (DTO 10).',
    'The cashbox works in an FFD version the wire driver does not know. Use the vendor library (DTO 10).',
  ),
  'CB-315': row(
    'ShiftStateUnexpected',
    'retry',
    'Состояние смены в кассе не то, что ждал агент. Он перечитает его.',
    'The shift is not in the expected state. The agent reads it again.',
  ),
  'CB-316': row(
    'CashUnclear',
    'park',
    'Неясно, прошло ли внесение или изъятие. Сверьте остаток в ящике; агент его не повторит.',
    'It is unclear whether the cash was put in or taken out. Compare the drawer; the agent never repeats it.',
  ),
  'CB-317': row(
    'DoubtNeedsPerson',
    'park',
    'Есть похожий документ в ФН, но доказать, что он наш, нельзя. Сверьте чек и решите: kassabridge decide.',
    'The FN holds a similar document that cannot be proven ours. Compare and decide: kassabridge decide.',
  ),
  'CB-318': row(
    'TooManyAttempts',
    'park',
    'Чек несколько раз подряд не удалось пробить. Разберитесь с причиной и повторите: kassabridge decide.',
    'The receipt failed several times in a row. Mend the cause and repeat it: kassabridge decide.',
  ),
  'CB-319': row(
    'ReceiptLeftOpen',
    'retry',
    'В кассе открыт наш незавершённый чек. Агент отменит его и начнёт заново.',
    'Our unfinished receipt is open. The agent cancels it and starts over.',
  ),
  'CB-401': row(
    'NoItems',
    'reject',
    'В чеке нет ни одной строки. Проверьте заказ в магазине и создайте чек заново.',
    'The check has no lines. Look at the order in the shop and make the check again.',
  ),
  'CB-402': row(
    'TooManyItems',
    'reject',
    'В чеке больше строк, чем можно передать в кассу. Разбейте заказ на несколько чеков.',
    'The check has more lines than can be passed on. Split the order into several checks.',
  ),
  'CB-403': row(
    'NoPayments',
    'reject',
    'В чеке нет ни одной оплаты. Проверьте оплаты заказа в магазине.',
    'The check has no payment. Look at the payments of the order in the shop.',
  ),
  'CB-404': row(
    'TooManyPayments',
    'reject',
    'В чеке слишком много оплат. Разбейте его на несколько чеков.',
    'The check has too many payments. Split it into several checks.',
  ),
  'CB-405': row(
    'OperationUnknown',
    'reject',
    'Вид чека не распознан: агент знает приход и возврат прихода.',
    'The kind of check is not known: the agent knows sale and return.',
  ),
  'CB-406': row(
    'TaxationUnset',
    'reject',
    'В чеке не указана система налогообложения. Откройте кассу в настройках магазина, выберите СНО и сохраните.',
    'The check names no taxation system. Open the cashbox in the shop, choose one and save.',
  ),
  'CB-407': row(
    'TaxationUnknown',
    'reject',
    'Система налогообложения в чеке не распознана. Исправьте её в настройках кассы в магазине.',
    'The taxation system of the check is not known. Correct it in the shop.',
  ),
  'CB-408': row(
    'ContactMissing',
    'reject',
    'В чеке нет адреса или телефона покупателя, а без него интернет-чек пробивать нельзя. Если покупатели оставляют только телефон, включите телефон в настройках кассы в магазине.',
    'The check has no e-mail or phone of the buyer, and an internet receipt must have one. If buyers leave only a phone, choose the phone in the shop.',
  ),
  'CB-409': row(
    'ContactMalformed',
    'reject',
    'Контакт покупателя не похож ни на адрес почты, ни на телефон или не помещается в чек. Исправьте его в заказе.',
    'The contact of the buyer is neither an e-mail nor a phone, or does not fit. Correct it in the order.',
  ),
  'CB-410': row(
    'ItemNameEmpty',
    'reject',
    'У строки чека нет названия, которое касса могла бы напечатать. Исправьте название товара в магазине.',
    'A line has no name the cashbox could print. Correct the name in the shop.',
  ),
  'CB-411': row(
    'SumMissing',
    'reject',
    'В чеке не указана сумма или цена. Проверьте заказ в магазине.',
    'A sum or a price is missing. Look at the order in the shop.',
  ),
  'CB-412': row(
    'SumNegative',
    'reject',
    'В чеке отрицательная сумма или цена. Проверьте заказ в магазине.',
    'A sum or a price is negative. Look at the order in the shop.',
  ),
  'CB-413': row(
    'SumFractional',
    'reject',
    'В чеке сумма с долями копейки. Включите в магазине округление до копеек: агент суммы не меняет.',
    'A sum has fractions of a kopeck. Switch rounding on in the shop: the agent never changes a sum.',
  ),
  'CB-414': row(
    'QuantityInvalid',
    'reject',
    'Количество в строке чека не годится: оно должно быть больше нуля, не больше 99 999,999 и не точнее трёх знаков.',
    'The quantity of a line is not usable: above zero, at most 99 999.999, at most three decimals.',
  ),
  'CB-415': row(
    'SumTooLarge',
    'reject',
    'Сумма или цена больше, чем помещается в чек (42 949 672,95 ₽). Разбейте чек.',
    'A sum or price is larger than fits into a receipt (42 949 672.95). Split the check.',
  ),
  'CB-416': row(
    'ZeroPrice',
    'reject',
    'В чеке нулевая цена. Подарки без цены разрешает настройка магазина "allow": ["zeroPrice"].',
    'A price is zero. Gifts without a price are allowed by the setting "allow": ["zeroPrice"].',
  ),
  'CB-417': row(
    'LineSumDiffers',
    'reject',
    'Цена, умноженная на количество, не даёт суммы строки. Магазин старой версии шлёт цену до скидки: это разрешает настройка "allow": ["priceBeforeDiscount"].',
    'Price times quantity does not give the sum of the line. An old shop sends the price before discount: allowed by "priceBeforeDiscount".',
  ),
  'CB-418': row(
    'TotalDiffersFromLines',
    'reject',
    'Итог чека не равен сумме строк. Проверьте заказ в магазине: агент суммы не подгоняет.',
    'The total is not the sum of the lines. Look at the order: the agent never bends sums.',
  ),
  'CB-419': row(
    'TotalDiffersFromPayments',
    'reject',
    'Сумма оплат не равна итогу чека. Проверьте оплаты заказа в магазине.',
    'The payments do not add up to the total. Look at the payments of the order.',
  ),
  'CB-420': row(
    'TenderUnknown',
    'reject',
    'Вид оплаты в чеке не указан или не распознан. Откройте кассу в настройках магазина, проверьте коды оплат и сохраните.',
    'The kind of payment is missing or not known. Check the payment codes of the cashbox in the shop.',
  ),
  'CB-421': row(
    'VatMissing',
    'reject',
    'У строки чека не указана ставка НДС. Откройте кассу в настройках магазина и впишите код ставки (для 22 % — vat22).',
    'A line has no VAT rate. Open the cashbox in the shop and enter the code (vat22 for 22 %).',
  ),
  'CB-422': row(
    'VatUnknown',
    'reject',
    'Ставка НДС в строке чека не распознана. Исправьте код ставки в настройках кассы в магазине.',
    'The VAT rate of a line is not known. Correct its code in the shop.',
  ),
  'CB-423': row(
    'VatNotYetInForce',
    'reject',
    'Ставка НДС в строке чека ещё не действует на сегодняшнюю дату. Проверьте код ставки в магазине и дату на компьютере.',
    'The VAT rate of a line is not in force yet. Check the code in the shop and the date of the computer.',
  ),
  'CB-424': row(
    'VatErasMixed',
    'reject',
    'В одном чеке ставки НДС двух времён (20 % и 22 %): примет ли их касса, неизвестно. Разбейте чек или разрешите настройкой "allow": ["mixedVatEras"].',
    'One check has VAT rates of two eras (20 and 22 %): whether the cashbox takes them is unknown. Split it or allow "mixedVatEras".',
  ),
  'CB-425': row(
    'VatPlainOnPrepayment',
    'reject',
    'У предоплаты обычная ставка НДС вместо расчётной (22/122, 20/120, 10/110). Исправьте код ставки в магазине или разрешите агенту читать её как расчётную: "allow": ["plainVatOnPrepayment"].',
    'A prepayment has a plain VAT rate in place of the calculated one. Correct it in the shop or allow "plainVatOnPrepayment".',
  ),
  'CB-426': row(
    'VatNoneOnOsn',
    'reject',
    'Строка «без НДС» на общей системе налогообложения. Проверьте ставки НДС в настройках кассы в магазине: после обновления магазин мог их сбросить.',
    'A line without VAT on the general taxation system. Check the VAT codes in the shop: an update may have reset them.',
  ),
  'CB-427': row(
    'PaymentMethodUnknown',
    'reject',
    'Признак способа расчёта не указан или не распознан. Вид чека в магазине не подходит для этой кассы.',
    'The payment method sign is missing or not known.',
  ),
  'CB-428': row(
    'PaymentObjectUnknown',
    'reject',
    'Признак предмета расчёта не указан или не распознан. Проверьте тип товара в магазине.',
    'The payment object sign is missing or not known. Check the type of the product in the shop.',
  ),
  'CB-429': row(
    'MeasurementUnitUnknown',
    'reject',
    'Мера количества не распознана. Исправьте код единицы измерения в настройках кассы в магазине.',
    'The measurement unit is not known. Correct its code in the shop.',
  ),
  'CB-430': row(
    'AgentTypeMissing',
    'reject',
    'В строке товар поставщика, но не сказано, кто вы ему: комиссионер, поверенный или другой агент. Укажите "agentType" и "allow": ["supplierWithoutAgentType"] в настройках магазина в агенте.',
    'A line is sold for a supplier but the kind of agent is not named. Put "agentType" and "supplierWithoutAgentType" into the settings.',
  ),
  'CB-431': row(
    'SupplierMalformed',
    'reject',
    'Данные поставщика в строке не годятся для чека: нужен ИНН из 10 или 12 цифр и телефоны до 19 знаков.',
    'The supplier of a line is not fit for a receipt: INN of 10 or 12 digits, phones of at most 19 characters.',
  ),
  'CB-432': row(
    'MarkingMalformed',
    'reject',
    'Код маркировки не годится: он не читается, или количество маркированного товара не равно одной штуке. Проверьте код в отгрузке.',
    'The marking code is not usable, or the quantity of the marked line is not one. Check the code in the shipment.',
  ),
  'CB-433': row(
    'MarkingFraction',
    'reject',
    'Продажа части маркированной упаковки не поддерживается.',
    'Selling a part of a marked package is not supported.',
  ),
  'CB-434': row(
    'MarkingSoldOnReturn',
    'reject',
    'В возврате код маркировки помечен как проданный (ошибка магазина в возврате кредита). Исправлять её разрешает настройка "allow": ["returnMarkedAsSold"].',
    'A return marks its code as sold (a mistake of the shop in credit returns). Allowed by "returnMarkedAsSold".',
  ),
  'CB-435': row(
    'ReceiptTooLarge',
    'reject',
    'Строка или чек не помещается в отведённый ФН размер. Разбейте чек на несколько.',
    'A line or the whole check is larger than the FN takes. Split it.',
  ),
  'CB-436': row(
    'FieldNotCarried',
    'reject',
    'В чеке есть реквизит, который агент передать не умеет, а отбросить не вправе.',
    'The check has a field that the agent cannot carry and must not drop.',
  ),
  'CB-437': row(
    'FormatV1',
    'reject',
    'Магазин отдаёт чеки в старом формате (ФФД 1.0). Обновите модуль «Интернет-магазин» или выберите у кассы обработчик для ФФД 1.05 или 1.2.',
    'The shop hands out checks in the old format (FFD 1.0). Update the sale module or choose the handler for FFD 1.05 or 1.2.',
  ),
  'CB-438': row(
    'OrderDeleted',
    'park',
    'Заказ этого чека удалён, и магазин отдаёт пустой чек без конца. Удалите чек в магазине; оплаченный заказ лучше отменять с чеком возврата, а не удалять.',
    'The order of this check was deleted and the shop hands out an empty check for ever. Delete the check in the shop.',
  ),
  'CB-439': row(
    'CheckNotUnderstood',
    'reject',
    'Чек пришёл не в том виде, в каком его отдаёт 1С-Битрикс.',
    'The check is not of a shape 1C-Bitrix sends.',
  ),
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
  'CB-701': row('SiteDns', 'retry', 'Имя сайта не находится (DNS).', 'The name of the site is not found (DNS).'),
  'CB-702': row('SiteRefused', 'retry', 'Сайт не принимает соединение.', 'The site does not accept a connection.'),
  'CB-703': row(
    'SiteTls',
    'retry',
    'Сертификат сайта не принят. Проверьте срок и имя сертификата.',
    'The certificate of the site is not accepted. Check its term and name.',
  ),
  'CB-704': row(
    'SiteForbidden',
    'retry',
    'Сайт не узнал ссылку подключения (403). Создайте в магазине новую ссылку и вставьте её в настройки.',
    'The site does not know the connect link (403). Make a new link in the shop and put it into the settings.',
  ),
  'CB-705': row(
    'SiteServerError',
    'retry',
    'Сайт отвечает ошибкой сервера (5xx).',
    'The site answers a server error (5xx).',
  ),
  'CB-706': row(
    'SiteNotJson',
    'retry',
    'Вместо данных магазина пришла страница (закрытый сайт, лицензия, вход).',
    'A page came instead of data (closed site, licence, log-in).',
  ),
  'CB-707': row(
    'SiteEmpty',
    'retry',
    'Сайт ответил пустотой: модуль «Интернет-магазин» не установлен или отключён.',
    'The site answered nothing: the sale module is not installed or switched off.',
  ),
  'CB-708': row(
    'SiteCut',
    'retry',
    'Ответ сайта оборван на середине.',
    'The answer of the site was cut in the middle.',
  ),
  'CB-709': row(
    'SiteRedirect',
    'retry',
    'Сайт переадресует запрос. Укажите в настройках конечный адрес (обычно https).',
    'The site redirects the request. Put the final address into the settings (usually https).',
  ),
  'CB-710': row('SiteTimeout', 'retry', 'Сайт не ответил вовремя.', 'The site did not answer in time.'),
  'CB-711': row(
    'SiteUnexpected',
    'retry',
    'Сайт ответил не так, как отвечает 1С-Битрикс.',
    'The site did not answer as 1C-Bitrix does.',
  ),
  'CB-712': row(
    'ShopNeverAcks',
    'park',
    'Магазин не принимает результат этого чека: заказ или чек, видимо, удалён. Удалите чек в магазине; фискальный документ остаётся в журнале.',
    'The shop does not take the result of this check: order or check was deleted. Delete the check in the shop.',
  ),
  'CB-713': row(
    'OtherContent',
    'park',
    'Магазин прислал тот же номер чека с другим содержимым. Решите, какой верен: kassabridge decide.',
    'The shop sent the same check id with other content. Decide which one is right: kassabridge decide.',
  ),
  'CB-714': row(
    'OtherCashbox',
    'park',
    'Магазин просит тот же чек на другой кассе. Повторно он не пробивается.',
    'The shop asks for the same check on another cashbox. It is not made twice.',
  ),
  'CB-715': row(
    'CheckTooOld',
    'park',
    'Чек ждал дольше заданного срока. Возможно, теперь нужен чек коррекции: решает человек.',
    'The check waited longer than the set age. A correction may be needed instead: a person decides.',
  ),
  'CB-801': row(
    'JournalDamaged',
    'operator',
    'В журнале повреждена запись. Касса остановлена, пока человек не решит, что с ней делать.',
    'A journal row is damaged. The cashbox is stopped until a person decides.',
  ),
  'CB-802': row(
    'JournalNotWritable',
    'operator',
    'Журнал не записывается (диск полон или только для чтения). Чеки не печатаются, пока место не освободится.',
    'The journal cannot be written (disk full or read-only). No receipt is made until it can.',
  ),
  'CB-803': row(
    'AlreadyRunning',
    'operator',
    'Другой агент уже работает с этой папкой или с этой кассой.',
    'Another agent already works with this folder or this cashbox.',
  ),
  'CB-804': row('SettingsInvalid', 'operator', 'Ошибка в файле настроек.', 'The settings file has an error.'),
  'CB-805': row(
    'RefusedByPerson',
    'reject',
    'Человек решил не пробивать этот чек.',
    'A person decided that this receipt is not to be made.',
  ),
  'CB-806': row(
    'JournalUnknown',
    'operator',
    'Файл журнала не от этой версии агента. Обновите KassaBridge или укажите другую папку состояния; файл не изменён.',
    'The journal file is not of this version of the agent. Update KassaBridge or name another state folder; the file is unchanged.',
  ),
  'CB-901': row(
    'Unmapped',
    'reconcile',
    'Касса сообщила неизвестную ошибку. Агент сверяется с ФН.',
    'The cashbox reported an unknown error. The agent checks the FN.',
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

/** What the device or the site itself said, kept for the log and for support. */
export interface VendorFault {
  readonly source: string;
  readonly code: number | string;
  readonly text: string;
}

/** The one error class of the agent. The code is also inside the message, so it survives a mangled log. */
export class KassaError extends Error {
  override readonly name = 'KassaError';
  readonly code: ErrorCode;
  /** Particulars for a person, Russian, without personal data. */
  readonly detail: string;
  readonly vendor: VendorFault | undefined;

  constructor(code: ErrorCode, detail = '', more: { readonly vendor?: VendorFault; readonly cause?: unknown } = {}) {
    super(`${ERRORS[code].name}${detail ? `: ${detail}` : ''} (${code})`, { cause: more.cause });
    this.code = code;
    this.detail = detail;
    this.vendor = more.vendor;
  }

  get remedy(): Remedy {
    return ERRORS[this.code].remedy;
  }
}

/** The sentence for a person: what happened, what to do, and the particulars. */
export function sentence(code: ErrorCode, detail = '', language: 'ru' | 'en' = 'ru'): string {
  const text = ERRORS[code][language];
  return detail ? `${text} (${detail})` : text;
}

/** Is this text one of our codes? Journal rows and contracts say codes as text. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}
