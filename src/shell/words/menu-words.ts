import type { Words } from '../../core/health/light.ts';

/** The entries of the icon's menu. Dots at the end: something is asked first. */
export const MENU_WORDS = {
  open: { ru: 'Открыть KassaBridge', en: 'Open KassaBridge' },
  startAgent: { ru: 'Запустить агент', en: 'Start the agent' },
  pause: { ru: 'Приостановить чеки…', en: 'Pause receipts…' },
  changePause: { ru: 'Изменить паузу…', en: 'Change the pause…' },
  resume: { ru: 'Продолжить чеки', en: 'Resume receipts' },
  pausedUntil: { ru: 'пауза до', en: 'paused until' },
  closeShift: { ru: 'Закрыть смену…', en: 'Close the shift…' },
  xReport: { ru: 'X-отчёт', en: 'X report' },
  supportFile: { ru: 'Файл для поддержки…', en: 'Support file…' },
  logOn: { ru: 'Запускать при входе в систему', en: 'Start when I log on' },
  quit: { ru: 'Выйти: значок закроется, агент продолжит работать', en: 'Quit: the icon goes, the agent stays at work' },
  quitIcon: { ru: 'Выйти', en: 'Quit' },
  quitDemo: { ru: 'Выйти: учебная работа закончится', en: 'Quit: the training ends' },
  stopAndQuit: { ru: 'Остановить приём чеков и выйти…', en: 'Stop taking receipts and quit…' },
} as const satisfies Readonly<Record<string, Words>>;
