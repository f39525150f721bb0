import { describe, expect, it } from 'vitest';

import { openStore } from '../../../src/adapters/journal/sqlite/open-store.ts';
import type { AgentView } from '../../../src/agent/agent-view.ts';
import { listEvents } from '../../../src/agent/events.ts';
import { enterOlderReceipts } from '../../../src/agent/receipts/enter-older.ts';
import { listReceipts } from '../../../src/agent/receipts/list.ts';
import { CALLS } from '../../../src/contract/calls.ts';
import { KassaError } from '../../../src/core/errors.ts';
import { refusalOf } from '../../../src/core/fiscalization/actions.ts';
import { type Life, type LifeEvent, next } from '../../../src/core/fiscalization/life.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import { baseline, checkJob, closing, entry, LIVES, NOW } from '../../contract/journal-samples.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const PAGE = { filter: 'all', offset: 0, limit: 50 } as const;

function rig() {
  const { journal, dayBook } = openStore({ path: ':memory:', clock: { now: () => NOW } });
  const parts = { journal, shops: [], day: { book: dayBook } };
  return { journal, agent: { parts, cashboxes: [] } as unknown as AgentView };
}

/** The life of a receipt to which all that has happened. */
function after(...events: readonly LifeEvent[]): Life {
  return events.reduce<Life>(
    (life, event) => {
      const then = next(life, event);
      if (!then) throw new Error(`${event.type} makes no sense in ${life.state}`);
      return then;
    },
    { state: 'received', attempt: 1 },
  );
}

const SENT: readonly LifeEvent[] = [
  { type: 'aboutToSend', baseline },
  { type: 'aboutToClose', closing },
];

describe('the list of receipts for a screen', () => {
  it('shows what the contract allows, the newest first, and never a contact', () => {
    const { journal, agent } = rig();
    journal.insert(checkJob('5127'), entry());
    journal.insert(checkJob('5128', { life: LIVES.fiscal }), entry());
    const page = listReceipts(agent, { ...PAGE, text: '' });
    expect(CALLS.receipts.answer.parse(page)).toEqual(page);
    expect(page).toMatchObject({
      total: 2,
      rows: [{ checkId: '5128', states: ['received', 'fiscal'] }, { checkId: '5127' }],
    });
    expect(JSON.stringify(page)).not.toContain('buyer');
    expect(page.isPartial).toBeUndefined();
  });

  it.each<readonly [string, boolean, readonly LifeEvent[]]>([
    [
      'whose like is in the FN with a key that cannot be read',
      true,
      [...SENT, { type: 'wentWrong', code: 'CB-103', detail: '' }, { type: 'unclear', code: 'CB-317', detail: '' }],
    ],
    [
      'that the FN has shown to be absent',
      false,
      [...SENT, { type: 'wentWrong', code: 'CB-309', detail: '' }, { type: 'fnShowsAbsence' }],
    ],
    ['that a person put aside before it was sent', false, [{ type: 'personParks', code: 'CB-807', detail: '' }]],
    ['that waited too long before it was sent', false, [{ type: 'unclear', code: 'CB-715', detail: '' }]],
  ])('says of a parked one by what it is judged itself: one %s, doubt %s', (_, keepsDoubt, events) => {
    const { journal, agent } = rig();
    const job = journal.insert(checkJob('5127', { life: after(...events) }), entry());
    expect(listReceipts(agent, { ...PAGE, text: '' }).rows).toMatchObject([{ sides: ['parked'], keepsDoubt }]);
    const refusal = refusalOf('retry', job, { hasCashbox: true, hasShop: true });
    expect(refusal?.ru.startsWith('Не доказано') ?? false).toBe(keepsDoubt);
  });

  it('finds by contact without showing it', () => {
    const { journal, agent } = rig();
    journal.insert(checkJob('5127'), entry());
    const page = listReceipts(agent, { ...PAGE, text: 'BUYER' });
    expect(page.total).toBe(1);
    expect(JSON.stringify(page)).not.toContain('buyer');
    expect(listReceipts(agent, { ...PAGE, text: 'buy' }).total).toBe(0);
  });
});

describe('the list of events for a screen', () => {
  const events = (agent: AgentView, text = '') => listEvents(agent, { before: undefined, limit: 50, text }).events;

  it('has words for each of them, and no contact', () => {
    const { journal, agent } = rig();
    const job = journal.insert(checkJob('5127'), entry('received'));
    journal.save(job, entry('personParks', { at: NOW + 1, detail: 'звонил +7 916 123-45-67', author: 'Анна' }));
    const found = events(agent);
    expect(CALLS.events.answer.parse({ events: found })).toEqual({ events: found });
    expect(found.map(({ what, ru }) => [what, ru])).toEqual([
      ['personParks', 'Человек отложил чек'],
      ['received', 'Получен от магазина'],
    ]);
    expect(found[0]).toMatchObject({ detail: 'звонил +7***67', author: 'Анна', checkId: '5127', jobId: job.id });
  });

  it('shows no code alone and no name of a task, in either language', () => {
    const { journal, agent } = rig();
    let job = journal.insert(checkJob('5127'), entry('received'));
    const details = { aboutToClose: '4211', wentWrong: 'CB-102', unclear: 'CB-317', cannotBegin: 'CB-000' };
    for (const [what, detail] of Object.entries(details)) job = journal.save(job, entry(what, { at: NOW + 1, detail }));
    const found = events(agent);
    expect(found).toHaveLength(5);
    for (const { detail, detailEn } of found) {
      expect(detail).toMatch(/^$|[а-яё]{3,} /);
      expect(detailEn).toMatch(/^$|[a-z]{3,} /);
      expect(`${detail} ${detailEn}`).not.toContain('4211');
    }
    expect(events(agent, '4211')).toEqual([]);
    expect(events(agent, 'Сверьте чек')).toHaveLength(1);
  });

  it.each([
    ['5127', ['received', 'reported']],
    ['магазин принял', ['reported']],
    ['TOOK', ['reported']],
    ['анна', ['personRetries']],
    ['kassa-1', ['received', 'reported', 'received', 'personRetries']],
    ['плёнка', ['personRetries']],
    ['9161234567', []],
    ['512', []],
  ])('is searched by what it shows: %s', (text, expected) => {
    const { journal, agent } = rig();
    const job = journal.insert(checkJob('5127'), entry('received'));
    journal.save(job, entry('reported', { at: NOW + 1 }));
    const other = journal.insert(checkJob('6000'), entry('received', { at: NOW + 2 }));
    const detail = 'плёнка кончилась, 89161234567';
    journal.save(other, entry('personRetries', { at: NOW + 3, detail, author: 'Анна' }));
    expect(
      events(agent, text)
        .map(({ what }) => what)
        .toReversed(),
    ).toEqual(expected);
  });
});

describe('receipts of the version before', () => {
  function older(journal: Pick<Journal, 'enterOlder'>) {
    const clock = new VirtualClock();
    const warned: string[] = [];
    const log = { info: () => undefined, warn: (text: string) => void warned.push(text), error: () => undefined };
    const ending = new AbortController();
    const ended = enterOlderReceipts({ journal, clock, log }, ending.signal);
    const stop = async () => {
      ending.abort();
      await ended;
    };
    return { clock, warned, stop };
  }

  it('are entered bit by bit from the start on, with time for the rest between', async () => {
    let left = 5;
    const { clock, stop } = older({ enterOlder: () => --left > 0 });
    expect(left).toBe(4);
    await clock.advance(99);
    expect(left).toBe(4);
    await clock.advance(1_000);
    expect(left).toBe(0);
    await clock.advance(50_000);
    expect(left).toBe(0);
    await clock.advance(60_000);
    expect(left).toBe(-1);
    await stop();
  });

  it('wait for a disk that does not take them', async () => {
    let isFull = true;
    let entered = 0;
    const enterOlder = () => {
      if (isFull) throw new KassaError('CB-802');
      entered++;
      return false;
    };
    const { clock, warned, stop } = older({ enterOlder });
    expect(warned).toEqual(['older receipts not entered into the list']);
    isFull = false;
    await clock.advance(61_000);
    expect(entered).toBe(1);
    await stop();
  });
});
