import type { Words } from '../../../core/health/light.ts';

/** `rival`: takes the same checks, or the cashbox for itself; `holder`: may have the port open; `helper`: is needed, leave it. */
export type ProductRole = 'rival' | 'holder' | 'helper';

/** A program that matters to an agent, and by what it is known. What no source names is not guessed: it is not matched. */
export interface Product {
  readonly name: string;
  readonly role: ProductRole;
  /** Names of its running file, without `.exe`. */
  readonly processes: readonly RegExp[];
  /** In names of services and units, of what begins at log-on, of installed programs. */
  readonly titles: readonly RegExp[];
  /** TCP ports it listens on. */
  readonly ports: readonly number[];
  /** Being installed says nothing: only a running one can hold a port. */
  readonly onlyRunning?: true;
  readonly cure: Words;
}

const stop = (name: string, en = name): Words => ({
  ru: `Остановите ${name} и уберите из автозапуска, прежде чем включать KassaBridge: два агента на одном магазине или одной кассе — это двойные чеки.`,
  en: `Stop ${en} and take it out of autostart before KassaBridge works: two agents on one shop or one cashbox make double receipts.`,
});

const close = (name: string, en = name): Words => ({
  ru: `Если касса занята, закройте ${name} или отключите в ней эту кассу.`,
  en: `If the cashbox is busy, close ${en} or take this cashbox out of it.`,
});

const keep = (ru: string, en: string): Words => ({ ru: `Не трогайте: ${ru}`, en: `Leave it alone: ${en}` });

export const PRODUCTS: readonly Product[] = [
  {
    // Name of its file: UNKNOWN (no public source); a file called like the program is it all the same.
    name: 'BxDTO',
    role: 'rival',
    processes: [/^bxdto/i],
    titles: [/\bbxdto/i],
    ports: [],
    cure: stop('BxDTO'),
  },
  {
    // Names of file and service: UNKNOWN; the product's name is the vendor's. Source: dev.1c-bitrix.ru, course 42, lesson 12557.
    name: '1С-Битрикс.Кассы',
    role: 'rival',
    processes: [],
    titles: [/1[cс][-\s]?битрикс[.\s]*касс/iu, /1c-?bitrix[.\s]*(kass|cashbox)/i],
    ports: [],
    cure: stop('«1С-Битрикс.Кассы»', '1C-Bitrix.Kassy'),
  },
  {
    // Linux: `kklinux`, entry point of galeksandrp/komtet-kassa-linux. Name of the file on Windows: UNKNOWN.
    name: 'КОМТЕТ Касса',
    role: 'rival',
    processes: [/^kklinux$/i],
    titles: [/комтет/iu, /\bkomtet/i, /^kklinux/i],
    ports: [],
    cure: stop('агент «КОМТЕТ Касса»', 'the KOMTET agent'),
  },
  {
    // Port: dto10-driver 6 and many public clients. Names of file and service: UNKNOWN.
    name: 'АТОЛ Web Server (Web Requests)',
    role: 'rival',
    processes: [/^atolwebserver/i],
    titles: [/(атол|atol).*(web|веб)[-\s]?(server|сервер|requests)/iu, /^atol-?web-?(server|requests)/i],
    ports: [16732],
    cure: stop('веб-сервер АТОЛ', 'the ATOL web server'),
  },
  {
    // Service KkmServer, file KkmServer.exe, unit kkmserver, port 5893: public set-up scripts of several users.
    name: 'KkmServer',
    role: 'rival',
    processes: [/^kkmserver$/i],
    titles: [/^kkmserver/i],
    ports: [5893],
    cure: stop('KkmServer'),
  },
  {
    // fptr10_t: driver 10, fprnm_t: driver 8. Sources: dto10-driver 1.5 and public start scripts.
    name: 'Тест драйвера ККТ АТОЛ',
    role: 'holder',
    processes: [/^fptr10_t$/i, /^fprnm_t$/i],
    titles: [],
    ports: [],
    onlyRunning: true,
    cure: close('тест драйвера АТОЛ', 'the test of the ATOL driver'),
  },
  {
    // ATOL\Frontol6\BIN\Frontol.exe: public start scripts.
    name: 'Frontol',
    role: 'holder',
    processes: [/^frontol/i],
    titles: [/\bfrontol/i],
    ports: [],
    onlyRunning: true,
    cure: close('Frontol'),
  },
  {
    name: '1С:Предприятие',
    role: 'holder',
    processes: [/^1cv8c?$/i],
    titles: [],
    ports: [],
    onlyRunning: true,
    cure: close('1С', '1C'),
  },
  {
    // A program of its own, over a second USB interface. Sources: dto10-driver 5.2; EthOverUsb.exe in public programs.
    name: 'АТОЛ EthernetOverUsb (EoU)',
    role: 'helper',
    processes: [/^ethoverusb$/i],
    titles: [/^ethoverusb$/i],
    ports: [],
    cure: keep(
      'через неё касса на USB сама передаёт документы в ОФД.',
      'through it a cashbox on USB sends its documents to the OFD by itself.',
    ),
  },
  {
    // Units of the vendor's packages for driver 10.10.9; the need of one since 10.10.8: dto10-driver 1.5, SINGLE.
    name: 'Службы драйвера АТОЛ (epc-bridge, atol-fptr-rpc-server)',
    role: 'helper',
    processes: [/^epc-bridge$/i, /^atol-fptr-rpc-server$/i],
    titles: [/^epc-bridge(\.service)?$/i, /^atol-fptr-rpc-server(\.service)?$/i],
    ports: [],
    cure: keep('без них новый драйвер АТОЛ не открывает кассу.', 'without them a new ATOL driver opens no cashbox.'),
  },
];
