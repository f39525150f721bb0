import type { AlarmStatus } from '../../contract/alarm-status.ts';
import type { WayStatus } from '../../contract/snapshot.ts';
import { ageWords } from '../../core/health/age-words.ts';
import { commandLines, commandOfAlarm } from './commands.ts';

const MARKS = { attention: '▲ внимание', trouble: '■ БЕДА' } as const;

/** The alarms that stand, for a person. */
export function alarmLines(alarms: readonly AlarmStatus[], at: number): readonly string[] {
  if (alarms.length === 0) return ['Тревог нет.'];
  return alarms.flatMap(({ key, level, about, since, reason, cure, ackedBy }) => [
    `${MARKS[level]}: ${about.ru}, ${ageWords(at - since).ru}${ackedBy === undefined ? '' : `, прочитал ${ackedBy}`} [${key}]`,
    `    ${reason.ru}`,
    `    Что делать: ${cure.ru}`,
    ...commandLines(commandOfAlarm(key), '    '),
  ]);
}

/** The ways out that a person should know of: those that are blocked, or that there is none. */
export function wayLines(ways: readonly WayStatus[]): readonly string[] {
  if (ways.length === 0)
    return ['', 'Каналов тревог нет: о неполадке никто не узнает, пока не посмотрит сюда (notify в настройках).'];
  return ways.flatMap(({ id, waits, stoppedBy }) =>
    stoppedBy
      ? ['', `Канал ${id} не работает${waits ? ', сообщение ждёт' : ''}: ${stoppedBy.ru} [${stoppedBy.code}]`]
      : [],
  );
}
