import { isTestFn } from '../../core/ports/cashbox-driver.ts';
import type { DetectReport, FoundReport } from '../detect/report.ts';

type WayName = FoundReport['ways'][number]['driver'];

const WAY_WORDS: Readonly<Record<WayName, string>> = {
  'atol-dto': 'драйвер АТОЛ',
  'atol-serial': 'проводной протокол',
};

const TO_CHECK = [
  'Проверьте:',
  '  касса включена, кабель воткнут, индикатор не мигает ошибкой;',
  '  касса на COM-порту или в сети: назовите её: kassabridge detect --port COM5 --port tcp://10.0.0.7:5555',
  '  кассу не держит другая программа: 1С, тест драйвера АТОЛ, веб-сервер АТОЛ (Web Requests), BxDTO;',
  '  Linux: у пользователя есть права на порт (группа dialout);',
  '  драйвер АТОЛ (ДТО 10) установлен или назван: kassabridge detect --library ПУТЬ',
];

const NO_PORTS =
  'COM-портов USB-касс АТОЛ нет; других портов агент без спроса не трогает: там могут быть весы или терминал банка.';

/** What `detect` found, for a person. */
export function detectLines(report: DetectReport): readonly string[] {
  const { cashboxes, misses, held } = report;
  return [
    ...libraryLines(report),
    `Осмотрено: ${report.ports.map(portWords).join(', ')}${report.listFailed ? ' (список USB-портов система не дала)' : ''}`,
    ...(report.ports.every((port) => port === 'usb') ? [NO_PORTS] : []),
    ...cashboxes.flatMap((found, index) => ['', ...foundLines(found, index + 1)]),
    ...(cashboxes.length === 0 ? ['', 'Ни одна касса не ответила.'] : []),
    ...section(
      'Заняты работающим агентом, поэтому не тронуты (спросите его: kassabridge status):',
      held.map(({ port, holder }) => `  ${portWords(port)}${holder === '' ? '' : `: ${holder}`}`),
    ),
    ...section(
      'Не подошло или не ответило:',
      misses.flatMap(({ driver, port, ...fault }) => [
        `  ${portWords(port)}, ${WAY_WORDS[driver]}: ${fault.ru} [${fault.code}]`,
        ...detailLines(fault),
      ]),
    ),
    ...(misses.length > 0 || cashboxes.length === 0 ? ['', ...supportLines(report)] : []),
    ...(cashboxes.length === 0 && held.length === 0 ? ['', ...TO_CHECK] : []),
  ];
}

/** Before each look: some take seconds. */
export function lookWords(driver: WayName, port: string): string {
  return `Смотрю ${portWords(port)}, ${WAY_WORDS[driver]}…`;
}

function libraryLines({ library: { file, version, fault } }: DetectReport): readonly string[] {
  if (fault) return [`${fault.ru} [${fault.code}]`, ...detailLines(fault)];
  return [`Драйвер АТОЛ: ${version === undefined ? file : `${version}, ${file}`}`];
}

/** No promise by brand: what answered counts. */
function supportLines({ wireModels }: DetectReport): readonly string[] {
  return [
    'С чем работает агент (марка на корпусе ничего не обещает — подходит касса, которая здесь ответила):',
    `  проводной протокол, по COM, USB и TCP: ${wireModels.join(', ')}, если прошивка говорит на нём;`,
    '  драйвер АТОЛ (ДТО 10), по COM, USB и TCP: касса, которую он открыл;',
    '  кассы, которых не открывает ни один из этих путей, и Bluetooth: нет.',
  ];
}

const detailLines = ({ detail }: { readonly detail: string }): readonly string[] =>
  detail === '' ? [] : [`    ${detail}`];

const portWords = (port: string): string => (port === 'usb' ? 'USB' : port);

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function foundLines(found: FoundReport, place: number): readonly string[] {
  const { ofd, ways, advice } = found;
  const ofdInn = ofd.inn === '' ? '' : ` (ИНН ${ofd.inn})`;
  return [
    `Касса ${place}: ${found.modelName}`,
    fact('заводской номер', found.kktSerial),
    fact('прошивка', found.firmware),
    fact('ФФД', found.ffdVersion),
    fact('ФН', found.fnSerial),
    fact('ИНН', found.inn),
    fact('РНМ', found.kktRegNumber),
    fact('ОФД', ofd.name === '' ? 'не назван' : `${ofd.name}${ofdInn}`),
    ...ways.map(({ driver, port }) => fact('отвечает', `${portWords(port)}, ${WAY_WORDS[driver]}`)),
    ...advice.ru.map((line) => fact('совет', line)),
    ...(isTestFn(found.fnSerial) ? [] : [fact('подтвердить', `kassabridge confirm ${advice.settings['id']}`)]),
    '  в настройки, в "cashboxes":',
    ...settingsLines(advice.settings).map((line) => `    ${line}`),
  ];
}

/** A row to paste, a line for each key. */
function settingsLines(settings: FoundReport['advice']['settings']): readonly string[] {
  const rows = Object.entries(settings).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return ['{', ...rows.map((row, index) => (index < rows.length - 1 ? `${row},` : row)), '}'];
}

function fact(name: string, value: string): string {
  return `  ${name.padEnd(17)}${value}`;
}
