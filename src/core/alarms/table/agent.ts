import { dateText } from '../../day/words.ts';
import { ageWords } from '../../health/age-words.ts';
import type { AgentReading } from '../readings.ts';
import { type AlarmRow, bad } from '../row.ts';

const MIB = 1024 * 1024;
/** A pause is meant; one that lasts longer than this may have been forgotten. */
const PAUSE_FORGOTTEN_MS = 60 * 60_000;

/** What can be wrong with this program and its computer. */
export const AGENT_ALARMS: readonly AlarmRow<AgentReading>[] = [
  {
    kind: 'agent-cut-short',
    cure: {
      ru: 'Если компьютер выключали — ничего. Если нет, пришлите нам журнал: программа завершилась сама.',
      en: 'If the computer was switched off, nothing. If not, send us the log: the program ended by itself.',
    },
    judge({ cutShortAt }, { now, rules }) {
      if (cutShortAt === undefined || now - cutShortAt > rules.cutShortMs) return 'fine';
      return bad(
        'attention',
        'Прошлый запуск агента оборвался; он начат заново и сверил начатое с ФН.',
        'The last run of the agent was cut short; it began anew and checked what was open against the FN.',
      );
    },
  },
  {
    kind: 'agent-rolled-back',
    cure: {
      ru: 'Поставьте новую версию ещё раз. Если она не запускается, пришлите нам файл для поддержки: окно «Журнал», «Файл для поддержки».',
      en: 'Install the new version again. If it does not start, send us the support file: the screen Journal, “Support file”.',
    },
    judge({ rolledBackFrom, lastUpdate }) {
      // The roll-back of an update has an alarm of its own, which knows the reason.
      const isKnown = lastUpdate?.result === 'rolledBack' && lastUpdate.version === rolledBackFrom;
      if (rolledBackFrom === undefined || isKnown) return 'fine';
      return bad(
        'attention',
        `Работает прежняя версия программы: здесь уже была версия ${rolledBackFrom}.`,
        `An older version of the program runs: version ${rolledBackFrom} was here already.`,
      );
    },
  },
  {
    kind: 'update-failed',
    cure: {
      ru: 'Чеки пробиваются прежней версией. Сохраните файл для поддержки (окно «Журнал») и передайте его тому, кто выпускает обновления; тревога уйдёт с первым удачным обновлением.',
      en: 'Receipts are made by the version before. Save the support file (the screen Journal) and give it to whoever releases the updates; the alarm goes with the first update that succeeds.',
    },
    judge({ lastUpdate }) {
      if (lastUpdate === undefined || lastUpdate.result === 'done') return 'fine';
      const { result, version, words } = lastUpdate;
      return result === 'failed'
        ? bad('attention', `Обновление не удалось: ${words.ru}`, `The update failed: ${words.en}`)
        : bad(
            'attention',
            `Версия ${version} не прижилась, возвращена прежняя: ${words.ru}`,
            `Version ${version} did not prove itself, the one before is back: ${words.en}`,
          );
    },
  },
  {
    kind: 'disk-space',
    cure: {
      ru: 'Освободите место на диске с папкой агента: без места журнал не пишется и чеки не делаются.',
      en: 'Free space on the disk with the folder of the agent: without it no journal is written and no receipt made.',
    },
    judge({ diskFree }, { rules }) {
      if (!diskFree) return 'unknown';
      const [attention, trouble] = rules.diskFreeBytes;
      const level = diskFree.value < trouble ? 'trouble' : diskFree.value < attention ? 'attention' : undefined;
      const mib = Math.floor(diskFree.value / MIB);
      return level ? bad(level, `На диске осталось ${mib} МБ.`, `${mib} MB left on the disk.`) : 'fine';
    },
  },
  {
    kind: 'day-differs',
    cure: {
      ru: 'Откройте отчёт: окно «Журнал», «Отчёт за день». У каждого различия написано, что делать.',
      en: 'Open the report: the screen Journal, “Report of a day”. It says what to do about each difference.',
    },
    judge({ lastReport }) {
      if (!lastReport) return 'unknown';
      const { date, differenceCount } = lastReport;
      if (differenceCount === 0) return 'fine';
      return bad(
        'attention',
        `Отчёт за ${dateText(date)}: различий ${differenceCount}.`,
        `Report of ${date}: ${differenceCount} differences.`,
      );
    },
  },
  {
    kind: 'paused',
    cure: {
      ru: 'Если пауза больше не нужна, снимите её в окне «Сейчас». Иначе она закончится сама в своё время.',
      en: 'If the pause is not needed any more, end it on the screen Now. Otherwise it ends by itself in its time.',
    },
    judge({ paused }, { now }) {
      if (!paused || now - paused.since < PAUSE_FORGOTTEN_MS) return 'fine';
      const [age, left] = [ageWords(now - paused.since), ageWords(paused.until - now)];
      return bad(
        'attention',
        `Агент на паузе уже ${age.ru} (поставил ${paused.by}), осталось ${left.ru}: чеки не пробиваются.`,
        `The agent has been paused for ${age.en} (by ${paused.by}), ${left.en} left: no receipt is made.`,
      );
    },
  },
  {
    kind: 'journal-damaged',
    cure: {
      ru: 'Не удаляйте файлы журнала и ничего не пробивайте заново. Сохраните файл для поддержки (окно «Журнал») и пришлите его нам.',
      en: 'Delete no file of the journal and make nothing again. Save the support file (the screen Journal) and send it to us.',
    },
    judge({ damagedRows }) {
      if (damagedRows === 0) return 'fine';
      return bad(
        'trouble',
        `Повреждено записей журнала: ${damagedRows}.`,
        `Damaged rows of the journal: ${damagedRows}.`,
      );
    },
  },
];
