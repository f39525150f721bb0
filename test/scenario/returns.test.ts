import { describe, expect, it } from 'vitest';
import { cashboxForAlarms } from '../../src/agent/alarms/alarm-readings.ts';
import { followUpActions } from '../../src/agent/follow-up/actions.ts';
import { prepareReturn } from '../../src/agent/follow-up/prepare.ts';
import { followUpHandlers } from '../../src/cli/agent/handlers/follow-up-handlers.ts';
import { CALLS } from '../../src/contract/calls.ts';
import { HeartbeatSchema } from '../../src/contract/heartbeat.ts';
import { KassaError } from '../../src/core/errors.ts';
import type { Job } from '../../src/core/fiscalization/job.ts';
import { eraseContacts } from '../../src/core/privacy/erase-contacts.ts';
import { atMost, SEED } from '../campaign/points.ts';
import { TestProcess } from '../support/process.ts';
import type { World, WorldOptions } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOfType,
  HOUR,
  jobOf,
  kettle,
  leave,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  run,
  sell,
  shopRow,
  troubleOf,
} from './field.ts';
import { found, plantUnmade, reportNow } from './planted-day.ts';

const PETROV = { author: 'Петров', reason: 'брак' };

function agentOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent;
}

/** A world with a receipt that is made, told and delivered. */
async function sold(options: WorldOptions = {}, order = kettle()) {
  const world = await open(options);
  const check = sell(world, order);
  await world.until(() => arePrinted(world, [check]) && jobOf(world, check).delivery !== undefined, 5 * MINUTE);
  return { world, check, original: jobOf(world, check).id };
}

const prepare = (world: World, jobId: number) => agentOf(world).prepareFollowUp(jobId, 'makeReturn');
const order = (world: World, jobId: number, token = prepare(world, jobId).token, who = PETROV) =>
  agentOf(world).makeFollowUp(jobId, token, who);

function row(world: World, jobId: number): Job {
  const job = world.journal?.byId(jobId);
  if (!job) throw new Error(`No job ${jobId}`);
  return job;
}

const isMade = (world: World, jobId: number) => row(world, jobId).life.state === 'fiscal';
const returnsIn = (world: World, check: { readonly id: number }) =>
  world.kkts.flatMap((kkt) => kkt.ledger.byKey(`shop/${check.id}`));
const momentsOf = (world: World, jobId: number) => world.journal?.timeline(jobId).map(({ what }) => what) ?? [];

/** One return in the FN, the journal names it, and the sale is as it was. */
function isReturnedOnce(world: World, check: { readonly id: number }, jobId: number): boolean {
  const [document, second] = returnsIn(world, check);
  const { life } = row(world, jobId);
  return (
    document !== undefined &&
    second === undefined &&
    document.operation === 'sellReturn' &&
    life.state === 'fiscal' &&
    life.document.fdNumber === document.fdNumber &&
    madeOnce(world, [check])
  );
}

function unreadable(): never {
  throw new KassaError('CB-801');
}

/** An agent that was started anew after a sale, and a process that stops at the boundary of that number. */
async function aboutToReturn(stopAt: number) {
  const world = build();
  world.start();
  await world.until(() => world.shop.admin.cashboxes().length === 1);
  const check = sell(world);
  await world.until(() => arePrinted(world, [check]), 5 * MINUTE);
  await leave(world);
  const process = new TestProcess(stopAt);
  world.start(process);
  await world.until(() => !process.alive || agentOf(world).cashboxes[0]?.view.condition !== undefined);
  return { world, check, process };
}

/** As a person does who does not know whether it was ordered already. */
function tryToOrder(world: World, jobId: number): void {
  try {
    order(world, jobId);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

describe.each(MODELS)('a return that a person orders, model %i', (model) => {
  it('is the receipt once more with the opposite operation, and the shop hears nothing of it', async () => {
    const { world, check, original } = await sold({ kkts: [{ model }] });
    const token = prepare(world, original).token;
    const [sale] = world.kkt.ledger.byKey(`shop:${check.id}`);
    const told = shopRow(world, check);
    const asked = world.requests.length;
    const jobId = order(world, original, token);
    await world.until(() => row(world, jobId).delivery !== undefined, 5 * MINUTE);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
    const [document] = returnsIn(world, check);
    const { lines, totalKop, tendersKop } = document ?? {};
    expect({ lines, totalKop, tendersKop }).toEqual({
      lines: sale?.lines,
      totalKop: sale?.totalKop,
      tendersKop: sale?.tendersKop,
    });
    for (const tag of [1008, 1055, 1125, 1187]) expect(document?.textOf(tag)).toBe(sale?.textOf(tag));
    expect(document?.textOf(1008)).toBe('pokupatel@example.ru');
    expect(row(world, jobId)).toMatchObject({ report: { state: 'none' }, origin: { from: 'person', ...PETROV } });
    expect(shopRow(world, check)).toEqual(told);
    expect(world.shop.admin.checks()).toHaveLength(1);
    const said = world.requests.slice(asked).map(({ body }) => body);
    expect(said.join()).not.toContain(document?.fiscalSign);
    expect(world.journal?.timeline(jobId)[0]).toMatchObject({ what: 'wanted', detail: 'брак', author: 'Петров' });
    const moments = world.journal?.timeline(original) ?? [];
    expect(moments.find(({ what }) => what === 'returnWanted')).toMatchObject({
      detail: `запись ${jobId}`,
      author: 'Петров',
    });
    expect(moments.filter(({ what }) => what === 'returnMade').map(({ detail }) => detail)).toEqual([
      `запись ${jobId}, ФД ${document?.fdNumber}`,
    ]);
  });
});

describe('a return that a person orders', () => {
  it.each(['does-work-then-silence', 'silence-before-work', 'cuts-power-after', 'unreadable-answer'])(
    'is made once through %s',
    async (fault) => {
      const { world, check, original } = await sold();
      world.kkt.use(`${fault}:4A`);
      const jobId = order(world, original);
      await world.until(() => isMade(world, jobId), HOUR);
      await world.clock.advance(10 * MINUTE);
      expect(isReturnedOnce(world, check, jobId)).toBe(true);
    },
  );

  it('becomes one document wherever the agent is stopped', { timeout: 60_000 }, async () => {
    const clean = await aboutToReturn(0);
    const from = clean.process.passed.length;
    const first = order(clean.world, jobOf(clean.world, clean.check).id);
    await clean.world.until(() => isMade(clean.world, first), HOUR);
    const to = clean.process.passed.length;
    const stops = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    // The order and the making: what crosses the disk is never left out.
    const disk = stops.filter((stop) => /insert|save/.test(clean.process.passed[stop - 1] ?? ''));
    expect(disk.length).toBeGreaterThan(10);
    for (const stop of new Set([...disk, ...atMost(stops, 3, SEED)])) {
      const { world, check, process } = await aboutToReturn(stop);
      const { id } = jobOf(world, check);
      tryToOrder(world, id);
      await world.until(() => !process.alive, HOUR);
      await run(world);
      // The person presses again when the window is back.
      tryToOrder(world, id);
      const [jobId = 0, second] = jobOf(world, check).followUps ?? [];
      await world.until(() => row(world, jobId).delivery !== undefined, HOUR);
      const isRight = second === undefined && isReturnedOnce(world, check, jobId);
      expect(isRight, `stopped at ${stop} ${clean.process.passed[stop - 1]}`).toBe(true);
      expect(momentsOf(world, id).filter((what) => what === 'returnMade')).toHaveLength(1);
      world.close();
    }
  });
});

describe('an order of a return', () => {
  it('that is given twice is one, before and after it is made and after a restart', async () => {
    const { world, check, original } = await sold();
    const { token } = prepare(world, original);
    world.unplug();
    const jobId = order(world, original, token);
    expect(order(world, original, token, { author: 'Сидоров', reason: 'ещё раз' })).toBe(jobId);
    world.plug();
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    world.kill();
    await run(world);
    expect(order(world, original, token)).toBe(jobId);
    await world.clock.advance(10 * MINUTE);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
  });

  it('of another content is refused, and two prepared ones are one return', async () => {
    const { world, check, original } = await sold();
    const before = prepare(world, original).token;
    if (!world.journal) throw new Error('No journal');
    world.journal.save(jobOf(world, check), { at: world.clock.now(), what: 'planted', detail: '', author: 'test' });
    const after = prepare(world, original).token;
    expect(() => order(world, original, before)).toThrow('изменился');
    expect(() => order(world, original, 'x')).toThrow('изменился');
    expect(jobOf(world, check).followUps).toBe(undefined);
    const jobId = order(world, original, after);
    expect(() => order(world, original, before)).toThrow(`запись ${jobId}`);
    expect(() => prepare(world, original)).toThrow(`запись ${jobId}`);
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    expect(() => prepare(world, original)).toThrow(/уже пробит.*ФД/);
    expect(() => prepare(world, jobId)).toThrow('возврата возврата');
    world.kill();
    await run(world);
    expect(() => prepare(world, original)).toThrow(/уже пробит.*ФД/);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
  });

  it('that a person took back leaves room for another one, once', async () => {
    const { world, check, original } = await sold();
    world.unplug();
    await world.until(() => troubleOf(world) !== undefined, MINUTE);
    const first = order(world, original);
    await world.clock.run(agentOf(world).decide(first, { kind: 'refuse' }, 'ошибся', 'Петров'));
    const second = order(world, original);
    expect(second).not.toBe(first);
    world.plug();
    await world.until(() => isMade(world, second), 5 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(isReturnedOnce(world, check, second)).toBe(true);
    expect(row(world, first).life.state).toBe('refused');
    expect(found(await reportNow(world))).toEqual([]);
  });

  it('is refused in words without a contact, for what is unknown, and where an FN holds one already', async () => {
    const { world, check, original } = await sold();
    expect(() => prepare(world, 999)).toThrow('нет в журнале');
    expect(() => agentOf(world).prepareFollowUp(original, 'makeCorrection')).toThrow(/коррекции.*ФФД 1\.05.*1192/);
    const [sale] = world.kkt.ledger.byKey(`shop:${check.id}`);
    const { life } = jobOf(world, check);
    if (life.state !== 'fiscal' || !sale) throw new Error('Not made');
    const seen = {
      document: life.document,
      tags: { key: { read: true, key: `shop/${check.id}` }, tenders: undefined },
    };
    world.dayBook?.keepFnDocuments('kassa1', sale.fnSerial, [seen as never], sale.fdNumber);
    expect(() => prepare(world, original)).toThrow(`ФД ${sale.fdNumber}`);
    world.dayBook?.keepFnDocuments('kassa1', sale.fnSerial, [{ ...seen, tags: undefined }], sale.fdNumber);
    expect(prepare(world, original).notes.length).toBeGreaterThan(3);
    expect(followUpActions(jobOf(world, check), agentOf(world))).toEqual(['makeReturn']);
    const broken = { ...agentOf(world).parts.day, book: { ...world.dayBook, fnDocumentsByKey: unreadable } as never };
    const agent = { parts: { ...agentOf(world).parts, day: broken }, cashboxes: agentOf(world).cashboxes };
    expect(followUpActions(jobOf(world, check), agent)).toEqual([]);
    expect(followUpActions(jobOf(world, check), { parts: agentOf(world).parts, cashboxes: [] })).toEqual([]);
    const at = world.clock.now();
    world.journal?.save(eraseContacts(jobOf(world, check), at), { at, what: 'planted', detail: '', author: 'test' });
    expect(() => prepare(world, original)).toThrow('стёрт');
    expect(followUpActions(jobOf(world, check), agentOf(world))).toEqual([]);
  });

  it('is refused in the words of its cashbox, and for a cashbox nobody has any more', async () => {
    const { world, check, original } = await sold();
    const { journal, clock, localTime, day } = agentOf(world).parts;
    const parts = { journal, clock, localTime, book: day.book, lanes: [] };
    expect(() => prepareReturn(original, parts)).toThrow('«kassa1», на которой пробит чек, больше нет');
    const [lane] = agentOf(world).cashboxes;
    if (!lane) throw new Error('No lane');
    lane.part.driver.refusalOf = ({ operation }) => ({ code: 'CB-457', detail: operation });
    expect(() => prepare(world, original)).toThrow(/не примет.*sellReturn/);
    lane.part.driver.refusalOf = unreadable;
    expect(prepare(world, original).token).toHaveLength(64);
    expect(returnsIn(world, check)).toEqual([]);
  });

  it('is refused where the FN was seen to hold another VAT', async () => {
    const { world, check, original } = await sold();
    const seen = { at: world.clock.now(), what: 'vatDiffers', detail: '', author: 'agent' };
    world.journal?.save(jobOf(world, check), seen);
    expect(() => prepare(world, original)).toThrow('не та ставка НДС');
  });

  it('is shown and made through the calls of the window, which never see the buyer', async () => {
    const [line] = kettle().lines;
    if (!line) throw new Error('No line');
    const { world, check, original } = await sold(
      {},
      kettle(319_000, { lines: [{ ...line, name: 'УЧЕБНЫЙ Чайник для pokupatel@example.ru' }] }),
    );
    const calls = followUpHandlers(agentOf(world));
    const prepared = await calls.prepareFollowUp({ jobId: original, kind: 'makeReturn' });
    if (!prepared.done) throw new Error(prepared.ru);
    expect(CALLS.prepareFollowUp.answer.parse(prepared)).toEqual(prepared);
    expect(prepared.followUp).toMatchObject({
      operation: 'sellReturn',
      totalKop: 319_000,
      tenders: { electronic: 319_000 },
      lines: [
        {
          itemName: expect.stringContaining('УЧЕБНЫЙ Чайник'),
          lineSumKop: 319_000,
          vat: { ru: 'НДС 20%' },
          marked: false,
        },
      ],
    });
    expect(JSON.stringify(prepared)).not.toContain('pokupatel');
    const { token } = prepared.followUp;
    const reason = 'просил pokupatel@example.ru';
    const made = await calls.makeFollowUp({ jobId: original, token, reason, author: 'Петров' });
    if (!made.done) throw new Error(made.ru);
    await world.until(() => isMade(world, made.jobId), 5 * MINUTE);
    expect(isReturnedOnce(world, check, made.jobId)).toBe(true);
    expect(JSON.stringify([row(world, made.jobId).origin, world.journal?.timeline(made.jobId)])).not.toContain(
      'pokupatel',
    );
    expect(await calls.makeFollowUp({ jobId: original, token: 'x', reason, author: 'Петров' })).toMatchObject({
      done: false,
      ru: expect.stringContaining('Возврат этого чека уже'),
    });
    expect(await calls.prepareFollowUp({ jobId: original, kind: 'makeCorrection' })).toMatchObject({ done: false });
  });
});

describe('a return among everything else', () => {
  it('waits through a pause, says so before, and is made after it', async () => {
    const { world, check, original } = await sold();
    agentOf(world).pause.begin(world.clock.now() + 10 * MINUTE, 'Петров');
    expect(prepare(world, original).notes.some(({ ru }) => ru.includes('подождёт'))).toBe(true);
    const jobId = order(world, original);
    await world.clock.advance(9 * MINUTE);
    expect(row(world, jobId).life.state).toBe('received');
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
  });

  it('is put aside and made again by a person like any receipt, and a second one is refused meanwhile', async () => {
    const { world, check, original } = await sold();
    world.unplug();
    await world.until(() => troubleOf(world) !== undefined, MINUTE);
    const jobId = order(world, original);
    const decide = (kind: 'park' | 'retry') =>
      world.clock.run(agentOf(world).decide(jobId, { kind }, 'уточняю', 'Петров'));
    await decide('park');
    world.plug();
    await world.clock.advance(10 * MINUTE);
    expect(returnsIn(world, check)).toEqual([]);
    expect(() => prepare(world, original)).toThrow(/запись .*ждёт решения человека/);
    await decide('retry');
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
    expect(row(world, jobId).report).toEqual({ state: 'none' });
  });

  it('opens the next shift where the last one is closed', async () => {
    const { world, check, original } = await sold();
    agentOf(world).closeShift('kassa1', PETROV);
    await world.until(() => world.kkt.reading.shift === 'closed', 5 * MINUTE);
    const jobId = order(world, original);
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    expect(documentsOfType(world.kkt, 'shiftOpen')).toHaveLength(2);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
  });

  it('spoils no five minutes of a shop, and hides no check that waits behind it', async () => {
    const bodies: string[] = [];
    const { world, check, original } = await sold({
      heartbeat: { agentId: 'test', post: async (body: string) => void bodies.push(body) },
    });
    world.unplug();
    const jobId = order(world, original);
    await world.clock.advance(10 * MINUTE);
    const [lane] = agentOf(world).cashboxes;
    const { journal } = world;
    if (!lane || !journal) throw new Error('No lane');
    const oldestAt = () => cashboxForAlarms(lane, journal, world.clock.now()).waiting.oldestAt;
    expect(row(world, jobId).life.state).toBe('received');
    expect(oldestAt()).toBe(undefined);
    const beat = HeartbeatSchema.parse(JSON.parse(bodies.at(-1) ?? ''));
    expect(beat.fiveMinutes).toMatchObject({ count: 1, late: 0 });
    plantUnmade(world, check, '9200', { state: 'received', attempt: 1 }, 'kassa1');
    expect(oldestAt()).toBe(jobOf(world, { id: 9200 }).receivedAt);
  });

  it('is ours in the report of the day and no difference, while it waits and when it is made', async () => {
    const { world, check, original } = await sold();
    const jobId = order(world, original);
    await world.until(() => row(world, jobId).delivery !== undefined, 5 * MINUTE);
    const report = await reportNow(world);
    expect(found(report)).toEqual([]);
    expect(report.asked).toMatchObject({ received: 1, fiscal: 1, reported: 1, delivered: 1 });
    expect(report.cashboxes[0]?.sums).toMatchObject([
      { operation: 'sell', journal: { count: 1 }, fn: { count: 1 } },
      { operation: 'sellReturn', journal: { count: 1, totalKop: 319_000 }, fn: { count: 1, totalKop: 319_000 } },
    ]);
    expect(report.cashboxes[0]?.shifts).toMatchObject([{ agreement: 'agrees' }]);
    await world.clock.advance(MINUTE);
    expect(agentOf(world).cashboxes[0]?.aliens.count).toBe(0);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
  });

  it('of a receipt on an FN that was replaced since is made on the new one', async () => {
    const { world, check, original } = await sold();
    world.kkt.use('fn-replaced:9999078900009999');
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    agentOf(world).confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    const jobId = order(world, original);
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    expect(returnsIn(world, check).map(({ fnSerial }) => fnSerial)).toEqual(['9999078900009999']);
  });

  it('of a receipt paid in cash is paid out of the drawer', async () => {
    const { world, check, original } = await sold(
      {},
      kettle(50_000, { payments: [{ paySystem: 'cash', sumKop: 50_000 }] }),
    );
    expect(row(world, original).receipt?.tenders.cash).toBe(50_000);
    const jobId = order(world, original);
    await world.until(() => isMade(world, jobId), 5 * MINUTE);
    expect(isReturnedOnce(world, check, jobId)).toBe(true);
    expect(returnsIn(world, check)[0]?.tendersKop.cash).toBe(50_000);
  });
});
