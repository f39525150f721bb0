import type { Words } from '../../core/health/light.ts';

export const NOTICE_WORDS = {
  trouble: { ru: 'Беда', en: 'Trouble' },
  attention: { ru: 'Внимание', en: 'Attention' },
  allClear: {
    title: { ru: 'Всё снова в порядке', en: 'All is well again' },
    body: { ru: 'Тревог больше нет.', en: 'There are no alarms any more.' },
  },
  agentBack: {
    title: { ru: 'Агент снова работает', en: 'The agent is at work again' },
    body: { ru: 'Что с чеками и кассой, видно в окне.', en: 'The window shows how receipts and cashbox are.' },
  },
} as const;

export const severalAlarms = (count: number): Words => ({ ru: `Новые тревоги: ${count}`, en: `New alarms: ${count}` });
