import { describe, expect, it } from 'vitest';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  sell,
  shopRow,
  statusOf,
} from './field.ts';

type Decision = Parameters<NonNullable<World['agent']>['decide']>[1];

/** @returns what the person is told when it is not done */
function decide(world: World, check: { readonly id: number }, decision: Decision): Promise<string | undefined> {
  const { agent } = world;
  if (!agent) throw new Error('The agent is off');
  const work = agent.decide(jobOf(world, check).id, decision, 'сверено с лентой', 'Петров').then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return world.clock.run(work);
}

/** What the screens are told of it while it waits for a person. */
function rowOf(world: World, { id }: { readonly id: number }) {
  return statusOf(world).parked.find(({ checkId }) => checkId === String(id));
}

/** A check that waits too long, so that a person must say what becomes of it. */
async function parkedByAge(model: 61 | 77) {
  const world = await open({ kkts: [{ model }], maxAgeMs: 10 * MINUTE });
  const check = sell(world);
  world.unplug();
  await world.until(() => lifeOf(world, check)?.state === 'received');
  await world.clock.advance(15 * MINUTE);
  world.plug();
  await world.until(() => lifeOf(world, check)?.state === 'parked');
  return { world, check };
}

/** A receipt whose document is in the FN with a key that cannot be read. */
async function parkedInDoubt(model: 61 | 77, isMade: boolean) {
  const world = await open({ kkts: [{ model }] });
  const first = sell(world, kettle(5_000));
  await world.until(() => arePrinted(world, [first]));
  const check = sell(world, kettle(77_700));
  const mend = keysUnreadable(world);
  world.kkt.use(isMade ? 'does-work-then-deaf:4A' : 'restart-loses-open-receipt');
  if (!isMade) {
    world.kkt.use('cuts-power-before:4A');
    // A stranger sells at the same price before the agent is back.
    const undo = world.kkt.use({
      name: 'a stranger meanwhile',
      onPowerOn: () => {
        makeStrangersDocument(world.kkt.device);
        undo();
      },
    });
  }
  await world.until(() => lifeOf(world, check)?.state === 'parked', HOUR);
  return { world, check, mend };
}

/** The device refuses to show tags of documents: no key can be read. */
function keysUnreadable(world: World): () => void {
  return world.kkt.use('fails:A445+:DA');
}

describe.each(MODELS)('what a person decides, model %i', (model) => {
  it('is asked by an alarm that leads to that very receipt', async () => {
    const { world, check } = await parkedByAge(model);
    const alarm = () => statusOf(world).alarms.find(({ key }) => key === 'receipt-parked:kassa1');
    await world.until(() => alarm() !== undefined);
    expect(alarm()).toMatchObject({ subject: { of: 'cashbox', id: 'kassa1' }, jobId: jobOf(world, check).id });
  });

  it('"again" makes a check that waited too long, once', async () => {
    const { world, check } = await parkedByAge(model);
    expect(complaintOf(world, check)?.code).toBe('CB-715');
    expect(rowOf(world, check)).toMatchObject({ sides: ['parked'], keepsDoubt: false });
    expect(await decide(world, check, { kind: 'retry' })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('"refuse" makes it an error at the shop with the person\'s reason, and no document', async () => {
    const { world, check } = await parkedByAge(model);
    expect(await decide(world, check, { kind: 'refuse' })).toBe(undefined);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(shopRow(world, check).errorText).toContain('сверено с лентой');
    expect(documentsOf(world, check)).toHaveLength(0);
    expect(world.journal?.timeline(jobOf(world, check).id).some(({ author }) => author === 'Петров')).toBe(true);
  });

  it('"made" is refused where there is no doubt whether it was', async () => {
    const { world, check } = await parkedByAge(model);
    expect(await decide(world, check, { kind: 'made', fdNumber: 2 })).toContain('нет сомнения');
    expect(lifeOf(world, check)?.state).toBe('parked');
  });

  it('a similar document with a key that cannot be read goes to a person, and the cashbox goes on', async () => {
    const { world, check } = await parkedInDoubt(model, true);
    expect(complaintOf(world, check)?.code).toBe('CB-317');
    expect(rowOf(world, check)).toMatchObject({ sides: ['parked'], keepsDoubt: true });
    const next = sell(world, kettle(1_000));
    await world.until(() => arePrinted(world, [next]), 10 * MINUTE);
    expect(shopRow(world, check)).toMatchObject({ status: 'P', failCount: 0 });
    expect(documentsOf(world, check)).toHaveLength(1);
  });

  it('"made" is believed only of a document that fits, and the shop is told its numbers', async () => {
    const { world, check } = await parkedInDoubt(model, true);
    const [document] = documentsOf(world, check);
    if (!document) throw new Error('not made');
    expect(await decide(world, check, { kind: 'made', fdNumber: 9_999 })).toContain('CB-317');
    expect(await decide(world, check, { kind: 'made', fdNumber: document.fdNumber - 1 })).toContain('CB-317');
    expect(lifeOf(world, check)?.state).toBe('parked');
    expect(await decide(world, check, { kind: 'made', fdNumber: document.fdNumber })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('"refuse" is not believed of a receipt that the FN shows once its key can be read', async () => {
    const { world, check, mend } = await parkedInDoubt(model, true);
    mend();
    expect(await decide(world, check, { kind: 'refuse' })).toContain('пробит');
    expect(shopRow(world, check).status).toBe('P');
    // "Again" reads the FN first, and finds it.
    expect(await decide(world, check, { kind: 'retry' })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it("a stranger's document of our sum is told apart by a person, and ours is then refused", async () => {
    const { world, check } = await parkedInDoubt(model, false);
    expect(complaintOf(world, check)?.code).toBe('CB-317');
    expect(await decide(world, check, { kind: 'refuse' })).toBe(undefined);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(0);
    expect(world.kkt.ledger.byKey('stranger-1')).toHaveLength(1);
  });

  it('nothing can be refused once it is fiscal, and nothing decided that waits for nobody', async () => {
    const world = await open({ kkts: [{ model }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.until(() => jobOf(world, check).report.state === 'acked');
    for (const decision of [{ kind: 'refuse' }, { kind: 'retry' }, { kind: 'made', fdNumber: 3 }] as const) {
      expect(await decide(world, check, decision)).toMatch(/[а-я]/);
    }
    expect(lifeOf(world, check)?.state).toBe('fiscal');
    expect(madeOnce(world, [check])).toBe(true);
  });
});
