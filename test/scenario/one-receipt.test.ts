import { describe, expect, it } from 'vitest';
import { receiptHandlers } from '../../src/cli/agent/handlers/receipt-handlers.ts';
import { CALLS } from '../../src/contract/calls.ts';
import type { Candidate, ReceiptDetail } from '../../src/contract/receipts.ts';
import { eraseContacts } from '../../src/core/privacy/erase-contacts.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  documentsOfType,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  run,
  sell,
  shopRow,
  troubleOf,
} from './field.ts';

type Check = Parameters<typeof jobOf>[1];

function agentOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent;
}

const handlersOf = (world: World) => receiptHandlers(agentOf(world));

/** What the screen gets, as it comes out of the contract. */
async function shown(world: World, check: Check): Promise<ReceiptDetail> {
  const answer = CALLS.receipt.answer.parse(await handlersOf(world).receipt({ jobId: jobOf(world, check).id }));
  if (!answer.done) throw new Error(answer.ru);
  return answer.receipt;
}

async function candidatesOf(world: World, check: Check): Promise<Candidate[]> {
  const answered = world.clock.run(Promise.resolve(handlersOf(world).candidates({ jobId: jobOf(world, check).id })));
  const answer = CALLS.candidates.answer.parse(await answered);
  if (!answer.done) throw new Error(answer.ru);
  return answer.documents;
}

const WHO = { reason: 'уточнить у +7 900 123-45-67', author: 'Петров' };

/** @returns what the person is told when it is not done */
async function act(world: World, check: Check, name: 'park' | 'resend'): Promise<string | undefined> {
  const asked = handlersOf(world)[name]({ jobId: jobOf(world, check).id, ...WHO });
  const outcome = await world.clock.run(Promise.resolve(asked));
  return outcome.done ? undefined : outcome.ru;
}

type Decision = Parameters<ReturnType<typeof agentOf>['decide']>[1];

/** @returns what the person is told when it is not done */
function decide(world: World, check: Check, decision: Decision): Promise<string | undefined> {
  const work = agentOf(world)
    .decide(jobOf(world, check).id, decision, 'сверено с лентой', 'Петров')
    .then(
      () => undefined,
      (error: unknown) => String(error),
    );
  return world.clock.run(work);
}

async function acked(world: World, check: Check): Promise<void> {
  await world.until(() => arePrinted(world, [check]) && jobOf(world, check).report.state === 'acked');
}

/** A check that waits for a cashbox whose cable is out. */
async function waiting() {
  const world = await open();
  const check = sell(world);
  world.unplug();
  await world.until(() => lifeOf(world, check)?.state === 'received');
  return { world, check };
}

/** A receipt whose document may be in the FN, with keys that cannot be read. */
async function parkedInDoubt(isMade: boolean) {
  const world = await open();
  const first = sell(world, kettle(5_000));
  await world.until(() => arePrinted(world, [first]));
  const check = sell(world, kettle(77_700));
  const mend = world.kkt.use('fails:A445+:DA');
  world.kkt.use(isMade ? 'does-work-then-deaf:4A' : 'restart-loses-open-receipt');
  if (!isMade) {
    world.kkt.use('cuts-power-before:4A');
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

describe('one receipt on the screen', () => {
  it('shows what was made, what it is made of and what may be done', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]) && jobOf(world, check).delivery !== undefined);
    const [document] = documentsOf(world, check);
    const receipt = await shown(world, check);
    expect(receipt.status).toMatchObject({
      states: ['received', 'fiscal', 'reported', 'delivered'],
      document: { fdNumber: document?.fdNumber },
    });
    expect(receipt.timeline.map(({ what }) => what)).toEqual([
      'received',
      'aboutToSend',
      'aboutToClose',
      'fnShowsOurs',
      'reported',
      'delivered',
    ]);
    expect(receipt.lines).toEqual([
      {
        itemName: 'УЧЕБНЫЙ Чайник',
        quantityMilli: 1000,
        priceKop: 319_000,
        lineSumKop: 319_000,
        vat: { ru: 'НДС 20%', en: 'VAT 20%' },
        paymentObject: { ru: 'Товар', en: 'goods' },
        paymentMethod: { ru: 'Полный расчёт', en: 'full payment' },
        marked: false,
      },
    ]);
    expect(receipt).toMatchObject({
      tenders: { electronic: 319_000 },
      vat: [{ rate: { ru: 'НДС 20%' }, lineSumKop: 319_000, vatKop: 53_167 }],
      taxation: { ru: 'ОСН' },
      contact: 'p…@example.ru',
      cashier: 'Иванова И. И.',
      settlementPlace: 'https://training-shop.example',
      key: `shop:${check.id}`,
      said: [],
      actions: ['resend', 'makeReturn'],
    });
    expect(receipt.qr).toMatch(
      new RegExp(`^t=\\d{8}T\\d{6}&s=3190\\.00&fn=${document?.fnSerial}&i=${document?.fdNumber}&fp=\\d+&n=1$`),
    );
  });

  it('does not name a cashier that another life of the agent may have had', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    world.kill();
    await world.clock.advance(MINUTE);
    await run(world);
    expect((await shown(world, check)).cashier).toBe(undefined);
  });

  it('says so in words where the journal has no such record', async () => {
    const world = await open();
    const answer = await handlersOf(world).receipt({ jobId: 999 });
    expect(answer).toEqual({
      done: false,
      ru: 'Записи 999 нет в журнале',
      en: 'The journal has no record 999',
    });
  });
});

describe('what may leave of a buyer and of the shop', () => {
  it('is no contact and no link, wherever they lie', async () => {
    const world = await open();
    const contact = 'tajnyj.pokupatel@example.ru';
    const phone = '+79001234567';
    const hash = world.shop.admin.currentHash();
    const name = `Чайник для ${contact}`;
    const order = kettle(319_000, { email: contact });
    const check = sell(world, { ...order, lines: order.lines.map((line) => ({ ...line, name })) });
    await acked(world, check);
    expect(await act(world, check, 'resend')).toBe(undefined);
    const { id: _id, version: _version, ...job } = jobOf(world, check);
    const planted = world.journal?.insert(
      {
        ...job,
        origin: { from: 'shop', shopId: 'shop', kind: 'check', checkId: 'planted' },
        incoming: {
          ...(job.incoming as object),
          comment: `звонить ${phone} или ${contact}`,
          callback: `https://training-shop.example/bitrix/tools/sale_check_print.php?hash=${hash}`,
          access_token: 'ОченьТайно',
        },
      },
      { at: 1, what: 'tellAgain', detail: `звонил ${phone}`, author: contact },
    );
    for (const jobId of [jobOf(world, check).id, planted?.id ?? 0]) {
      const text = JSON.stringify(await handlersOf(world).receipt({ jobId }));
      expect(text).toContain('"done":true');
      for (const secret of [contact, 'tajnyj', '1234567', '123-45-67', hash, 'ОченьТайно'])
        expect(text).not.toContain(secret);
    }
    const { incoming, lines } = await shown(world, check);
    expect(lines[0]?.itemName).toBe('Чайник для ***');
    expect(JSON.parse(incoming ?? '')).toMatchObject({ clientInfo: { emailOrPhone: '***' }, total: 3190 });
  });

  it('is not even a mask once the contact is erased', async () => {
    const world = await open();
    const check = sell(world);
    await acked(world, check);
    expect((await shown(world, check)).contact).toBe('p…@example.ru');
    const erased = eraseContacts(jobOf(world, check), world.clock.now());
    world.journal?.save(erased, { at: world.clock.now(), what: 'contactsErased', detail: '', author: 'agent' });
    const { contact, incoming } = await shown(world, check);
    expect(contact).toBe(undefined);
    expect(incoming).not.toContain('example.ru"');
  });
});

describe('a receipt that a person puts aside', () => {
  it('stays aside across a restart and hand-outs, and is made once when the person says so', async () => {
    const { world, check } = await waiting();
    expect((await shown(world, check)).actions).toEqual(['park', 'notMade']);
    expect(await act(world, check, 'park')).toBe(undefined);
    world.kill();
    await world.clock.advance(MINUTE);
    world.plug();
    await run(world);
    await world.clock.advance(6 * MINUTE);
    // From the fifth minute on the shop answers every poll at once, with this check.
    const lastMinute = world.clock.monotonicMs() - MINUTE;
    expect(world.requests.filter(({ atMs }) => atMs > lastMinute).length).toBeGreaterThan(20);
    expect(complaintOf(world, check)).toEqual({ code: 'CB-807', detail: 'уточнить у +7***67' });
    expect(documentsOf(world, check)).toHaveLength(0);
    const { actions, timeline } = await shown(world, check);
    expect(actions).toEqual(['retry', 'notMade']);
    const parked = timeline.find(({ what }) => what === 'personParks');
    expect(parked?.author).toBe('Петров');
    expect(parked?.detail).toContain('уточнить у +7***67');
    expect(await decide(world, check, { kind: 'retry' })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect((await shown(world, check)).timeline.find(({ what }) => what === 'personRetries')).toMatchObject({
      author: 'Петров',
      detail: 'сверено с лентой',
    });
  });

  it('is not sent by a lane that has taken it up already, and holds up no other', async () => {
    const world = await open();
    const check = sell(world);
    // The agent asks the device once more before it begins: there the person comes in.
    let told: Promise<string | undefined> | undefined;
    const undo = world.kkt.use({
      name: 'a person comes in',
      onCommand: () => {
        if (lifeOf(world, check)?.state === 'received') told ??= act(world, check, 'park');
        return undefined;
      },
    });
    await world.until(() => lifeOf(world, check)?.state === 'parked');
    undo();
    expect(await told).toBe(undefined);
    await world.clock.advance(MINUTE);
    expect(documentsOfType(world.kkt, 'shiftOpen')).toHaveLength(0);
    const next = sell(world, kettle(1_000));
    await world.until(() => arePrinted(world, [next]), 10 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(0);
  });

  it('does no harm to a lane that was about to refuse it', async () => {
    const world = await open();
    const first = sell(world, kettle(5_000));
    await world.until(() => arePrinted(world, [first]));
    const [lane] = agentOf(world).cashboxes;
    // Said once the device was asked how it is.
    Object.assign(lane?.part.driver ?? {}, { refusalOf: () => ({ code: 'CB-450', detail: '' }) });
    const check = sell(world);
    let told: Promise<string | undefined> | undefined;
    const troubles = new Set<string | undefined>();
    world.kkt.use({
      name: 'a person comes in',
      onCommand: () => {
        if (lifeOf(world, check)?.state === 'received') told ??= act(world, check, 'park');
        troubles.add(troubleOf(world));
        return undefined;
      },
    });
    await world.until(() => told !== undefined);
    await world.clock.advance(MINUTE);
    expect(lifeOf(world, check)?.state).toBe('parked');
    expect([...troubles]).not.toContain('CB-901');
  });

  it('cannot be put aside once the lane has begun: it is said, and the receipt is made once', async () => {
    const world = await open();
    const check = sell(world);
    let told: Promise<string | undefined> | undefined;
    world.kkt.use({
      name: 'a person comes too late',
      onCommand: ([code]) => {
        if (code === 0x4a) told ??= act(world, check, 'park');
        return undefined;
      },
    });
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(await told).toContain('поздно');
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('a result that is told again', () => {
  it('is told until the shop acks it, and nothing is made', async () => {
    const world = await open();
    const check = sell(world);
    await acked(world, check);
    const told = () =>
      world.requests.filter(({ body }) => body.includes(`check|`) && body.includes('"printed":[{')).length;
    const before = told();
    const paper = world.kkt.ledger.documents.length;
    expect(await act(world, check, 'resend')).toBe(undefined);
    await acked(world, check);
    expect(told()).toBe(before + 1);
    expect(world.kkt.ledger.documents).toHaveLength(paper);
    expect(madeOnce(world, [check])).toBe(true);
    const { timeline } = await shown(world, check);
    const again = timeline.findIndex(({ what }) => what === 'tellAgain');
    expect(timeline[again]).toMatchObject({ author: 'Петров', detail: 'уточнить у +7***67' });
    expect(timeline.slice(again + 1).map(({ what }) => what)).toContain('reported');
  });

  it('is refused in words while there is none', async () => {
    const { world, check } = await waiting();
    expect(await act(world, check, 'resend')).toContain('ещё нет');
  });
});

describe('a receipt in doubt', () => {
  it('is settled with its document out of the FN', async () => {
    const { world, check, mend } = await parkedInDoubt(true);
    const { actions, said } = await shown(world, check);
    expect(actions).toEqual(['settle', 'notMade']);
    expect(said.at(-1)).toMatchObject({ code: 'CB-317' });
    const [document] = documentsOf(world, check);
    const [candidate, second] = await candidatesOf(world, check);
    expect(second).toBe(undefined);
    expect(candidate).toMatchObject({
      fdNumber: document?.fdNumber,
      operation: 'sell',
      totalKop: 77_700,
      key: 'unread',
    });
    mend();
    expect(await candidatesOf(world, check)).toEqual([{ ...candidate, key: 'ours' }]);
    expect(await decide(world, check, { kind: 'made', fdNumber: candidate?.fdNumber ?? 0 })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect((await shown(world, check)).timeline.find(({ what }) => what === 'personFinds')).toMatchObject({
      author: 'Петров',
      detail: `ФД ${document?.fdNumber}, ФПД ${document?.fiscalSign}; сверено с лентой`,
    });
  });

  it("is not settled with a stranger's document once its key can be read", async () => {
    const { world, check, mend } = await parkedInDoubt(false);
    const [candidate] = await candidatesOf(world, check);
    expect(candidate?.key).toBe('unread');
    mend();
    expect((await candidatesOf(world, check)).map(({ key }) => key)).toEqual(['other']);
    expect(await decide(world, check, { kind: 'made', fdNumber: candidate?.fdNumber ?? 0 })).toContain('не этого чека');
    expect(lifeOf(world, check)?.state).toBe('parked');
    expect(await decide(world, check, { kind: 'refuse' })).toBe(undefined);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(0);
  });

  it('has no documents to choose from while the cashbox is away, and that is said', async () => {
    const { world, check } = await parkedInDoubt(true);
    world.unplug();
    await world.until(() => troubleOf(world) !== undefined);
    const asked = handlersOf(world).candidates({ jobId: jobOf(world, check).id });
    expect(await world.clock.run(Promise.resolve(asked))).toMatchObject({
      done: false,
      ru: expect.stringMatching(/[а-я]/),
    });
  });

  it('may be made again only after the FN has shown its absence', async () => {
    const world = await open({ cashbox: { closeLimitMs: 10_000 } });
    const check = sell(world);
    const mend = world.kkt.use('unknown-error:4A+');
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt', HOUR);
    expect((await shown(world, check)).actions).toEqual([]);
    await world.until(() => lifeOf(world, check)?.state === 'parked', 6 * HOUR);
    mend();
    expect(complaintOf(world, check)?.code).toBe('CB-318');
    const { actions, timeline } = await shown(world, check);
    expect(actions).toEqual(['retry', 'notMade']);
    expect(timeline.at(-1)?.what).toBe('fnShowsAbsence');
    expect(await decide(world, check, { kind: 'retry' })).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), HOUR);
    expect(madeOnce(world, [check])).toBe(true);
  });
});
