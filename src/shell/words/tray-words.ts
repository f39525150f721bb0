import type { Glance } from '../../contract/glance.ts';
import type { OverallState } from '../../contract/overall-state.ts';
import type { AgentState } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';

/** What icon, tooltip and menu say. Russian first. */
export const LIGHT_NAMES = {
  site: { ru: 'Сайт', en: 'Site' },
  cashbox: { ru: 'Касса', en: 'Cashbox' },
  fn: { ru: 'ФН', en: 'FN' },
  ofd: { ru: 'ОФД', en: 'OFD' },
} as const satisfies Readonly<Record<keyof Glance['lights'], Words>>;

export const LIGHT_WORDS = {
  nothingWaits: { ru: 'Ничего не ждёт', en: 'Nothing waits' },
  training: { ru: 'касса учебная', en: 'training' },
} as const;

export const OVERALL_WORDS: Readonly<Record<OverallState, Words>> = {
  fine: { ru: 'Всё в порядке', en: 'All is well' },
  attention: { ru: 'Нужно внимание', en: 'Needs attention' },
  trouble: { ru: 'Беда: чеки или деньги под угрозой', en: 'Trouble: receipts or money are at stake' },
  unknown: { ru: 'Неизвестно: нет свежих данных', en: 'Unknown: no fresh evidence' },
  training: { ru: 'Учебный режим: чеки не настоящие', en: 'Training: receipts are not real' },
};

const AGENT_WORDS: Readonly<Record<AgentState['state'], Words>> = {
  starting: { ru: 'агент запускается', en: 'the agent is starting' },
  running: { ru: 'агент ещё ничего не сообщил', en: 'the agent has said nothing yet' },
  silent: { ru: 'агент не отвечает', en: 'the agent does not answer' },
  absent: { ru: 'агент остановился, запускается снова', en: 'the agent stopped and is being started again' },
  givenUp: { ru: 'агент остановлен, чеки не пробиваются', en: 'the agent is stopped, no receipts are made' },
  notSetUp: { ru: 'ещё не настроен', en: 'not set up yet' },
  foreign: { ru: 'агент занят другой программой или пользователем', en: "the agent is somebody else's" },
};

/** How the agent is, where it gives no lights. */
export function agentWords({ state }: AgentState): Words {
  return AGENT_WORDS[state];
}

export const paused = (until: Words): Words => ({
  ru: `на паузе до ${until.ru}`,
  en: `paused until ${until.en}`,
});

/** What waits for somebody or something, the weightiest first; empty when nothing does. */
export function waitingParts({ inDoubt, parked, waiting, unsent }: Glance): readonly Words[] {
  const parts: readonly (readonly [number, Words])[] = [
    [inDoubt, { ru: `под вопросом ${inDoubt}`, en: `${inDoubt} in doubt` }],
    [parked, { ru: `ждут решения ${parked}`, en: `${parked} to decide` }],
    [waiting, { ru: `чеков в очереди ${waiting}`, en: `${waiting} receipts queued` }],
    [unsent, { ru: `не в ОФД ${unsent}`, en: `${unsent} not at the OFD` }],
  ];
  return parts.filter(([count]) => count > 0).map(([, words]) => words);
}
