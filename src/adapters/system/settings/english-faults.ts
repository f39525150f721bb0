/**
 * The sentences of the schema and the cross-checks in English. The table is checked against them by a test; whatever
 * is not in it is said in Russian rather than not at all.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^не указано$/, 'missing'],
  [/^не указано, а allow называет (\S+)$/, 'missing, while allow names $1'],
  [/^нужно текст в кавычках$/, 'must be text in quotes'],
  [/^нужно число без кавычек$/, 'must be a number without quotes'],
  [/^нужно целое число без кавычек$/, 'must be a whole number without quotes'],
  [/^нужно true или false$/, 'must be true or false'],
  [/^нужно список в квадратных скобках$/, 'must be a list in square brackets'],
  [/^нужно объект в фигурных скобках$/, 'must be an object in braces'],
  [/^одно из: (.*)$/, 'one of: $1'],
  [/^не меньше ([\d.]+)$/, 'at least $1'],
  [/^не больше ([\d.]+)$/, 'at most $1'],
  [/^неизвестный ключ; может быть, "(.*)"\?$/, 'unknown key; perhaps "$1"?'],
  [/^неизвестный ключ$/, 'unknown key'],
  [
    /^паролю здесь не место: положите его как "(\w+)".*$/,
    'no place for a password: put it as "$1" into the file named by passwordsFile',
  ],
  [
    /^от 1 до 16 знаков: латинские строчные буквы, цифры и дефис$/,
    '1 to 16 characters: small Latin letters, digits and hyphen',
  ],
  [/^ИНН — 10 или 12 цифр в кавычках$/, 'INN: 10 or 12 digits in quotes'],
  [/^ссылка подключения из магазина: .*$/, 'the connect link of the shop: https://…/sale_check_print.php?hash=…'],
  [/^не меньше часа$/, 'at least an hour'],
  [/^не больше 720 часов$/, 'at most 720 hours'],
  [/^имя файла, в котором лежит ссылка$/, 'name of the file that holds the link'],
  [/^версия протокола магазина: .*$/, 'protocol version of the shop: "2" (FFD 1.05) or "3" (FFD 1.2), in quotes'],
  [/^адрес сайта, он печатается в чеке$/, 'address of the site, it stands on the receipt'],
  [/^не длиннее (\d+) знаков$/, 'at most $1 characters'],
  [/^число часов больше нуля$/, 'a number of hours above zero'],
  [/^не меньше минуты$/, 'at least a minute'],
  [/^не больше 10080 минут \(7 дней\)$/, 'at most 10080 minutes (7 days)'],
  [
    /^адрес https:\/\/… папки с обновлениями .*$/,
    'an https://… address of the folder with the updates (http:// to this computer only)',
  ],
  [
    /^открытый ключ выпускающего обновления: .*$/,
    'public key of whoever releases the updates: 44 characters, scripts/pack/sign-feed.mjs prints it',
  ],
  [/^имя кассира$/, 'name of the cashier'],
  [
    /^"auto", "COM5", "\/dev\/…", "tcp:\/\/адрес:порт", .*$/,
    '"auto", "COM5", "/dev/…", "tcp://address:port", and with the ATOL driver "usb" and "usb:PATH"',
  ],
  [/^"COM5" или "\/dev\/…"$/, '"COM5" or "/dev/…"'],
  [/^заводской номер — до 14 цифр в кавычках$/, 'serial number: up to 14 digits in quotes'],
  [/^номер ФН — 16 цифр в кавычках$/, 'FN number: 16 digits in quotes'],
  [/^путь к файлу драйвера АТОЛ или к его папке$/, 'path of the ATOL driver, its file or its folder'],
  [/^целое число от 1 до 11$/, 'a whole number from 1 to 11'],
  [/^имя файла, в котором лежат пароли кассы$/, 'name of the file that holds the passwords of the cashbox'],
  [/^целое число минут$/, 'a whole number of minutes'],
  [/^не меньше 60 минут$/, 'at least 60 minutes'],
  [/^не больше (\d+) минут: в 24 часа касса откажет$/, 'at most $1 minutes: at 24 hours the cashbox refuses'],
  [
    /^адрес https:\/\/… файла kassabridge\.php на сайте .*$/,
    'https://… address of kassabridge.php on the site (http:// only for this computer)',
  ],
  [/^имя файла, в котором лежит ключ$/, 'name of the file that holds the key'],
  [/^целое число дней$/, 'a whole number of days'],
  [/^не больше (\d+) дней$/, 'at most $1 days'],
  [/^время вида «00:30» или null$/, 'a time like "00:30", or null'],
  [/^нужен хотя бы один магазин$/, 'at least one shop is needed'],
  [/^нужна хотя бы одна касса$/, 'at least one cashbox is needed'],
  [/^имя папки$/, 'name of a folder'],
  [
    /^адрес https:\/\/… папки с обновлениями .*$/,
    'https://… address of the folder with updates (http:// only for this computer)',
  ],
  [
    /^открытый ключ выпускающего обновления: 44 знака.*$/,
    'public key of whoever releases the updates: 44 characters, printed by scripts/pack/sign-feed.mjs',
  ],
  [/^два числа: \[внимание, беда\](, не меньше минуты)?$/, 'two numbers: [attention, trouble]'],
  [/^второе число не меньше первого$/, 'the second number not below the first'],
  [/^второе число не больше первого$/, 'the second number not above the first'],
  [/^хотя бы одно число$/, 'at least one number'],
  [/^числа по возрастанию$/, 'rising numbers'],
  [/^числа по убыванию$/, 'falling numbers'],
  [/^номер чата или "@имя_канала"$/, 'a chat number or "@channel_name"'],
  [/^номер порта, от 1 до 65535 без кавычек$/, 'a port number, 1 to 65535 without quotes'],
  [/^имя файла$/, 'name of a file'],
  [
    /^адрес https:\/\/… без пароля внутри .*$/,
    'an https://… address without a password in it (http:// only for this computer)',
  ],
  [/^время вида "22:00"$/, 'a time like "22:00"'],
  [/^адрес почты вида name@example\.ru$/, 'a mail address like name@example.ru'],
  [
    /^"system", "none" или "http:\/\/адрес:порт" .*$/,
    '"system", "none" or "http://address:port" (no password: it is taken from HTTPS_PROXY)',
  ],
  [/^начало и конец тихих часов совпадают$/, 'quiet hours begin and end at the same time'],
  [/^имя почтового сервера, без порта$/, 'name of the mail server, without port'],
  [/^имя пользователя почты$/, 'user name of the mail server'],
  [/^нужен хотя бы один адрес$/, 'at least one address is needed'],
  [/^не больше 20 адресов$/, 'at most 20 addresses'],
  [
    /^"none" — только для почтового сервера на этом компьютере: .*$/,
    '"none" only for a mail server on this computer: the password would travel readable',
  ],
  [/^user и passwordFile указывают вместе$/, 'user and passwordFile go together'],
  [/^имя файла, в котором лежит адрес для контроля$/, 'name of the file that holds the address of the watcher'],
  [/^то же, что у (\S+)$/, 'the same as $1'],
  [/^укажите что-то одно: url или urlFile$/, 'name one of the two: url or urlFile'],
  [/^нет ссылки подключения: укажите urlFile \(лучше\) или url$/, 'no connect link: name urlFile (better) or url'],
  [/^нет магазина "(.*)"; может быть, "(.*)"\?$/, 'there is no shop "$1"; perhaps "$2"?'],
  [/^нет магазина "(.*)"$/, 'there is no shop "$1"'],
  [/^нужен, когда касс несколько, а порт "auto"$/, 'needed with several cashboxes and port "auto"'],
  [
    /^"usb" есть только у "driver": "atol-dto"; .*$/,
    '"usb" is only for "driver": "atol-dto"; here "auto" looks on USB too',
  ],
  [/^у "driver": "atol-dto" порт один: .*$/, '"driver": "atol-dto" has one port: name it in "port"'],
  [
    /^есть только у проводного протокола; .*$/,
    'only for the wire protocol; the ATOL driver finds the rate in the cashbox by itself',
  ],
  [
    /^есть только у драйвера АТОЛ: "driver": "atol-dto" или "auto"$/,
    'only with the ATOL driver: "driver": "atol-dto" or "auto"',
  ],
  [
    /^касс на USB несколько, а драйвер АТОЛ берёт первую; .*$/,
    'several cashboxes are on USB, and the ATOL driver takes the first: name the port of each',
  ],
  [/^ошибка JSON в строке (\d+), знак (\d+)$/, 'not JSON: line $1, column $2'],
  [/^ошибка JSON \(файл пуст или оборван\)$/, 'not JSON (the file is empty or cut short)'],
];

/** @param ru one sentence, without the path in front */
export function inEnglish(ru: string): string {
  for (const [pattern, english] of SENTENCES) if (pattern.test(ru)) return ru.replace(pattern, english);
  return ru;
}

/** @param line one fault as the settings say it: `path: sentence`, or a sentence alone */
export function faultInEnglish(line: string): string {
  const [, path, ru] = PLACED.exec(line) ?? [];
  return path === undefined || ru === undefined ? inEnglish(line) : `${path}: ${inEnglish(ru)}`;
}

const PLACED = /^([\w.[\]]+): (.*)$/s;
