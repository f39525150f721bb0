import type { Picture, Place } from '../../../src/contract/window.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import type { Words } from '../../words/words.ts';

/** One link of the way of a receipt, from the site to the OFD, with what it stands on. */
export interface ChainLink {
  readonly id: 'site' | 'agent' | 'cashbox' | 'fn' | 'ofd';
  readonly title: Words;
  readonly state: LightState;
  readonly evidence: Words;
  /** When the evidence was fresh, ms since the epoch; undefined when there is none. */
  readonly seenAt: number | undefined;
  readonly place: Place;
}

const TITLES: Readonly<Record<ChainLink['id'], Words>> = {
  site: { ru: 'Сайт', en: 'Site' },
  agent: { ru: 'Агент', en: 'Agent' },
  cashbox: { ru: 'Касса', en: 'Cashbox' },
  fn: { ru: 'ФН', en: 'FN' },
  ofd: { ru: 'ОФД', en: 'OFD' },
};
const NO_NEWS: Words = { ru: 'агент ещё ничего не сообщил', en: 'the agent has said nothing yet' };
const LAST: Words = { ru: 'последнее, что было известно: ', en: 'what was known last: ' };

/** The five links in the order of the way. With an agent that does not run nothing is known of the others, whatever it said last. */
export function chainLinks({ agent, snapshot }: Picture): readonly ChainLink[] {
  const runs = agent.state === 'running';
  const link = (id: 'site' | 'cashbox' | 'fn' | 'ofd', screen: Place['screen']): ChainLink => {
    const light = snapshot?.lights[id];
    const frame = { id, title: TITLES[id], place: { screen } };
    if (!light || !snapshot) return { ...frame, state: 'unknown', evidence: NO_NEWS, seenAt: undefined };
    const seenAt = light.ageMs === undefined ? undefined : snapshot.at - light.ageMs;
    if (runs) return { ...frame, state: light.state, evidence: light, seenAt };
    return {
      ...frame,
      state: 'unknown',
      evidence: { ru: `${LAST.ru}${light.ru}`, en: `${LAST.en}${light.en}` },
      seenAt,
    };
  };
  return [
    link('site', 'setUp'),
    agentLink({ agent, ...(snapshot && { snapshot }) }),
    link('cashbox', 'cashbox'),
    link('fn', 'cashbox'),
    link('ofd', 'cashbox'),
  ];
}

const AGENT_STATES: Readonly<Record<Picture['agent']['state'], LightState>> = {
  running: 'fine',
  starting: 'unknown',
  absent: 'trouble',
  givenUp: 'trouble',
  notSetUp: 'unknown',
  foreign: 'trouble',
};

function agentLink({ agent, snapshot }: Picture): ChainLink {
  const frame = { id: 'agent', title: TITLES.agent, place: { screen: 'journal' } } as const;
  if (agent.state !== 'running') {
    const evidence = agent.words ?? { ru: 'не запущен', en: 'not running' };
    return { ...frame, state: AGENT_STATES[agent.state], evidence, seenAt: agent.since };
  }
  const version = snapshot?.version ?? '';
  const paused = snapshot?.paused !== undefined;
  return {
    ...frame,
    state: paused ? 'attention' : 'fine',
    evidence: paused
      ? { ru: 'приём чеков приостановлен человеком', en: 'receipts are paused by a person' }
      : { ru: `работает, версия ${version}`, en: `at work, version ${version}` },
    seenAt: snapshot?.at,
  };
}

const ORDER: readonly LightState[] = ['fine', 'unknown', 'attention', 'trouble'];

/** What the whole is: the worst of the links, and of what stands as an alarm. An agent that does not run tells of no alarm. */
export function overall({ agent, snapshot }: Picture, links: readonly ChainLink[]): LightState {
  const alarms = agent.state === 'running' ? (snapshot?.alarms ?? []) : [];
  return [...links.map(({ state }) => state), ...alarms.map(({ level }) => level)].reduce<LightState>(
    (worst, state) => (ORDER.indexOf(state) > ORDER.indexOf(worst) ? state : worst),
    'fine',
  );
}
