import type { Words } from '../../core/health/light.ts';

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

/** @param said the agent's last words, Russian */
export function givenUpWords(said: string): Words {
  return {
    ru: `Агент остановился больше трёх раз за десять минут и сам больше не запускается. Чеки не пробиваются. Нажмите «Запустить агент»; если не поможет, сохраните файл для поддержки.${after(said)}`,
    en: `The agent stopped more than three times in ten minutes and is not started by itself any more. No receipts are made. Choose "Start the agent"; if that does not help, save the support file.${after(said)}`,
  };
}

/** The agent left at once because of its settings or arguments. */
export function wontStartWords(said: string): Words {
  return {
    ru: `Агент не запускается. Чеки не пробиваются.${after(said)}`,
    en: `The agent does not start. No receipts are made.${after(said)}`,
  };
}

/** @param faults sentences about the settings file, Russian */
export function faultyWords(faults: readonly string[]): Words {
  return {
    ru: `Ошибка в файле настроек: ${faults.join('; ')}. Откройте настройку и исправьте. [CB-804]`,
    en: `The settings file has an error: ${faults.join('; ')}. Open the set-up and mend it. [CB-804]`,
  };
}

/** Somebody else has the device or the folder; the agent itself says it best. */
export function foreignWords(said: string): Words {
  return { ru: said === '' ? AGENT_STATE_WORDS.foreign.ru : said, en: AGENT_STATE_WORDS.foreign.en };
}

const after = (said: string) => (said === '' ? '' : ` ${said.split('\n').slice(-3).join(' ')}`);
