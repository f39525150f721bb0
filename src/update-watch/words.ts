import type { Words } from '../core/health/light.ts';

/** Why an update did not come, in whole clauses that end a sentence. */
export const WATCH_WORDS = {
  trayStays: {
    ru: 'прежняя программа не закрылась; ничего не изменено, будет новая попытка',
    en: 'the program before did not close; nothing was changed, it will be tried again',
  },
  agentStays: {
    ru: 'агент не закончил работу вовремя; ничего не изменено, будет новая попытка',
    en: 'the agent did not end in time; nothing was changed, it will be tried again',
  },
  interrupted: {
    ru: 'установка оборвалась (питание или перезагрузка); прежняя версия возвращена, будет новая попытка',
    en: 'the installation was cut short (power or restart); the version before is back, it will be tried again',
  },
  neverStarted: {
    ru: 'новая версия не запустилась; сама она больше не ставится',
    en: 'the new version did not start; it is not installed by itself again',
  },
  notHealthy: {
    ru: 'за две минуты после запуска агент новой версии не заработал; сама она больше не ставится',
    en: 'its agent did not work within two minutes of its start; it is not installed by itself again',
  },
  done: { ru: 'обновление установлено', en: 'the update is installed' },
} as const satisfies Readonly<Record<string, Words>>;

export function notInstalled(fault: string): Words {
  return {
    ru: `новая версия не установилась (${fault}); прежняя возвращена`,
    en: `the new version could not be installed (${fault}); the one before is back`,
  };
}

/** @param reason why the version before was to come back */
export function notBack(reason: Words, fault: string): Words {
  return {
    ru: `${reason.ru}. Вернуть прежнюю версию не удалось (${fault}): поставьте программу установщиком заново, журнал при этом цел`,
    en: `${reason.en}. The version before could not be put back (${fault}): run its installer again, the journal is safe`,
  };
}
