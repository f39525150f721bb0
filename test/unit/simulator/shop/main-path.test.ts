import { expect, test } from 'vitest';
import { TRAINING_HEADER } from '../../../../src/simulator/shop/index.ts';
import { checksOf, ORDER, printed, SERIAL, ShopRig } from './shop-rig.ts';

test('a check goes from the order to the agent, and its result back to the shop', async () => {
  const rig = await new ShopRig().meet();
  const made = rig.sell();

  const check = await rig.oneCheck();
  expect(check).toMatchObject({ zn: SERIAL, type: 'sell', total: 3779.96, taxationType: 'osn' });
  expect(check.items.map((item) => item.amount)).toEqual([3190, 299.96, 290]);
  expect(rig.row(made).status).toBe('P');

  const answer = await rig.report(printed(check.external_id));
  expect(answer.body).toBe(JSON.stringify({ ack: [check.external_id] }));
  expect(rig.row(made)).toMatchObject({
    status: 'Y',
    linkParams: {
      doc_time: Date.parse('2026-11-24T09:15:03Z') / 1000,
      doc_sum: '3779.96',
      fn_number: '9999078900000001',
      fiscal_doc_number: '18',
      fiscal_doc_attribute: '3170446215',
      calculation_attribute: 'income',
      reg_number_kkt: '0004812077039561',
    },
  });
  expect(rig.admin.counters()).toMatchObject({ checks: 1, reported: 1, reportedWithLink: 1, handOuts: 1, acks: 1 });
});

test('a check made during the hold reaches the agent at the next half-second look', async () => {
  const rig = await new ShopRig().meet();
  const poll = rig.ask(rig.body());
  await rig.clock.advance(10_200);
  rig.sell();
  const before = rig.clock.now();
  expect(checksOf(await rig.clock.run(poll))).toHaveLength(1);
  expect(rig.clock.now() - before).toBe(300);
});

test('a poll with nothing to do is held for a minute and answered with an empty object', async () => {
  const rig = await new ShopRig().meet();
  const before = rig.clock.now();
  const answer = await rig.poll();
  expect(answer).toMatchObject({ status: 200, body: '{}' });
  expect(rig.clock.now() - before).toBe(60_500);
});

test('every answer says that the shop is for training only', async () => {
  const rig = await new ShopRig().meet();
  rig.sell();
  const answers = [await rig.poll(), await rig.post('not json')];
  expect(answers.map((answer) => answer.headers[TRAINING_HEADER])).toEqual(['yes', 'yes']);
  expect(rig.shop.banner).toContain('УЧЕБНЫЙ');
  expect(rig.admin.createOrder(ORDER).number).toContain('УЧЕБНЫЙ');
  expect(checksOf(answers[0] ?? { ...(await rig.poll()) })[0]?.external_id).toContain('training-shop.example');
});
