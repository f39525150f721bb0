import type { Device } from '../device.ts';
import { ERROR, KktError } from '../kkt-error.ts';
import type { CommandPlan, Fault } from './fault.ts';
import { commandMatcher, type FaultRow, numberOf, onCommand } from './row.ts';
import { leaveReceiptOpen, makeStrangersDocument } from './stranger.ts';

const OTHER_FN = '9999078900009999';
const OTHER_INN = '7704407589';
const OTHER_SERIAL = '00106199999999';
const TEN_MINUTES_MS = 600_000;
const OFD_TABLE = [19, 1, 4] as const;
const THROUGH_THE_DRIVER = 5;
const CRITICAL_WARNING = 0x80;

/** Something about the device changes at once; the function changes it back. */
const changes = (change: (device: Device) => (() => void) | undefined): Omit<Fault, 'name'> => ({
  install: ({ device }) => change(device),
});

/** Paper, FN, OFD, registration, clock, other programs. */
export const DEVICE_FAULTS: readonly FaultRow[] = [
  {
    name: 'paper-out',
    ru: 'В кассе нет бумаги.',
    en: 'There is no paper.',
    make: () =>
      changes((device) => {
        device.hasPaper = false;
        return () => {
          device.hasPaper = true;
        };
      }),
  },
  {
    name: 'paper-out-at-close',
    argument: '[before]',
    ru: 'Бумага кончается при закрытии печатаемого чека: документ уже в ФН, касса отвечает 67; с «before» — ещё не в ФН.',
    en: 'Paper ends while a printed receipt is closed: it is in the FN, the answer is 67; with `before` it is not in the FN yet.',
    make: ([when]) => {
      const closes = commandMatcher(undefined);
      return {
        onCommand: (command, { device }) =>
          willPrint(device) && closes(command) ? paperEnds(device, when === 'before') : undefined,
      };
    },
  },
  {
    name: 'cover-open',
    ru: 'Крышка кассы открыта.',
    en: 'The cover is open.',
    make: () =>
      changes((device) => {
        device.isCoverOpen = true;
        return () => {
          device.isCoverOpen = false;
        };
      }),
  },
  {
    name: 'strangers-receipt',
    ru: 'В кассе открыт чек другой программы.',
    en: "Another program's receipt is left open.",
    make: () =>
      changes((device) => {
        leaveReceiptOpen(device);
        return undefined;
      }),
  },
  {
    name: 'strangers-document',
    argument: '[CMD[:after]]',
    ru: 'Перед командой (по умолчанию перед открытием чека) или после неё появляется документ другой программы.',
    en: "Another program's document slips in before the command (by default before a receipt is opened), or after it.",
    make: ([command, when]) =>
      onCommand(
        command,
        ({ device }) => ({ [when === 'after' ? 'after' : 'before']: () => makeStrangersDocument(device) }),
        '92',
      ),
  },
  {
    name: 'fn-replaced',
    argument: '[SERIAL]',
    ru: 'В кассе другой ФН.',
    en: 'Another FN is in the cashbox.',
    make: ([serial]) =>
      changes((device) => {
        const other = serial ?? OTHER_FN;
        if (device.state.fnSerial !== other) device.installFn(other);
        return undefined;
      }),
  },
  {
    name: 'other-inn',
    argument: '[INN]',
    ru: 'Касса зарегистрирована на другой ИНН.',
    en: 'The cashbox is registered to another INN.',
    make: ([inn]) =>
      changes((device) => {
        const { registration } = device;
        device.registration = { ...registration, inn: inn ?? OTHER_INN };
        return () => {
          device.registration = registration;
        };
      }),
  },
  {
    name: 'clock-off',
    argument: 'SECONDS',
    ru: 'Часы кассы спешат на SECONDS секунд (с минусом — отстают).',
    en: 'The clock of the cashbox is SECONDS ahead (behind, with a minus).',
    make: ([seconds]) => {
      const offsetMs = numberOf(seconds) * 1000;
      return changes((device) => {
        const before = device.clock.offsetMs;
        device.setClockOffset(offsetMs);
        return () => device.setClockOffset(before);
      });
    },
  },
  {
    name: 'fn-warning',
    argument: 'HEX',
    ru: 'ФН предупреждает: 01 и 02 — скоро менять, 04 — память, 08 — долго нет ОФД, 80 — критическая ошибка.',
    en: 'The FN warns: 01 and 02 replace soon, 04 memory, 08 OFD silent for long, 80 critical.',
    make: ([bits]) => {
      const warnings = numberOf(bits, CRITICAL_WARNING, 16);
      return changes((device) => {
        device.fn.addedWarnings |= warnings;
        return () => {
          device.fn.addedWarnings &= ~warnings;
        };
      });
    },
  },
  {
    name: 'fn-closed',
    ru: 'Архив ФН закрыт.',
    en: 'The FN was closed for good.',
    make: () =>
      changes((device) => {
        device.fn.isClosed = true;
        return () => {
          device.fn.isClosed = false;
        };
      }),
  },
  {
    name: 'ofd-away',
    ru: 'Документы не доходят до ОФД.',
    en: 'Documents do not reach the OFD.',
    make: () =>
      changes((device) => {
        device.ofd.setAway(true);
        return () => device.ofd.setAway(false);
      }),
  },
  {
    name: 'ofd-slow',
    argument: '[MS]',
    ru: 'Квитанции ОФД приходят через MS миллисекунд (по умолчанию десять минут).',
    en: 'OFD tickets take MS milliseconds (ten minutes by default).',
    make: ([ms]) => {
      const delayMs = numberOf(ms, TEN_MINUTES_MS);
      return changes((device) => {
        device.ofd.setTicketDelay(delayMs);
        return () => device.ofd.setTicketDelay(0);
      });
    },
  },
  {
    name: 'ofd-channel-5',
    ru: 'Канал ОФД настроен через драйвер (таблица 19, поле 4 = 5), которого нет: документы не уходят.',
    en: 'The OFD channel goes through a driver that is not there (table 19, field 4 = 5): documents stay.',
    make: () => changes(ofdThroughTheDriver),
  },
  {
    name: 'wrong-serial',
    argument: '[SERIAL]',
    ru: 'Касса называет другой заводской номер.',
    en: 'The cashbox tells another serial number.',
    make: ([serial]) =>
      changes((device) => {
        device.shownSerial = serial ?? OTHER_SERIAL;
        return () => {
          device.shownSerial = undefined;
        };
      }),
  },
  {
    name: 'tax-table-differs',
    ru: 'В таблице налогов кассы первая ставка 22 %, а не 20 %.',
    en: 'The first row of the tax table says 22 %, not 20 %.',
    make: () =>
      changes(({ tables }) => {
        const before = tables.taxRows;
        tables.taxRows = before.map((row) =>
          row.row === 1 ? { ...row, name: 'НДС 22%', rate: 2200, vatCode: 11 } : row,
        );
        return () => {
          tables.taxRows = before;
        };
      }),
  },
  {
    name: 'restart-loses-open-receipt',
    ru: 'После выключения питания открытый чек пропадает.',
    en: 'An open receipt is gone after a power cut.',
    make: () => ({ onPowerOn: ({ device }) => device.saveDraft(undefined) }),
  },
];

const willPrint = ({ hasPrinter, draft }: Device): boolean => hasPrinter && draft?.electronic === false;

function paperEnds(device: Device, isBeforeTheWork: boolean): CommandPlan {
  const noMorePaper = () => {
    device.hasPaper = false;
  };
  if (isBeforeTheWork) return { before: noMorePaper };
  return {
    after: (ok) => {
      noMorePaper();
      if (ok) device.state.commit({ kind: 'print', unfinished: true });
    },
    refusalAfterwards: new KktError(ERROR.noPaper),
  };
}

function ofdThroughTheDriver({ tables, ofd }: Device): () => void {
  const before = tables.read(...OFD_TABLE);
  tables.write(...OFD_TABLE, Uint8Array.of(THROUGH_THE_DRIVER));
  ofd.setAway(true);
  return () => {
    tables.write(...OFD_TABLE, before);
    ofd.setAway(false);
  };
}
