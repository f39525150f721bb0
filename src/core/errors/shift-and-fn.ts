import { type ErrorRow, row } from './row.ts';

/** 3xx. Shift, FN, receipts in doubt, cash. */
export const SHIFT_AND_FN_ERRORS = {
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
    'В кассе другой фискальный накопитель. Если его заменили, подтвердите новый в окне «Касса».',
    'The FN is another one. If it was replaced, confirm it on the screen Cashbox.',
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
    'Часы кассы и компьютера расходятся слишком сильно, новые чеки не начинаются. Ошибаются часы компьютера — поправьте их. Ошибаются часы кассы — сначала закройте смену (окно «Касса»), затем остановите агента (меню значка, «Остановить приём чеков и выйти») и выставьте время тестом драйвера АТОЛ или по инструкции кассы: при открытой смене время не меняется.',
    'The clocks of cashbox and computer are too far apart; no receipt is begun. Set the clock of the computer if it is wrong. For the clock of the cashbox close the shift first (the screen Cashbox), then stop the agent (menu of the icon, “Stop taking receipts and quit”) and set the time with the driver test or by its manual: with an open shift it cannot be set.',
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
    'Касса ещё не подтверждена человеком. Сверьте заводской номер, ФН и ИНН с документами и подтвердите в окне «Касса».',
    'A person has not confirmed this cashbox yet. Compare serial number, FN and INN with its papers and confirm on the screen Cashbox.',
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
    'Есть похожий документ в ФН, но доказать, что он наш, нельзя. Сверьте чек и решите в окне «Чеки».',
    'The FN holds a similar document that cannot be proven ours. Compare and decide on the screen Receipts.',
  ),
  'CB-318': row(
    'TooManyAttempts',
    'park',
    'Чек несколько раз подряд не удалось пробить. Разберитесь с причиной и повторите в окне «Чеки».',
    'The receipt failed several times in a row. Mend the cause and repeat it on the screen Receipts.',
  ),
  'CB-319': row(
    'ReceiptLeftOpen',
    'retry',
    'В кассе открыт наш незавершённый чек. Агент отменит его и начнёт заново.',
    'Our unfinished receipt is open. The agent cancels it and starts over.',
  ),
  'CB-320': row(
    'Paused',
    'operator',
    'Агент на паузе: чеки не пробиваются, магазин их хранит. Снять паузу можно в окне «Сейчас».',
    'The agent is paused: no receipt is made, the shop keeps them. It can be ended on the screen Now.',
  ),
} as const satisfies Record<string, ErrorRow>;
