import { type ErrorRow, row } from './row.ts';

/** 120 to 139. The vendor's library (ATOL DTO 10) and the process that runs it. */
export const LIBRARY_ERRORS = {
  // A document may exist after both: whoever knows that the call only read may say something milder.
  'CB-120': row(
    'LibraryCallKilled',
    'reconcile',
    'Драйвер АТОЛ не ответил за отведённое время и был остановлен. Агент запускает его заново и сверяется с ФН.',
    'The vendor library did not answer in time and was stopped. The agent starts it again and checks the FN.',
  ),
  'CB-121': row(
    'LibraryCrashed',
    'reconcile',
    'Драйвер АТОЛ аварийно завершился. Агент запускает его заново и сверяется с ФН. Если повторяется, переустановите драйвер.',
    'The vendor library crashed. The agent starts it again and checks the FN. If it happens again, reinstall it.',
  ),
  'CB-122': row(
    'LibraryNotFound',
    'operator',
    'Драйвер АТОЛ (ДТО 10) не найден на этом компьютере. Установите его с сайта АТОЛ или укажите путь к файлу драйвера в настройках.',
    'The vendor driver (DTO 10) was not found on this computer. Install it or name its file in the settings.',
  ),
  'CB-123': row(
    'LibraryOtherBitness',
    'operator',
    'Драйвер АТОЛ собран для другого процессора или разрядности, и запустить его здесь нечем. Установите 64-разрядный драйвер.',
    'The vendor driver is built for another processor or bitness and nothing here can run it. Install the 64-bit driver.',
  ),
  'CB-124': row(
    'LibraryNeeds32BitNode',
    'operator',
    'На компьютере есть только 32-разрядный драйвер АТОЛ, а 32-разрядной части KassaBridge нет. Установите 64-разрядный драйвер или переустановите KassaBridge.',
    'Only the 32-bit vendor driver is here and the 32-bit part of KassaBridge is missing. Install the 64-bit driver or reinstall KassaBridge.',
  ),
  'CB-125': row(
    'LibraryTooOld',
    'operator',
    'Драйвер АТОЛ слишком старый: нужен 10.8 или новее, для ставок НДС 2026 года — 10.10.8 или новее. Обновите его с сайта АТОЛ.',
    'The vendor driver is too old: 10.8 or newer is needed, 10.10.8 or newer for the VAT rates of 2026. Update it.',
  ),
  'CB-126': row(
    'LibraryNotLoaded',
    'operator',
    'Файл драйвера АТОЛ найден, но не загружается: он повреждён или не хватает его библиотек (Visual C++, msvcp140.dll). Переустановите драйвер.',
    'The file of the vendor driver does not load: it is damaged or its companions (Visual C++, msvcp140.dll) are missing. Reinstall it.',
  ),
  'CB-127': row(
    'LibraryNoHandle',
    'operator',
    'Драйвер АТОЛ загружен, но отказался работать. Перезагрузите компьютер или переустановите драйвер.',
    'The vendor driver is loaded but refuses to work. Restart the computer or reinstall the driver.',
  ),
  'CB-128': row(
    'LibrarySettingsRefused',
    'operator',
    'Драйвер АТОЛ не принял настройки подключения. Проверьте порт и адрес кассы в настройках KassaBridge.',
    'The vendor driver refused the connection settings. Check port and address of the cashbox in the settings.',
  ),
  'CB-129': row(
    'LibraryBlockedByLicence',
    'operator',
    'Драйвер АТОЛ не даёт работать с кассой: нет лицензии или она недействительна, либо драйвер не поддерживает эту кассу. Проверьте лицензии в тесте драйвера АТОЛ.',
    'The vendor driver refuses the cashbox: no valid licence, or it does not support the device. Look at the licences in the driver test.',
  ),
  'CB-130': row(
    'LibraryBlockedByService',
    'operator',
    'Драйвер АТОЛ ждёт свою службу Windows (ATOL Connect). Запустите её в «Службах» и поставьте автоматический запуск; агент продолжит сам.',
    'The vendor driver waits for its Windows service (ATOL Connect). Start it and set it to automatic; the agent goes on by itself.',
  ),
  'CB-131': row(
    'CashboxHeldByAnotherProgram',
    'retry',
    'Кассу держит другая программа: веб-сервер АТОЛ (Web Requests), тест драйвера (fptr10_t), 1С или второй агент. Закройте её; агент продолжит сам.',
    'Another program holds the cashbox: ATOL web server (Web Requests), driver test (fptr10_t), 1C or a second agent. Close it; the agent goes on by itself.',
  ),
  'CB-132': row(
    'DriverHostNotStarted',
    'operator',
    'Не запускается часть KassaBridge, которая работает с драйвером АТОЛ. Переустановите KassaBridge.',
    'The part of KassaBridge that runs the vendor driver does not start. Reinstall KassaBridge.',
  ),
} as const satisfies Record<string, ErrorRow>;
