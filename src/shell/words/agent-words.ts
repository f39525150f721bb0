import type { Words } from '../../core/health/light.ts';
import { ownWords } from './own-words.ts';

/** What to know and to do where the agent does not run. */
export const AGENT_STATE_WORDS = {
  notSetUp: {
    ru: 'Настроек ещё нет: пройдите настройку, это несколько минут.',
    en: 'There are no settings yet: go through the set-up, it takes some minutes.',
  },
  stopped: {
    ru: 'Приём чеков остановлен человеком. Чтобы продолжить, нажмите «Запустить агент».',
    en: 'A person has stopped taking receipts. To go on, choose "Start the agent".',
  },
  ended: {
    ru: 'Агент остановили не отсюда: командой или средствами системы. Чеки не пробиваются. Чтобы продолжить, нажмите «Запустить агент».',
    en: 'The agent was ended elsewhere: by a command or by the system. No receipts are made. To go on, choose "Start the agent".',
  },
  finishing: {
    ru: 'Агент заканчивает чек, который уже в работе.',
    en: 'The agent finishes the receipt in hand.',
  },
  slow: {
    ru: 'Агент запускается дольше обычного.',
    en: 'The agent takes longer than usual to start.',
  },
  silent: {
    ru: 'Агент запущен, но не отвечает. Если это не пройдёт за минуту, перезагрузите компьютер и сообщите в поддержку.',
    en: 'The agent runs but does not answer. If that lasts longer than a minute, restart this computer and tell support.',
  },
  foreign: {
    ru: 'С этой кассой или папкой уже работает другой агент: его запустил другой пользователь этого компьютера или другая установка. Закройте его там, где он запущен. [CB-803]',
    en: 'Another agent already works with this cashbox or folder: another user of this computer or another installation started it. Close it where it was started. [CB-803]',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** @param said all it said last: only what it said to a person is shown */
export function givenUpWords(said: string): Words {
  const own = ownWords(said) ?? NOTHING;
  return {
    ru: `Агент остановился больше трёх раз за десять минут и сам больше не запускается. Чеки не пробиваются. Нажмите «Запустить агент»; если не поможет, сохраните файл для поддержки.${after(own.ru)}`,
    en: `The agent stopped more than three times in ten minutes and is not started by itself any more. No receipts are made. Choose "Start the agent"; if that does not help, save the support file.${after(own.en)}`,
  };
}

/** The agent left at once because of its settings or arguments, or its program is damaged. */
export function wontStartWords(said: string): Words {
  const own = ownWords(said) ?? REINSTALL;
  return {
    ru: `Агент не запускается. Чеки не пробиваются.${after(own.ru)}`,
    en: `The agent does not start. No receipts are made.${after(own.en)}`,
  };
}

/** @param faults sentences about the settings file */
export function faultyWords(faults: readonly Words[]): Words {
  const said = (language: keyof Words) => faults.map((fault) => fault[language]).join('; ');
  return {
    ru: `Ошибка в файле настроек: ${said('ru')}. Откройте настройку и исправьте. [CB-804]`,
    en: `The settings file has an error: ${said('en')}. Open the set-up and mend it. [CB-804]`,
  };
}

/** Somebody else has the device or the folder; the agent itself says it best. */
export function foreignWords(said: string): Words {
  return { ru: ownWords(said)?.ru ?? AGENT_STATE_WORDS.foreign.ru, en: AGENT_STATE_WORDS.foreign.en };
}

const NOTHING: Words = { ru: '', en: '' };
const REINSTALL: Words = {
  ru: 'Похоже, программа установлена не полностью: запустите её установщик ещё раз, настройки и журнал чеков останутся. Если не поможет, сохраните файл для поддержки.',
  en: 'The program seems to be installed incompletely: run its installer once more, settings and journal stay. If that does not help, save the support file.',
};

const after = (own: string) => (own === '' ? '' : ` ${own}`);
