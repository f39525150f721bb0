import { type ErrorRow, row } from './row.ts';

/** 1xx. The line to the cashbox and who is on it. */
export const LINK_ERRORS = {
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
    'У кассы прошивка платформы 5: по проводу она не говорит на известном протоколе. Установите драйвер АТОЛ (ДТО 10) и укажите у кассы "driver": "atol-dto".',
    'The firmware is platform 5: it does not speak a known wire protocol. Install the vendor driver (DTO 10) and set "driver": "atol-dto".',
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
    'Модель кассы не поддерживается проводным драйвером. Установите драйвер АТОЛ (ДТО 10) и укажите у кассы "driver": "atol-dto".',
    'This model is not supported by the wire driver. Install the vendor driver (DTO 10) and set "driver": "atol-dto".',
  ),
  'CB-111': row(
    'PasswordRefused',
    'operator',
    'Касса не приняла пароль доступа или режима. Верните стандартный пароль или укажите его в настройках.',
    'The cashbox refused the password. Restore the default or put it into the settings.',
  ),
} as const satisfies Record<string, ErrorRow>;
