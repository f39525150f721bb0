import { overallState } from '../../../src/contract/overall-state.ts';
import type { LightStatus } from '../../../src/contract/snapshot.ts';
import type { Picture, Place } from '../../../src/contract/window.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import { LIGHT_WORDS } from '../../parts/light-mark.tsx';
import { evidenceNow } from '../../words/evidence-now.ts';
import type { Words } from '../../words/words.ts';

/** One link of the way of a receipt, from the site to the OFD, with what it stands on. */
export interface ChainLink {
  readonly id: 'site' | 'agent' | 'cashbox' | 'fn' | 'ofd';
  readonly title: Words;
  readonly state: LightState;
  /** The state in a word. */
  readonly label: Words;
  readonly evidence: Words;
  /** How old the evidence is, ms; undefined when there is none, or it says so itself. */
  readonly ageMs: number | undefined;
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
const SAID_ABOVE: Words = { ru: 'что сделать, сказано вверху', en: 'what to do is said at the top' };
const PAUSED: Words = { ru: 'на паузе', en: 'paused' };
const BY_A_PERSON: Words = { ru: 'новые чеки не начинаются', en: 'no new receipt is begun' };

/**
 * The five links in the order of the way.
 *
 * @param now ms since the epoch
 */
export function chainLinks(picture: Picture, now: number): readonly ChainLink[] {
  const { snapshot } = picture;
  const link = (id: 'site' | 'cashbox' | 'fn' | 'ofd', screen: Place['screen']): ChainLink => {
    const light: LightStatus = snapshot?.lights[id] ?? { state: 'unknown', ...NO_NEWS };
    const { words: evidence, ageMs } = evidenceNow(light, now - (snapshot?.at ?? now));
    return { ...frameOf(id, screen), state: light.state, label: LIGHT_WORDS[light.state], evidence, ageMs };
  };
  return [
    link('site', 'setUp'),
    agentLink(picture, now),
    link('cashbox', 'cashbox'),
    link('fn', 'cashbox'),
    link('ofd', 'cashbox'),
  ];
}

const frameOf = <I extends ChainLink['id']>(id: I, screen: Place['screen']) => ({
  id,
  title: TITLES[id],
  place: { screen },
});

const AGENT_LABELS: Readonly<Record<Exclude<Picture['agent']['state'], 'running'>, Words>> = {
  starting: { ru: 'запускается', en: 'is starting' },
  silent: { ru: 'не отвечает', en: 'does not answer' },
  absent: { ru: 'остановился', en: 'has stopped' },
  givenUp: { ru: 'остановлен', en: 'is stopped' },
  notSetUp: { ru: 'не настроен', en: 'is not set up' },
  foreign: { ru: 'занят другим', en: "is somebody else's" },
};

function agentLink({ agent, snapshot }: Picture, now: number): ChainLink {
  const frame = frameOf('agent', 'journal');
  if (agent.state !== 'running') {
    // The bar above every screen says the rest.
    const state = overallState(undefined, agent.state) === 'trouble' ? 'trouble' : 'unknown';
    return { ...frame, state, label: AGENT_LABELS[agent.state], evidence: SAID_ABOVE, ageMs: now - agent.since };
  }
  if (!snapshot) return { ...frame, state: 'unknown', label: LIGHT_WORDS.unknown, evidence: NO_NEWS, ageMs: undefined };
  const ageMs = Math.max(0, now - snapshot.at);
  if (snapshot.paused) return { ...frame, state: 'attention', label: PAUSED, evidence: BY_A_PERSON, ageMs };
  const version = { ru: `версия ${snapshot.version}`, en: `version ${snapshot.version}` };
  return { ...frame, state: 'fine', label: LIGHT_WORDS.fine, evidence: version, ageMs };
}
