import { describe, expect, it } from 'vitest';
import type { CallHandlers } from '../../../../src/contract/calls.ts';
import { askAgent } from '../../../../src/shell/agent/ask-agent.ts';
import { CashboxDeeds } from '../../../../src/shell/deeds/cashbox-deeds.ts';
import { pauseChoices } from '../../../../src/shell/deeds/pause-choices.ts';
import { stopAndQuit } from '../../../../src/shell/deeds/quit.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { fakeAgent } from '../agent/fake-agent.ts';
import { scriptedPerson } from './person.ts';

function rig(calls: Partial<CallHandlers>, ...answers: readonly number[]) {
  const clock = new VirtualClock();
  const agent = fakeAgent(calls);
  const scripted = scriptedPerson(...answers);
  let changes = 0;
  const deeds = new CashboxDeeds({
    ask: (name, request) => askAgent(agent, clock, name, request),
    person: scripted.person,
    author: 'Анна',
    clock,
    language: () => 'ru',
    onDone: () => {
      changes += 1;
    },
  });
  return { clock, agent, deeds, ...scripted, changes: () => changes };
}

describe('pause from the menu', () => {
  it('asks for how long, tells until when, and says who', async () => {
    const heard: unknown[] = [];
    const { clock, deeds, asked, told, changes } = rig(
      {
        pause: (request) => {
          heard.push(request);
          return { done: true };
        },
      },
      1,
    );
    await deeds.pause();
    expect(asked[0]?.answers).toHaveLength(4);
    expect(asked[0]?.cancel).toBe(3);
    expect(heard).toEqual([{ until: clock.now() + 3_600_000, author: 'Анна' }]);
    expect(told[0]).toMatch(/^Чеки приостановлены\|до \d\d:\d\d/);
    expect(changes()).toBe(1);
  });

  it('does nothing when the person thinks better of it', async () => {
    const { deeds, told, agent } = rig({}, 3);
    await deeds.pause();
    expect(agent.asked).toEqual([]);
    expect(told).toEqual([]);
  });

  it('says why not, in the words of the agent', async () => {
    const { deeds, told } = rig({ pause: () => ({ done: false, ru: 'Диск полон' }) }, 0);
    await deeds.pause();
    expect(told).toEqual(['Пауза не поставлена|Диск полон']);
  });

  it('ends at the next midnight at the latest, and each choice says when', () => {
    const evening = new Date(2026, 10, 28, 23, 30).getTime();
    const choices = pauseChoices(evening);
    expect(choices.map(({ words }) => words.ru)).toEqual([
      '15 минут (до 23:45)',
      '1 час (до 00:30 завтра)',
      'До завтра (до 00:00 завтра)',
    ]);
    expect(choices[2]?.until).toBe(new Date(2026, 10, 29).getTime());
  });
});

describe('closing of a shift from the menu', () => {
  const document = { fnSerial: '99', fdNumber: 17, fiscalSign: '1', issuedAt: '2026-11-28T12:00:00' };

  it('asks first and closes nothing without a yes', async () => {
    const { deeds, agent, asked } = rig({}, 1);
    await deeds.closeShift('kassa');
    expect(asked[0]?.message).toContain('kassa');
    expect(agent.asked).toEqual([]);
  });

  it('orders it once and tells its end', async () => {
    let looks = 0;
    const { clock, deeds, told, places, agent } = rig(
      {
        closeShift: () => ({ done: true, jobId: 5 }),
        shiftClosing: () => (++looks < 4 ? { state: 'waiting' } : { state: 'closed', document }),
      },
      0,
    );
    await clock.run(deeds.closeShift('kassa'));
    expect(told).toEqual(['Смена закрыта|ФД 17']);
    expect(places).toEqual([{ screen: 'cashbox', cashboxId: 'kassa' }]);
    expect(agent.asked.filter((name) => name === 'closeShift')).toHaveLength(1);
  });

  it('does not call closed what only waits', async () => {
    const { clock, deeds, told } = rig(
      {
        closeShift: () => ({ done: true, jobId: 5 }),
        shiftClosing: () => ({ state: 'waiting', ru: 'Касса не отвечает' }),
      },
      0,
    );
    await clock.run(deeds.closeShift('kassa'));
    expect(told[0]).toContain('ещё ждёт');
    expect(told[0]).toContain('Касса не отвечает');
  });

  it.each([
    [{ state: 'met' as const }, 'Смена уже была закрыта|'],
    [{ state: 'failed' as const, ru: 'Нет бумаги' }, 'Смена не закрыта|Нет бумаги'],
  ])('tells every end: %j', async (closing, words) => {
    const { clock, deeds, told } = rig(
      { closeShift: () => ({ done: true, jobId: 5 }), shiftClosing: () => closing },
      0,
    );
    await clock.run(deeds.closeShift('kassa'));
    expect(told).toEqual([words]);
  });
});

describe('quitting with the agent', () => {
  const quitting = (answer: number, stopAgent: (clock: VirtualClock) => Promise<boolean>) => {
    const clock = new VirtualClock();
    const scripted = scriptedPerson(answer);
    const did: string[] = [];
    const work = stopAndQuit({
      person: scripted.person,
      clock,
      language: () => 'ru',
      stopAgent: async () => {
        const isStopped = await stopAgent(clock);
        if (isStopped) did.push('stopped');
        return isStopped;
      },
      quit: () => did.push('quit'),
    });
    return { clock, work, did, ...scripted };
  };

  it('says what stops, and does nothing without a yes', async () => {
    const { work, did, asked } = quitting(1, async () => true);
    await work;
    expect(did).toEqual([]);
    expect(asked[0]?.detail).toContain('без чеков');
  });

  it('leaves when the agent has stopped, and tells why the icon is still there while it has not', async () => {
    const { clock, work, did, told } = quitting(0, async (time) => {
      await time.sleep(60_000);
      return true;
    });
    await clock.advance(10_000);
    expect(did).toEqual([]);
    expect(told[0]).toContain('заканчивает чек');
    await clock.run(work);
    expect(did).toEqual(['stopped', 'quit']);
  });

  it('stays and says so when the agent cannot be stopped', async () => {
    const { work, did, told } = quitting(0, async () => false);
    await work;
    expect(did).toEqual([]);
    expect(told.at(-1)).toContain('не остановлен|Агент не отвечает');
  });
});
