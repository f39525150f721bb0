/** What the program can do; the commands are kept stable. */
export const HELP = `KassaBridge: чеки интернет-магазина на кассе АТОЛ, каждый ровно один раз.

  kassabridge agent --config ФАЙЛ
      сам агент; работает, пока не остановят (Ctrl+C)

  kassabridge status [--json] [--config ФАЙЛ | --state ПАПКА]
      четыре огня (сайт, касса, ФН, ОФД), очередь, последние чеки
      код выхода: 0 в порядке, 1 неполадка или нет свежих данных, 4 агент не запущен

  kassabridge alarms [--json] [--ack КЛЮЧ|all] [--test [--way КАНАЛ]] [--config ФАЙЛ | --state ПАПКА]
      тревоги, что делать с каждой; --ack: прочитано, не повторять; --test: проверить каналы
      код выхода: 0 тревог нет, 1 есть

  kassabridge detect [--json] [--port ПОРТ]... [--library ПУТЬ]
      какие кассы есть и каким путём отвечают: USB-устройства АТОЛ и названные порты
      (COM5, /dev/…, tcp://адрес:порт), драйвером АТОЛ и по проводу; только чтение
      код выхода: 0 нашлась, 1 нет, 3 занята работающим агентом

  kassabridge confirm КАССА [--config ФАЙЛ | --state ПАПКА] [--yes]
      подтвердить кассу на боевом ФН: сверьте заводской номер, ФН и ИНН с документами

  kassabridge decide НОМЕР retry|refuse|made [--fd N] --reason ТЕКСТ [--config ФАЙЛ | --state ПАПКА]
      решение по чеку, который ждёт человека: повторить, не пробивать, уже пробит (документ N)

  kassabridge support --out ФАЙЛ [--force] [--config ФАЙЛ | --state ПАПКА]
      один файл для поддержки: настройки без секретов, состояние, последние чеки и журнал работы;
      контактов покупателей в нём нет; агент может и не работать

  kassabridge simulate kkt --listen tcp:ПОРТ|pty:ССЫЛКА --state ПАПКА
                           [--model 61|77] [--serial N] [--ffd 1.05] [--fault ИМЯ]...
      учебная касса; неисправности: kassabridge simulate kkt --faults

  kassabridge simulate shop --port N --state ПАПКА [--api 2|3] [--orders N] [--fault ИМЯ]...
      учебный магазин; печатает ссылку подключения; неисправности: kassabridge simulate shop --faults

  kassabridge demo [--receipts N] [--exit] [--json]
      агент с учебными магазином и кассой (то же, что npm start)

  kassabridge --help | --version

Коды выхода: 0 в порядке, 1 неполадка, 2 ошибка в аргументах или настройках,
3 другой агент уже работает с этой папкой или кассой, 4 агент не запущен.
(Exit codes: 0 fine, 1 trouble, 2 usage or settings, 3 another agent runs, 4 no agent.)`;
