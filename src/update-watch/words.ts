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

/** @param why undefined: nothing a person could do something about; the log says it */
export function notInstalled(why: Words | undefined): Words {
  return {
    ru: `новая версия не установилась${why ? ` (${why.ru})` : ''}; прежняя возвращена`,
    en: `the new version could not be installed${why ? ` (${why.en})` : ''}; the one before is back`,
  };
}

/** @param reason why the version before was to come back */
export function notBack(reason: Words, why: Words | undefined): Words {
  return {
    ru: `${reason.ru}. Вернуть прежнюю версию не удалось${why ? ` (${why.ru})` : ''}: поставьте программу установщиком заново, журнал при этом цел`,
    en: `${reason.en}. The version before could not be put back${why ? ` (${why.en})` : ''}: run its installer again, the journal is safe`,
  };
}
