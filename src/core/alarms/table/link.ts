import type { CashboxForAlarms } from '../readings.ts';
import { type AlarmRow, bad, levelOf } from '../row.ts';

/** What can be wrong with the way to a cashbox that comes back each time: cable, port, or a driver that hangs and is begun anew. */
export const LINK_ALARMS: readonly AlarmRow<CashboxForAlarms>[] = [
  {
    kind: 'cashbox-link-losses',
    cure: {
      ru: 'Замените кабель, уберите USB-разветвитель, отключите энергосбережение USB. Если в журнале «драйвер остановлен», обновите драйвер АТОЛ.',
      en: 'Change the cable, leave out the USB hub, switch off USB power saving. If the log says the driver was stopped, update the vendor driver.',
    },
    judge({ linkLosses }, { rules }) {
      const level = levelOf(linkLosses, rules.linkLosses);
      if (linkLosses === 0 || !level) return 'fine';
      return bad(
        level,
        `За последний час связь с кассой обрывалась и возвращалась, раз: ${linkLosses}.`,
        `Connections to the cashbox lost within the last hour: ${linkLosses}.`,
      );
    },
  },
];
