import { describe, expect, test } from 'vitest';
import { checksOf, OTHER_SERIAL, printed, SERIAL, ShopRig } from './shop-rig.ts';

const idOf = (uuid: string) => Number(uuid.split('|')[2]);

test('an answer holds five checks, the next one the rest', async () => {
  const rig = await new ShopRig().meet();
  for (let i = 0; i < 7; i++) rig.sell();
  const first = await rig.checks();
  const second = await rig.checks();
  expect([first.length, second.length]).toEqual([5, 2]);
  expect(new Set([...first, ...second].map((check) => idOf(check.external_id))).size).toBe(7);
});

test('the order is not that of age, and is the same for the same seed', async () => {
  const idsFor = async (seed: number) => {
    const rig = await new ShopRig({ seed }).meet();
    for (let i = 0; i < 5; i++) rig.sell();
    return (await rig.checks()).map((check) => idOf(check.external_id));
  };
  const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(idsFor));
  expect(orders.some((ids) => ids.join() !== '1,2,3,4,5')).toBe(true);
  expect(await idsFor(3)).toEqual(orders[2]);
});

describe('a check without a result', () => {
  test('is not given again within 240 seconds', async () => {
    const rig = await new ShopRig().meet();
    rig.sell();
    await rig.checks();
    await rig.clock.advance(239_000);
    const poll = rig.ask(rig.body());
    await rig.clock.advance(900);
    expect((await rig.clock.run(poll)).body).toBe('{}');
  });

  test('is given again at every poll after that, at once and for ever, each time under another uuid', async () => {
    const rig = await new ShopRig().meet();
    const sold = rig.sell();
    const uuids = [(await rig.oneCheck()).external_id];
    await rig.clock.advance(30 * 86_400_000);
    for (let i = 0; i < 4; i++) {
      const before = rig.clock.now();
      uuids.push((await rig.oneCheck()).external_id);
      expect(rig.clock.now()).toBe(before);
      await rig.clock.advance(1_000);
    }
    expect(new Set(uuids).size).toBe(5);
    expect(new Set(uuids.map(idOf))).toEqual(new Set([sold.id]));
    expect(rig.row(sold).printStartMs).toBe(Date.parse('2026-11-24T09:00:00Z') + 60_500);
  });

  test('keeps one uuid in the old form of three parts', async () => {
    const rig = await new ShopRig({ site: { uuidForm: 'threeParts' } }).meet();
    rig.sell();
    const first = await rig.oneCheck();
    await rig.clock.advance(240_001);
    expect((await rig.oneCheck()).external_id).toBe(first.external_id);
    expect(first.external_id).toBe('check|training-shop.example|1');
  });

  test('does not end a poll that is already held when its 240 s pass', async () => {
    const rig = await new ShopRig().meet();
    rig.sell();
    await rig.checks();
    await rig.clock.advance(200_000);
    expect((await rig.poll()).body).toBe('{}');
    expect(await rig.checks()).toHaveLength(1);
  });

  test('is answered under any uuid of it, with any domain', async () => {
    const rig = await new ShopRig().meet();
    const sold = rig.sell();
    await rig.checks();
    const uuid = `check|www.other.example|${sold.id}|17|more`;
    expect((await rig.report(printed(uuid))).json.ack).toEqual([uuid]);
    expect(rig.row(sold).status).toBe('Y');
  });
});

describe('two cashboxes', () => {
  test('a check names the cashbox it is for, and both get some', async () => {
    const rig = await new ShopRig().meet(SERIAL, OTHER_SERIAL);
    for (let i = 0; i < 20; i++) rig.sell();
    const serials = new Set<string>();
    for (let i = 0; i < 4; i++) for (const check of await rig.checks([SERIAL, OTHER_SERIAL])) serials.add(check.zn);
    expect([...serials].sort()).toEqual([SERIAL, OTHER_SERIAL]);
  });

  test('after 240 s the check goes to another linked cashbox that polls', async () => {
    const rig = await new ShopRig().meet(SERIAL, OTHER_SERIAL);
    rig.sell();
    expect((await rig.oneCheck([SERIAL])).zn).toBe(SERIAL);
    expect((await rig.poll([OTHER_SERIAL])).body).toBe('{}');
    await rig.clock.advance(240_001);
    expect((await rig.oneCheck([OTHER_SERIAL])).zn).toBe(OTHER_SERIAL);
  });

  test('polling together the target jumps at every repeat, and now and then a poll skips the check', async () => {
    const rig = await new ShopRig().meet(SERIAL, OTHER_SERIAL);
    rig.sell();
    let last = (await rig.oneCheck([SERIAL, OTHER_SERIAL])).zn;
    await rig.clock.advance(240_001);
    let skipped = 0;
    for (let i = 0; i < 60; i++) {
      const [check] = await rig.checks([SERIAL, OTHER_SERIAL]);
      if (!check) skipped++;
      else expect(check.zn).not.toBe(last);
      last = check?.zn ?? last;
    }
    expect(skipped).toBeGreaterThan(0);
    expect(skipped).toBeLessThan(30);
  });

  test('a cashbox that came after the check was made never gets it', async () => {
    const rig = await new ShopRig().meet(SERIAL);
    rig.sell();
    await rig.poll([OTHER_SERIAL]);
    await rig.clock.advance(240_001);
    expect((await rig.poll([OTHER_SERIAL])).body).toBe('{}');
    expect((await rig.oneCheck([SERIAL, OTHER_SERIAL])).zn).toBe(SERIAL);
  });
});

test('of two polls at once only one gets the check, the other sees nothing and is held', async () => {
  const rig = await new ShopRig({ site: { handOutTakesMs: 300 } }).meet();
  rig.sell();
  const polls = [rig.ask(rig.body()), rig.ask(rig.body())];
  const answers = await rig.clock.run(Promise.all(polls));
  expect(answers.map((answer) => checksOf(answer).length).sort()).toEqual([0, 1]);
});

test('a result and a poll in one request: what settles something brings no checks', async () => {
  const rig = await new ShopRig().meet();
  rig.sell();
  const { external_id } = await rig.oneCheck();
  const waiting = rig.sell();
  expect((await rig.report(printed(external_id))).json).toEqual({ ack: [external_id] });
  expect(rig.row(waiting).status).toBe('N');
});

test('unsettled results make an ordinary poll, which may bring checks without ack', async () => {
  const rig = await new ShopRig().meet();
  rig.sell();
  const { external_id } = await rig.oneCheck();
  rig.sell();
  const answer = await rig.report({ uuid: external_id, code: 68, message: 'Ошибка', qr: '' });
  expect(Object.keys(answer.json)).toEqual(['print']);
});

test('results of every cashbox entry are looked at, whatever its status', async () => {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  const { external_id } = await rig.oneCheck();
  const kkm = [{ zn: 'nobody', status: 'off', printed: [printed(external_id)] }];
  expect((await rig.post({ kkm })).json.ack).toEqual([external_id]);
  expect(rig.row(sold).status).toBe('Y');
  expect(rig.admin.cashbox('nobody')).toBeUndefined();
});

test('an order edited between two hand-outs keeps the id and the old sum, and gets other content', async () => {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  const first = await rig.oneCheck();
  const payments = [{ id: 1, paySystem: 'cash' as const, sumKop: 29_000 }];
  rig.admin.editOrder(sold.orderId, { lines: [], payments });
  await rig.clock.advance(240_001);
  const second = await rig.oneCheck();
  expect(idOf(second.external_id)).toBe(idOf(first.external_id));
  expect([first.total, second.total]).toEqual([3779.96, 290]);
  expect(rig.row(sold).sumKop).toBe(377_996);
});

test('the check of a cancelled order is still handed out', async () => {
  const rig = await new ShopRig().meet();
  rig.admin.cancelOrder(rig.sell().orderId);
  expect((await rig.oneCheck()).total).toBe(3779.96);
});

test('the check of a deleted order comes empty for ever, and nothing about it is acknowledged', async () => {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  rig.admin.deleteOrder(sold.orderId);
  const check = await rig.oneCheck();
  expect(check).toMatchObject({ payments: [], items: [], total: 0, clientInfo: { emailOrPhone: null } });
  for (const result of [printed(check.external_id), { uuid: check.external_id, code: -3807, message: 'x', qr: '' }]) {
    expect((await rig.report(result)).json.ack).toBeUndefined();
  }
  expect(rig.row(sold)).toMatchObject({ status: 'P', failCount: 0 });
  rig.admin.deleteCheck(sold.id);
  await rig.clock.advance(240_001);
  expect((await rig.poll()).body).toBe('{}');
});

test('five checks of deleted orders leave place for a new one only by chance', async () => {
  const rig = await new ShopRig().meet();
  for (let i = 0; i < 5; i++) rig.admin.deleteOrder(rig.sell().orderId);
  await rig.checks();
  await rig.clock.advance(240_001);
  const fresh = rig.sell();
  let polls = 0;
  while (rig.row(fresh).status === 'N' && polls < 100) {
    expect(await rig.checks()).toHaveLength(5);
    polls++;
  }
  expect(polls).toBeLessThan(100);
});

test('a check in state E never comes again, not even after "print again"', async () => {
  const rig = await new ShopRig().meet();
  const sold = rig.sell();
  const { external_id } = await rig.oneCheck();
  await rig.report({ uuid: external_id, code: -3897, message: 'Мало денег', qr: '' });
  expect(rig.row(sold)).toMatchObject({ status: 'E', errorText: 'Чек оплачен не полностью' });
  expect(rig.admin.order(sold.orderId)?.mark).toContain(`№${sold.id}`);
  expect(rig.admin.reprint(sold.id)).toBe(true);
  await rig.clock.advance(240_001);
  expect((await rig.poll()).body).toBe('{}');
});
