import { type ErrorRow, row } from './row.ts';

/** 135 to 139 and 460 on. What the vendor's library, or the device behind it, is not set up for or cannot carry. */
export const LIBRARY_REFUSALS = {
  'CB-135': row(
    'LibrarySetUp',
    'operator',
    'Касса или драйвер АТОЛ настроены не так, как нужно для этой операции. Проверьте их в тесте драйвера АТОЛ или обратитесь в сервисный центр.',
    'The cashbox or its driver is not set up for this operation. Look at it in the driver test or call service.',
  ),
  'CB-136': row(
    'OfdExchangeNotCarried',
    'operator',
    'Касса передаёт документы в ОФД через драйвер на компьютере, а в настройках KassaBridge это выключено: документы не уйдут. Укажите у кассы "ofdChannel": "proto" или включите в кассе свой канал ОФД.',
    'The cashbox sends its documents through the driver on the PC, and the settings have that switched off. Set "ofdChannel": "proto".',
  ),
  'CB-137': row(
    'CashierRefused',
    'operator',
    'Касса не приняла кассира. Проверьте имя и ИНН кассира в настройках.',
    'The cashbox refused the cashier. Check name and INN of the cashier in the settings.',
  ),
  'CB-138': row(
    'DeviceFault',
    'operator',
    'Касса сообщает о неисправности. Перезагрузите её; если не поможет, нужен сервисный центр.',
    'The cashbox reports a fault. Restart it; if that does not help, call service.',
  ),
  'CB-139': row(
    'InternetSignDropped',
    'operator',
    'Установленный драйвер АТОЛ не записал в чек признак расчётов в интернете (1125). Обновите драйвер АТОЛ; остальные чеки ждут.',
    'The installed vendor driver did not write the internet sign (1125) into a receipt. Update it; the other receipts wait.',
  ),
  'CB-460': row(
    'VatRateNotInLibrary',
    'reject',
    'Эту ставку НДС установленный драйвер АТОЛ не знает. Обновите драйвер: для 5 и 7 % нужен 10.10.7 или новее, для 22 % — 10.10.8 или новее; прошивка кассы тоже должна её знать.',
    'The installed vendor driver does not know this VAT rate. Update it: 10.10.7 for 5 and 7 %, 10.10.8 for 22 %; the firmware must know it too.',
  ),
  'CB-461': row(
    'FieldNotInLibrary',
    'reject',
    'Реквизит этого чека установленный драйвер АТОЛ не передаёт, а отбросить его агент не вправе. Обновите драйвер.',
    'The installed vendor driver does not carry a field of this receipt, and the agent must not drop it. Update the driver.',
  ),
  'CB-462': row(
    'VatWrittenOtherwise',
    'park',
    'Касса записала в чек другую ставку НДС, чем прислал магазин. Касса остановлена, чтобы не повторить ошибку: проверьте драйвер АТОЛ и прошивку, оформите чек коррекции, затем решите о чеке в окне «Чеки».',
    'The cashbox wrote another VAT rate than the shop sent. It is stopped: look at driver and firmware, make a correction, then decide about the receipt on the screen Receipts.',
  ),
  'CB-463': row(
    'SumDiffers',
    'park',
    'Касса насчитала в чеке другую сумму, чем прислал магазин. Чек не закрыт. Проверьте драйвер АТОЛ и округление в настройках кассы, затем решите о чеке в окне «Чеки».',
    'The cashbox counted another sum than the shop sent. The receipt was not closed. Look at driver and rounding, then decide about the receipt on the screen Receipts.',
  ),
} as const satisfies Record<string, ErrorRow>;
