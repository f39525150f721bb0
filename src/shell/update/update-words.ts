import type { Words } from '../../core/health/light.ts';

export const UPDATE_WORDS = {
  noUrl: {
    ru: 'Обновления выключены: в настройках нет адреса (updates).',
    en: 'Updates are off: the settings name no address (updates).',
  },
  demo: { ru: 'В учебном режиме обновлений нет.', en: 'There are no updates in training.' },
  notInstalled: {
    ru: 'Программа запущена из исходников: обновляется вместе с ними.',
    en: 'The program runs from its sources and is updated with them.',
  },
  package: {
    ru: 'Программа установлена пакетом системы (deb): обновляйте её тем же путём (apt), сама она пакет не меняет.',
    en: 'The program was installed as a package of the system (deb): update it the same way (apt), it does not change packages by itself.',
  },
  perMachine: {
    ru: 'Программа установлена для всех пользователей или в папку, куда нельзя писать: обновить её может только администратор, установщиком.',
    en: 'The program is installed for all users or in a folder that is closed to writing: only an administrator can update it, with the installer.',
  },
  noWayBack: {
    ru: 'Обновления ждут: нет установщика работающей версии, вернуться к ней было бы нечем. Поставьте её ещё раз установщиком, он оставит себя рядом.',
    en: 'Updates wait: the installer of the running version is not kept, so there would be no way back. Install it once more, the installer leaves itself here.',
  },
  unsigned: {
    ru: 'у списка обновлений нет подписи, ничего не скачано',
    en: 'the feed has no signature, nothing was downloaded',
  },
  badSignature: {
    ru: 'подпись списка обновлений не подходит к ключу из настроек, ничего не скачано',
    en: 'the signature of the feed does not fit the key of the settings, nothing was downloaded',
  },
  unreadable: {
    ru: 'список обновлений подписан, но не разобран, ничего не скачано',
    en: 'the feed is signed but cannot be read, nothing was downloaded',
  },
  notWhole: {
    ru: 'скачанный файл не тот, что подписан; он не запускался',
    en: 'the downloaded file is not the one that was signed; it was not run',
  },
  agentStays: {
    ru: 'агент не закончил работу вовремя',
    en: 'the agent did not end in time',
  },
  noWatcher: {
    ru: 'не запустился сторож обновления',
    en: 'the watcher of the update did not start',
  },
  unwatched: {
    ru: 'обновление оборвалось, а довести его до конца некому: поставьте программу установщиком заново, журнал при этом цел',
    en: 'the update was cut short and nobody is there to see it through: run the installer again, the journal is safe',
  },
  unreachable: {
    ru: 'сервер обновлений не отвечает больше трёх суток',
    en: 'the server of the updates has not answered for more than three days',
  },
  good: { ru: 'проверено, всё в порядке', en: 'checked, all is well' },
  postponeDetail: {
    ru: 'Установка займёт около минуты, приём чеков на это время остановится: магазин отдаст их после. Если новая версия не заработает, прежняя вернётся сама.',
    en: 'It takes about a minute; receipts wait at the shop meanwhile. If the new version does not work, the one before comes back by itself.',
  },
  inQuietMinute: { ru: 'В тихую минуту', en: 'In a quiet minute' },
  tomorrow: { ru: 'Через сутки', en: 'In a day' },
  inWeek: { ru: 'Через неделю', en: 'In a week' },
} as const satisfies Readonly<Record<string, Words>>;

export function replayedWords(version: string, newestSeen: string): Words {
  return {
    ru: `сервер обновлений предлагает версию ${version}, а раньше уже предлагал ${newestSeen}: старый список не принят`,
    en: `the server of the updates offers version ${version} and has offered ${newestSeen} before: the old feed is not followed`,
  };
}

export function notDownloaded(version: string): Words {
  return {
    ru: `версия ${version} не скачалась, будет новая попытка`,
    en: `version ${version} could not be downloaded, it will be tried again`,
  };
}

/** @param why undefined: nothing a person could do something about; the log says it */
export function notPrepared(why: Words | undefined): Words {
  return {
    ru: `подготовка не удалась${why ? ` (${why.ru})` : ''}, ничего не изменено, будет новая попытка`,
    en: `it could not be prepared${why ? ` (${why.en})` : ''}, nothing was changed, it will be tried again`,
  };
}

export function readyTitle(version: string): Words {
  return { ru: `Готово обновление до ${version}`, en: `Version ${version} is ready` };
}

export const readyBody: Words = {
  ru: 'Установится в тихую минуту, без чеков в работе. Нажмите, чтобы отложить.',
  en: 'It is installed in a quiet minute, with no receipt in work. Click to postpone it.',
};
