import type { Words } from '../../core/health/light.ts';

/** What is asked and told around the deeds of the menu. */
export const DEED_WORDS = {
  cancel: { ru: 'Отмена', en: 'Cancel' },
  fine: { ru: 'Понятно', en: 'OK' },
  pauseAsks: { ru: 'На сколько приостановить чеки?', en: 'For how long are receipts to be paused?' },
  pauseDetail: {
    ru: 'Начатый чек будет закончен, новые подождут. По закону чек должен быть у покупателя в течение пяти минут после оплаты.',
    en: 'A receipt that has begun is finished, new ones wait. By law the buyer gets the receipt within five minutes of paying.',
  },
  pauseDone: { ru: 'Чеки приостановлены', en: 'Receipts are paused' },
  pauseFailed: { ru: 'Пауза не поставлена', en: 'The pause was not set' },
  resumeDone: { ru: 'Чеки снова пробиваются', en: 'Receipts are made again' },
  resumeFailed: { ru: 'Пауза не снята', en: 'The pause was not ended' },
  closeAsks: { ru: 'Закрыть смену на кассе', en: 'Close the shift of cashbox' },
  closeDetail: {
    ru: 'Касса напечатает отчёт о закрытии смены. Следующий чек откроет новую смену.',
    en: 'The cashbox makes its closing report. The next receipt opens a new shift.',
  },
  closeYes: { ru: 'Закрыть смену', en: 'Close the shift' },
  closeDone: { ru: 'Смена закрыта', en: 'The shift is closed' },
  closeMet: { ru: 'Смена уже была закрыта', en: 'The shift was closed already' },
  closeFailed: { ru: 'Смена не закрыта', en: 'The shift was not closed' },
  closeWaits: {
    ru: 'Закрытие смены ещё ждёт своей очереди; чем кончится, покажет окно.',
    en: 'The closing still waits for its turn; the window will show its end.',
  },
  xReportDone: { ru: 'X-отчёт напечатан', en: 'The X report is printed' },
  xReportFailed: { ru: 'X-отчёт не напечатан', en: 'The X report was not printed' },
  stopAsks: { ru: 'Остановить приём чеков и выйти?', en: 'Stop taking receipts and quit?' },
  stopDetail: {
    ru: 'Чек, который сейчас в работе, будет закончен. После этого заказы магазина останутся без чеков, пока KassaBridge не запустят снова.',
    en: 'The receipt in hand is finished. After that the orders of the shop stay without receipts until KassaBridge is started again.',
  },
  stopYes: { ru: 'Остановить и выйти', en: 'Stop and quit' },
  stopSlow: {
    ru: 'Агент ещё не остановился: он запускается или заканчивает чек. Значок останется, пока это не кончится.',
    en: 'The agent has not stopped yet: it is starting or finishing a receipt. The icon stays until it has.',
  },
  stopFailed: { ru: 'Приём чеков не остановлен', en: 'Taking receipts was not stopped' },
  stopFailedDetail: {
    ru: 'Агент не отвечает и может пробивать чеки дальше, поэтому значок остаётся. Агент остановится, как только ответит. Если чеки нужно остановить сейчас же, выключите кассу.',
    en: 'The agent does not answer and may go on making receipts, so the icon stays. The agent is ended as soon as it answers. If receipts must stop at once, switch the cashbox off.',
  },
  supportTitle: { ru: 'Куда сохранить файл для поддержки', en: 'Where to save the support file' },
  supportDone: { ru: 'Файл для поддержки сохранён', en: 'The support file is saved' },
  supportDetail: {
    ru: 'Путь к нему скопирован. Ссылок, паролей и контактов покупателей в нём нет.',
    en: "Its path is copied. There are no links, passwords or buyers' contacts in it.",
  },
  supportFailed: { ru: 'Файл для поддержки не сохранён', en: 'The support file was not saved' },
  supportFailedDetail: {
    ru: 'Попробуйте сохранить его в другую папку. Если не получится, запустите установщик KassaBridge ещё раз: настройки и журнал чеков останутся.',
    en: 'Try to save it in another folder. If that fails, run the installer of KassaBridge once more: settings and journal stay.',
  },
  exportTitle: { ru: 'Куда сохранить настройки (без секретов)', en: 'Where to save the settings (without secrets)' },
  importTitle: { ru: 'Файл настроек', en: 'Settings file' },
  windowBroken: { ru: 'Окно закрылось из-за ошибки', en: 'The window closed because of a fault' },
  windowBrokenDetail: {
    ru: 'Чеки пробиваются как прежде. Откройте окно ещё раз; если повторится, сохраните файл для поддержки из меню значка.',
    en: 'Receipts are made as before. Open the window again; if it happens again, save the support file from the menu of the icon.',
  },
  trayBroken: { ru: 'Значок KassaBridge закрывается', en: 'The icon of KassaBridge closes' },
  trayBrokenDetail: {
    ru: 'В нём повторяется ошибка. Агент продолжает пробивать чеки. Запустите KassaBridge ещё раз; если повторится, обратитесь в поддержку.',
    en: 'A fault in it keeps coming back. The agent goes on making receipts. Start KassaBridge again; if it happens again, turn to support.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Whoever has another browser, or another computer, gets there with the address. */
export function pageNotOpened(address: string): Words {
  return {
    ru: `Браузер не открылся. Адрес страницы: ${address}`,
    en: `The browser did not open. Address of the page: ${address}`,
  };
}
