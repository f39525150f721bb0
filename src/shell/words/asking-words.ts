import type { Words } from '../../core/health/light.ts';

/** Why something that was asked of the agent has no answer. */
export const ASKING_WORDS = {
  absent: {
    ru: 'Агент сейчас не работает: это можно сделать, когда он запустится.',
    en: 'The agent is not running now: this can be done when it has started.',
  },
  gone: {
    ru: 'Агент остановился и не ответил. Сделано ли это, покажет экран, когда он запустится снова.',
    en: 'The agent stopped without an answer. The screen will show whether it was done when it has started again.',
  },
  slow: {
    ru: 'Агент не ответил вовремя. Сделано ли это, покажет экран; не повторяйте, пока он не обновится.',
    en: 'The agent did not answer in time. The screen will show whether it was done; do not repeat it before it does.',
  },
  restartWaits: {
    ru: 'Агент не отвечает и ещё не перезапустился: он сделает это сам, как только ответит. До тех пор он работает по прежним настройкам.',
    en: 'The agent does not answer and has not restarted yet: it will as soon as it answers. Until then it works by the settings before.',
  },
  otherVersion: {
    ru: 'Агент и окно разных версий и не поняли друг друга. Перезапустите агент.',
    en: 'Agent and window are of different versions and did not understand each other. Restart the agent.',
  },
  failed: {
    ru: 'Агент не смог ответить; подробности в его журнале. Если повторится, сохраните файл для поддержки.',
    en: 'The agent could not answer; its log says more. If it happens again, save the support file.',
  },
  setUpGone: {
    ru: 'Настройка прервалась. Попробуйте ещё раз.',
    en: 'The set-up broke off. Try again.',
  },
  setUpWontStart: {
    ru: 'Программа настройки не запускается. Переустановите KassaBridge.',
    en: 'The set-up program does not start. Install KassaBridge again.',
  },
} as const satisfies Readonly<Record<string, Words>>;
