import type { Words } from '../../../core/health/light.ts';

/** What was read back of the ways to be started. */
export const AUTOSTART_WORDS = {
  logOnOn: {
    ru: 'Значок запускается при входе в систему.',
    en: 'The icon is started when you log on.',
  },
  logOnOff: {
    ru: 'Значок не запускается при входе в систему: после перезагрузки чеки не будут пробиваться, пока его не откроют.',
    en: 'The icon is not started when you log on: after a restart no receipts are made until somebody opens it.',
  },
  /** The agent begins with the computer: receipts are made without the icon. */
  logOnOffAgentOn: {
    ru: 'Значок не запускается при входе в систему. Чеки при этом пробиваются: агент запускается вместе с компьютером.',
    en: 'The icon is not started when you log on. Receipts are made all the same: the agent is started with the computer.',
  },
  startLost: {
    ru: 'Верните запуск при входе в систему: без него после перезагрузки чеки не пробиваются, пока KassaBridge не откроют.',
    en: 'Bring back the start at log-on: without it no receipts are made after a restart until somebody opens KassaBridge.',
  },
  iconLost: {
    ru: 'Верните запуск значка при входе в систему: чеки пробиваются и без него, но о неполадках на этом компьютере никто не скажет.',
    en: 'Bring back the start of the icon at log-on: receipts are made without it, but nobody on this computer is told of troubles.',
  },
  switchedOffWindows: {
    ru: 'Запись есть, но запуск выключен в Диспетчере задач Windows (вкладка «Автозагрузка»). Включите его там или снимите и поставьте галочку здесь.',
    en: 'The entry is there, but it was switched off in the Task Manager of Windows (tab "Startup"). Switch it on there, or clear and set the tick here.',
  },
  switchedOffLinux: {
    ru: 'Запись есть, но запуск выключен в настройках автозапуска рабочего стола. Снимите и поставьте галочку здесь.',
    en: 'The entry is there, but it was switched off in the startup settings of the desktop. Clear and set the tick here.',
  },
  otherProgram: {
    ru: 'Запись есть, но ведёт к другой копии программы. Снимите и поставьте галочку, чтобы запускалась эта.',
    en: 'The entry is there, but leads to another copy of the program. Clear and set the tick to start this one.',
  },
  unreadable: {
    ru: 'Не удалось прочитать запись автозапуска; что в ней — неизвестно.',
    en: 'The startup entry could not be read; what is in it is unknown.',
  },
  beforeOn: {
    ru: 'Агент запускается вместе с компьютером, до входа в систему.',
    en: 'The agent is started with the computer, before anybody logs on.',
  },
  beforeOff: {
    ru: 'До входа в систему агент не запускается.',
    en: 'The agent is not started before log-on.',
  },
  taskSwitchedOff: {
    ru: 'Задание есть, но отключено в Планировщике заданий Windows.',
    en: 'The task is there, but it was disabled in the Task Scheduler of Windows.',
  },
  noLinger: {
    ru: 'Служба включена, но система не запускает службы этого пользователя до входа (linger выключен): выполните «loginctl enable-linger» от администратора.',
    en: 'The unit is enabled, but the system does not start the services of this user before log-on (linger is off): run "loginctl enable-linger" as administrator.',
  },
  noSystemd: {
    ru: 'В этой системе нет systemd пользователя: запуск до входа здесь невозможен, оставьте запуск при входе.',
    en: 'This system has no systemd of the user: a start before log-on is impossible here; keep the start at log-on.',
  },
  taskUnreadable: {
    ru: 'Планировщик заданий Windows не показал задание: прочитать его может администратор.',
    en: 'The Task Scheduler of Windows did not show the task: an administrator can read it.',
  },
  nowhere: {
    ru: 'В этой системе такого запуска нет.',
    en: 'This system has no such start.',
  },
  demo: {
    ru: 'Учебная работа сама не запускается.',
    en: 'A training session does not start by itself.',
  },
} as const satisfies Readonly<Record<string, Words>>;
