import { describe, expect, it } from 'vitest';
import type { Glance } from '../../../../src/contract/glance.ts';
import { askAgent } from '../../../../src/shell/agent/ask-agent.ts';
import { GlanceWatch } from '../../../../src/shell/agent/glance-watch.ts';
import { StatusWatch } from '../../../../src/shell/agent/status-watch.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { glanceOf, withLight } from '../glances.ts';
import { fakeAgent, SILENT } from './fake-agent.ts';

function watched(answer: () => Glance | Promise<Glance>, isWindowOpen = false) {
  const clock = new VirtualClock();
  const seen: (Glance | undefined)[] = [];
  const reasons: string[] = [];
  const agent = fakeAgent({ glance: answer });
  const watch = new GlanceWatch({
    clock,
    log: SILENT,
    isWindowOpen: () => isWindowOpen,
    onGlance: (glance, why) => {
      seen.push(glance);
      if (why) reasons.push(why.ru);
    },
  });
  void watch.follow(agent);
  return { clock, seen, reasons, agent, watch };
}

describe('watch of the glance', () => {
  it('asks every five seconds while nothing goes on, every second around changes, while something is made, or with an open window', async () => {
    let glance = glanceOf();
    const { clock, agent } = watched(() => glance);
    await clock.advance(20_000);
    agent.asked.length = 0;
    await clock.advance(60_000);
    expect(agent.asked).toHaveLength(12);
    glance = withLight('site', 'trouble');
    await clock.advance(5_000);
    agent.asked.length = 0;
    await clock.advance(8_000);
    expect(agent.asked.length).toBeGreaterThanOrEqual(7);
    glance = { ...glance, busy: true };
    await clock.advance(20_000);
    agent.asked.length = 0;
    await clock.advance(60_000);
    expect(agent.asked).toHaveLength(60);
    const open = watched(() => glanceOf(), true);
    await open.clock.advance(20_000);
    open.agent.asked.length = 0;
    await open.clock.advance(10_000);
    expect(open.agent.asked).toHaveLength(10);
  });

  it('asks at once when something may have changed', async () => {
    const { clock, agent, watch } = watched(() => glanceOf());
    await clock.advance(20_000);
    agent.asked.length = 0;
    watch.lookNow();
    await clock.advance(0);
    expect(agent.asked).toHaveLength(1);
  });

  it('knows nothing as soon as the agent is gone, and asks no more', async () => {
    const { clock, seen, agent } = watched(() => glanceOf());
    await clock.advance(1_000);
    agent.die();
    await clock.advance(0);
    expect(seen.at(-1)).toBeUndefined();
    agent.asked.length = 0;
    await clock.advance(60_000);
    expect(agent.asked).toEqual([]);
  });

  it('knows nothing while a hung agent owes an answer, asks it no second time, and believes it when it comes', async () => {
    const late = Promise.withResolvers<Glance>();
    const { clock, seen, reasons, agent } = watched(() => late.promise);
    await clock.advance(9_000);
    expect(seen).toEqual([]);
    await clock.advance(51_000);
    expect(seen).toEqual([undefined]);
    expect(reasons).toEqual([expect.stringMatching(/^Агент запущен, но не отвечает/)]);
    expect(agent.asked).toHaveLength(1);
    late.resolve(glanceOf());
    await clock.advance(100);
    expect(seen.at(-1)).toEqual(glanceOf());
  });

  it('goes on asking an agent that could not answer once', async () => {
    let fails = true;
    const { clock, seen, reasons } = watched(() => {
      if (fails) throw new Error('other version');
      return glanceOf();
    });
    await clock.advance(1_000);
    expect(seen.at(-1)).toBeUndefined();
    expect(reasons.at(-1)).toContain('не смог ответить');
    fails = false;
    await clock.advance(6_000);
    expect(seen.at(-1)).toEqual(glanceOf());
  });
});

describe('watch of the status', () => {
  it('asks once a second while there are a window and an agent, and not a moment longer', async () => {
    const clock = new VirtualClock();
    const heard: unknown[] = [];
    const agent = fakeAgent({ status: () => ({ version: '1' }) as never });
    const watch = new StatusWatch({ clock, onSnapshot: (snapshot) => snapshot && heard.push(snapshot) });
    watch.setAgent(agent);
    await clock.advance(5_000);
    expect(heard).toEqual([]);
    watch.setWanted(true);
    await clock.advance(4_500);
    expect(heard).toHaveLength(5);
    watch.setWanted(false);
    await clock.advance(10_000);
    expect(heard).toHaveLength(5);
    watch.setWanted(true);
    await clock.advance(500);
    watch.setAgent(undefined);
    await clock.advance(10_000);
    expect(heard).toHaveLength(6);
  });

  it('says why a hung agent gives no picture, and takes the next one it gives', async () => {
    const clock = new VirtualClock();
    const heard: unknown[] = [];
    const late = Promise.withResolvers<never>();
    const watch = new StatusWatch({ clock, onSnapshot: (snapshot, why) => heard.push(why?.ru ?? snapshot) });
    watch.setAgent(fakeAgent({ status: () => late.promise }));
    watch.setWanted(true);
    heard.length = 0;
    await clock.advance(30_000);
    expect(heard).toEqual([expect.stringMatching(/не отвечает/)]);
    late.resolve({ version: '1' } as never);
    await clock.advance(0);
    expect(heard.at(-1)).toEqual({ version: '1' });
    watch.setWanted(false);
    expect(heard.at(-1)).toBeUndefined();
  });
});

describe('question to the agent', () => {
  it('always has an answer a person can read', async () => {
    const clock = new VirtualClock();
    const hung = fakeAgent({ pause: () => new Promise<never>(() => undefined) });
    const broken = fakeAgent();
    const request = { until: 1, author: 'Анна' };
    expect(await askAgent(undefined, clock, 'pause', request)).toMatchObject({
      ok: false,
      words: { ru: expect.stringContaining('не работает') },
    });
    expect(await clock.run(askAgent(hung, clock, 'pause', request))).toMatchObject({
      ok: false,
      words: { ru: expect.stringContaining('вовремя') },
    });
    expect(await askAgent(broken, clock, 'pause', request)).toMatchObject({
      ok: false,
      words: { ru: expect.stringContaining('не смог') },
    });
    const good = fakeAgent({ pause: () => ({ done: true }) });
    expect(await askAgent(good, clock, 'pause', request)).toEqual({ ok: true, answer: { done: true } });
  });

  it('waits for a cashbox that prints', async () => {
    const clock = new VirtualClock();
    const slow = fakeAgent({ xReport: () => clock.sleep(60_000).then(() => ({ done: true as const })) });
    expect(await clock.run(askAgent(slow, clock, 'xReport', { cashboxId: 'a', author: 'Анна' }))).toMatchObject({
      ok: true,
    });
  });
});
