import { afterEach, describe, expect, it } from 'vitest';
import type { AgentState } from '../../../../src/contract/window.ts';
import type { AgentProcess } from '../../../../src/shell/agent/agent-process.ts';
import type { FoundSettings } from '../../../../src/shell/agent/found-settings.ts';
import type { Reached } from '../../../../src/shell/agent/reach.ts';
import { Supervisor } from '../../../../src/shell/agent/supervisor.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { fakeAgent, SILENT } from './fake-agent.ts';

type Agent = ReturnType<typeof fakeAgent>;
type Ended = Awaited<AgentProcess['ended']>;

let end: (() => void) | undefined;
afterEach(() => end?.());

/** A computer with one place for an agent; a start puts one there unless the test says otherwise. */
class Computer {
  readonly clock = new VirtualClock();
  readonly told: AgentState[] = [];
  readonly joined: unknown[] = [];
  settings: FoundSettings = { kind: 'found', stateDir: '/state' };
  agent: Agent | undefined;
  starts = 0;
  startsForMs = 0;
  pid = 100;
  readonly alive = new Set<number>();
  /** Agents that left word that somebody ended them. */
  readonly ended = new Set<number>();
  /** How a start ends; undefined: it lives. */
  dies: Ended | undefined;
  #processEnds: ((end: Ended) => void) | undefined;
  reached: Reached | undefined;
  readonly supervisor = new Supervisor({
    clock: this.clock,
    log: SILENT,
    settings: () => this.settings,
    reach: async () => this.reached ?? this.#look(),
    start: () => this.#start(),
    isAlive: (pid) => this.alive.has(pid),
    wasEnded: (_stateDir, pid) => this.ended.has(pid),
    onState: (state) => this.told.push(state),
    onJoined: (agent) => this.joined.push(agent),
  });

  constructor() {
    const leaving = new AbortController();
    // After the test has said what this computer is like.
    queueMicrotask(() => void this.supervisor.run(leaving.signal));
    end = () => leaving.abort(new Error('The test is over'));
  }

  get states() {
    return this.told.map(({ state }) => state);
  }

  get last() {
    return this.told.at(-1);
  }

  /** @param stop what it does when it is asked to end: it goes at once unless the test says otherwise */
  place(stop = () => this.kill()): Agent {
    this.pid += 1;
    this.alive.add(this.pid);
    this.agent = fakeAgent({
      stop: () => {
        stop();
        return {};
      },
    });
    return this.agent;
  }

  kill(): void {
    this.alive.clear();
    const agent = this.agent;
    this.agent = undefined;
    agent?.die();
    // Its process is seen to end after its pipe.
    void this.clock.sleep(10).then(() => this.#processEnds?.({ code: -1, said: '' }));
  }

  #look(): Reached {
    return this.agent ? { kind: 'joined', agent: this.agent, pid: this.pid, version: '1' } : { kind: 'absent' };
  }

  #start() {
    this.starts += 1;
    // One that has begun is not reached at once.
    if (!this.dies) void this.clock.sleep(this.startsForMs).then(() => this.place());
    const { dies } = this;
    return {
      ended: dies ? Promise.resolve(dies) : new Promise<Ended>((resolve) => (this.#processEnds = resolve)),
      letGo: () => undefined,
    };
  }
}

describe('supervisor of the agent', () => {
  it('joins an agent that runs already and starts none beside it', async () => {
    const computer = new Computer();
    computer.place();
    await computer.clock.advance(60_000);
    expect(computer.starts).toBe(0);
    expect(computer.states).toEqual(['running']);
    expect(computer.joined).toEqual([computer.agent]);
  });

  it('starts one where none runs', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    expect(computer.starts).toBe(1);
    expect(computer.states).toEqual(['starting', 'running']);
  });

  it('tells a death at once and heals it at once', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    computer.kill();
    await computer.clock.advance(0);
    expect(computer.last?.state).toBe('absent');
    await computer.clock.advance(1_000);
    expect(computer.last?.state).toBe('running');
    expect(computer.starts).toBe(2);
  });

  it('heals three times in ten minutes, then says so and leaves it to a person', async () => {
    const computer = new Computer();
    for (let death = 0; death < 4; death += 1) {
      await computer.clock.advance(20_000);
      expect(computer.last?.state).toBe('running');
      computer.kill();
    }
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(4);
    expect(computer.last).toMatchObject({
      state: 'givenUp',
      cause: 'itself',
      words: { ru: expect.stringContaining('трёх раз') },
    });
    computer.supervisor.startByPerson();
    await computer.clock.advance(1_000);
    expect(computer.last?.state).toBe('running');
    expect(computer.starts).toBe(5);
  });

  it('waits before the second heal and longer before the third, also when the process is seen to end meanwhile', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    for (const pauseMs of [0, 2_000, 10_000]) {
      computer.kill();
      const { starts } = computer;
      await computer.clock.advance(Math.max(0, pauseMs - 200));
      if (pauseMs > 0) expect(computer.starts).toBe(starts);
      await computer.clock.advance(1_000);
      expect(computer.starts).toBe(starts + 1);
    }
  });

  it('goes on healing an agent that dies now and then', async () => {
    const computer = new Computer();
    for (let death = 0; death < 12; death += 1) {
      await computer.clock.advance(240_000);
      expect(computer.last?.state).toBe('running');
      computer.kill();
    }
  });

  it('joins one that somebody else starts after it has given up', async () => {
    const computer = new Computer();
    computer.dies = { code: 1, said: 'boom\n/state/x: на диске нет места (ENOSPC)' };
    await computer.clock.advance(60_000);
    expect(computer.last).toMatchObject({
      state: 'givenUp',
      words: { ru: expect.stringContaining('на диске нет места') },
    });
    expect(computer.last?.words?.ru).not.toContain('boom');
    expect(computer.starts).toBe(4);
    computer.place();
    await computer.clock.advance(6_000);
    expect(computer.last?.state).toBe('running');
  });

  it('does not hammer at an agent that says its settings are wrong', async () => {
    const computer = new Computer();
    computer.dies = { code: 2, said: 'Ошибка: нет файла kassabridge.json' };
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(1);
    expect(computer.last).toMatchObject({ cause: 'settings', words: { ru: expect.stringContaining('нет файла') } });
  });

  it('says whose it is when another holds what the agent needs, and looks once a minute whether that is over', async () => {
    const computer = new Computer();
    computer.dies = { code: 3, said: 'Другой агент уже работает с кассой. [CB-803]' };
    await computer.clock.advance(1_000);
    expect(computer.last).toMatchObject({ state: 'foreign', words: { ru: expect.stringContaining('CB-803') } });
    await computer.clock.advance(600_000);
    expect(computer.starts).toBeLessThanOrEqual(11);
    expect(computer.last?.state).toBe('foreign');
    computer.dies = undefined;
    await computer.clock.advance(70_000);
    expect(computer.last?.state).toBe('running');
  });

  it('takes a refusal for a stranger only when it lasts: an agent that begins makes itself a new token', async () => {
    const computer = new Computer();
    computer.reached = { kind: 'refused' };
    await computer.clock.advance(500);
    expect(computer.states).toEqual([]);
    await computer.clock.advance(5_000);
    expect(computer.last?.state).toBe('foreign');
    expect(computer.starts).toBe(0);
  });

  it('waits for settings, and begins by itself when they are there', async () => {
    const computer = new Computer();
    computer.settings = { kind: 'none' };
    await computer.clock.advance(60_000);
    expect(computer.last?.state).toBe('notSetUp');
    computer.settings = { kind: 'found', stateDir: '/state' };
    await computer.clock.advance(6_000);
    expect(computer.last?.state).toBe('running');
  });

  it('says what is wrong with faulty settings and starts nothing', async () => {
    const computer = new Computer();
    computer.settings = { kind: 'faulty', words: { ru: 'Ошибка в файле', en: 'fault' } };
    await computer.clock.advance(60_000);
    expect(computer.last).toMatchObject({ state: 'givenUp', cause: 'settings', words: { ru: 'Ошибка в файле' } });
    expect(computer.starts).toBe(0);
  });

  it('stops at the wish of a person and does not heal that', async () => {
    const computer = new Computer();
    computer.place();
    await computer.clock.advance(1_000);
    expect(await computer.clock.run(computer.supervisor.stop())).toBe(true);
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(0);
    expect(computer.last).toMatchObject({
      state: 'givenUp',
      cause: 'person',
      words: { ru: expect.stringContaining('остановлен человеком') },
    });
  });

  it('stops one that is just starting as soon as it is reached, and not before it is gone', async () => {
    const computer = new Computer();
    computer.startsForMs = 30_000;
    await computer.clock.advance(1_000);
    expect(computer.last?.state).toBe('starting');
    const stopped = computer.supervisor.stop();
    let isDone = false;
    void stopped.then(() => {
      isDone = true;
    });
    await computer.clock.advance(28_000);
    expect(isDone).toBe(false);
    expect(await computer.clock.run(stopped)).toBe(true);
    expect(computer.alive.size).toBe(0);
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(1);
    expect(computer.last).toMatchObject({ state: 'givenUp', words: { ru: expect.stringContaining('человеком') } });
  });

  it('starts none in the pause before a heal when it is to stop then', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    for (let death = 0; death < 3; death += 1) {
      computer.kill();
      await computer.clock.advance(2_500);
    }
    expect(computer.last?.state).toBe('absent');
    const { starts } = computer;
    expect(await computer.clock.run(computer.supervisor.stop())).toBe(true);
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(starts);
  });

  it('is done at once where a starting one has ended by itself', async () => {
    const computer = new Computer();
    computer.dies = { code: 1, said: '' };
    await computer.clock.advance(100);
    expect(await computer.clock.run(computer.supervisor.stop())).toBe(true);
    expect(computer.last).toMatchObject({ state: 'givenUp', words: { ru: expect.stringContaining('человеком') } });
  });

  it('does not pretend to have stopped an agent that does not answer, and stops it once it does', async () => {
    const computer = new Computer();
    computer.place();
    computer.reached = { kind: 'silent' };
    await computer.clock.advance(1_000);
    expect(await computer.clock.run(computer.supervisor.stop())).toBe(false);
    expect(computer.alive.size).toBe(1);
    expect(computer.last?.state).toBe('silent');
    computer.reached = undefined;
    await computer.clock.advance(6_000);
    expect(computer.alive.size).toBe(0);
    expect(computer.last?.state).toBe('givenUp');
    expect(computer.starts).toBe(0);
  });

  it('does not pretend either when the agent it has joined is deaf', async () => {
    const computer = new Computer();
    computer.place(() => undefined);
    await computer.clock.advance(1_000);
    expect(await computer.clock.run(computer.supervisor.stop())).toBe(false);
  });

  it('forgets that wish when a person starts it again', async () => {
    const computer = new Computer();
    computer.reached = { kind: 'silent' };
    await computer.clock.advance(1_000);
    const stopped = computer.supervisor.stop();
    computer.supervisor.startByPerson();
    expect(await computer.clock.run(stopped)).toBe(false);
    computer.reached = undefined;
    await computer.clock.advance(60_000);
    expect(computer.last?.state).toBe('running');
  });

  it('waits for the receipt in hand however long that takes', async () => {
    const computer = new Computer();
    const agent = computer.place(() => {
      computer.agent = undefined;
      agent.die();
    });
    await computer.clock.advance(1_000);
    const stopped = computer.supervisor.stop();
    await computer.clock.advance(300_000);
    computer.alive.clear();
    expect(await computer.clock.run(stopped)).toBe(true);
  });

  it('does not heal what a person has ended elsewhere', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    computer.ended.add(computer.pid);
    computer.kill();
    await computer.clock.advance(3_600_000);
    expect(computer.starts).toBe(1);
    expect(computer.last).toMatchObject({ state: 'givenUp', words: { ru: expect.stringContaining('не отсюда') } });
    // Started elsewhere again, it is joined.
    computer.place();
    await computer.clock.advance(6_000);
    expect(computer.last?.state).toBe('running');
  });

  it('starts anew only when the old one is gone: it may still finish a receipt', async () => {
    const computer = new Computer();
    const old = computer.place(() => {
      computer.agent = undefined;
      old.die();
    });
    await computer.clock.advance(1_000);
    const restarted = computer.supervisor.restart();
    await computer.clock.advance(30_000);
    expect(computer.starts).toBe(0);
    expect(computer.last).toMatchObject({
      state: 'starting',
      words: { ru: expect.stringContaining('заканчивает чек') },
    });
    computer.alive.clear();
    await computer.clock.run(restarted);
    await computer.clock.advance(1_000);
    expect(computer.last?.state).toBe('running');
    expect(computer.starts).toBe(1);
  });

  it('does not wait for ever for a deaf agent to restart, and starts it anew once it has heard', async () => {
    const computer = new Computer();
    computer.place(() => undefined);
    await computer.clock.advance(1_000);
    expect(await computer.clock.run(computer.supervisor.restart())).toBe(false);
    expect(computer.starts).toBe(0);
    computer.kill();
    await computer.clock.advance(1_000);
    expect(computer.last?.state).toBe('running');
    expect(computer.starts).toBe(1);
  });

  it('does not count restarts a person asks for as deaths', async () => {
    const computer = new Computer();
    await computer.clock.advance(1_000);
    for (let round = 1; round <= 8; round += 1) {
      await computer.clock.run(computer.supervisor.restart());
      await computer.clock.advance(10_000);
      expect(computer.last?.state).toBe('running');
      expect(computer.starts).toBe(1 + round);
    }
  });

  it('says that an agent does not answer, and starts no second one beside it', async () => {
    const computer = new Computer();
    computer.reached = { kind: 'silent' };
    await computer.clock.advance(60_000);
    expect(computer.last).toMatchObject({ state: 'silent', words: { ru: expect.stringContaining('не отвечает') } });
    expect(computer.starts).toBe(0);
  });

  it('says that an agent it has joined hangs, leaves it alone, and that it answers again', async () => {
    const computer = new Computer();
    const why = { ru: 'молчит', en: 'is silent' };
    computer.supervisor.heard(why);
    computer.place();
    await computer.clock.advance(1_000);
    expect(computer.states).toEqual(['running']);
    computer.supervisor.heard(why);
    await computer.clock.advance(60_000);
    expect(computer.last).toMatchObject({ state: 'silent', words: why });
    computer.supervisor.heard(undefined);
    expect(computer.last).toMatchObject({ state: 'running' });
    expect(computer.starts).toBe(0);
    computer.kill();
    await computer.clock.advance(0);
    computer.supervisor.heard(why);
    expect(computer.last?.state).toBe('absent');
  });

  it('says in words when there is no program to start', async () => {
    const computer = new Computer();
    computer.dies = { code: undefined, said: 'spawn /nowhere/node ENOENT' };
    await computer.clock.advance(60_000);
    expect(computer.starts).toBe(1);
    expect(computer.last).toMatchObject({ state: 'givenUp', words: { ru: expect.stringContaining('не запускается') } });
  });
});
