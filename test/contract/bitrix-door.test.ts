import { describe, expect, test } from 'vitest';
import type { HandOut } from '../../src/core/ports/shop-door.ts';
import {
  CHECK_TYPES,
  type CheckType,
  type FaultName,
  inventOrders,
  type NewOrder,
  VAT_ROW,
} from '../../src/simulator/shop/index.ts';
import { ContractRig, ORDER, SERIAL } from './bitrix-door-rig.ts';

const EMPTY = { acked: [], handOuts: [] };

function kindOf({ translation }: HandOut): string {
  return translation?.kind === 'refusal' ? `${translation.code} ${translation.detail}`.trim() : 'receipt';
}

describe('the main path', () => {
  test.each(['2', '3'] as const)('a check goes out, comes back and is acked (api %s)', async (apiVersion) => {
    const rig = await new ContractRig({}, { apiVersion }).meet();
    const check = rig.sell();
    const handOut = await rig.one();
    expect(handOut).toMatchObject({ kind: 'check', checkId: String(check.id), kktSerial: SERIAL });
    const made = rig.made(handOut);
    expect(rig.door.settlesAtOnce(made.result)).toBe(true);
    expect(await rig.deliver(made)).toEqual({ acked: [made.token], handOuts: [] });
    expect(rig.row(check)).toMatchObject({
      status: 'Y',
      linkParams: {
        doc_sum: '3779.96',
        fn_number: '9999078900000001',
        fiscal_doc_number: '101',
        fiscal_doc_attribute: '3170446215',
        reg_number_kkt: '0004812077039561',
        calculation_attribute: 'income',
        doc_time: Date.parse('2026-11-24T12:15:03+03:00') / 1000,
      },
    });
  });

  test('a poll with nothing to do is held and empty', async () => {
    const rig = await new ContractRig().meet();
    const before = rig.clock.monotonicMs();
    expect(await rig.poll()).toEqual(EMPTY);
    expect(rig.clock.monotonicMs() - before).toBeGreaterThanOrEqual(60_000);
  });

  test('seven waiting checks come as five and two', async () => {
    const rig = await new ContractRig().meet();
    for (let i = 0; i < 7; i++) rig.sell();
    expect((await rig.poll()).handOuts).toHaveLength(5);
    expect((await rig.poll()).handOuts).toHaveLength(2);
  });

  test('a repeat has another token, the same id and the same fingerprint', async () => {
    const rig = await new ContractRig().meet();
    rig.sell();
    const first = await rig.one();
    await rig.clock.advance(241_000);
    const again = await rig.one();
    expect(again.checkId).toBe(first.checkId);
    expect(again.token).not.toBe(first.token);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(await rig.deliver(rig.made(again))).toMatchObject({ acked: [again.token] });
  });

  test('an edited order comes under the same id with another fingerprint', async () => {
    const rig = await new ContractRig({ faults: ['edits-order-between-hand-outs'] }).meet();
    rig.sell();
    const first = await rig.one();
    await rig.clock.advance(241_000);
    const again = await rig.one();
    expect(again.checkId).toBe(first.checkId);
    expect(again.fingerprint).not.toBe(first.fingerprint);
  });

  test('float tails, escaped text and three-part uuids are read as what they mean', async () => {
    const rig = await new ContractRig({
      faults: ['long-numbers', 'escaped-unicode'],
      site: { uuidForm: 'threeParts' },
    }).meet();
    rig.sell();
    const handOut = await rig.one();
    expect(handOut.translation).toMatchObject({
      kind: 'receipt',
      receipt: { totalKop: 377_996, items: [{ itemName: 'УЧЕБНЫЙ Чайник' }, { quantityMilli: 375 }, {}] },
    });
  });
});

describe('check types', () => {
  const order: NewOrder = { ...ORDER, lines: ORDER.lines.map((line) => ({ ...line, vatRowId: VAT_ROW.vat10 })) };

  test.each(Object.keys(CHECK_TYPES) as CheckType[])('%s becomes a receipt whose sums meet', async (type) => {
    const rig = await new ContractRig({}, { apiVersion: '2' }).meet();
    rig.sell(order, type);
    const { translation } = await rig.one();
    if (translation?.kind !== 'receipt') throw new Error(`Refused: ${JSON.stringify(translation)}`);
    const { receipt } = translation;
    expect(receipt.operation).toBe(CHECK_TYPES[type].sign === 'income' ? 'sell' : 'sellReturn');
    expect(receipt.items.every((item) => item.paymentMethod === CHECK_TYPES[type].paymentMethod)).toBe(true);
    expect(receipt.items.reduce((sum, item) => sum + item.lineSumKop, 0)).toBe(receipt.totalKop);
  });

  test.each([true, false])('two hundred invented orders all become receipts (new site: %s)', async (isNew) => {
    const site = isNew ? {} : { splitsLines: false, bendsAmounts: false };
    const rig = await new ContractRig({ site }).meet();
    for (const sale of inventOrders({ seed: 3, count: 200 })) rig.shop.admin.sell(sale);
    let count = 0;
    while (count < 200) {
      const { handOuts } = await rig.poll();
      for (const handOut of handOuts) {
        expect(kindOf(handOut)).toBe('receipt');
        await rig.deliver(rig.made(handOut));
        count += 1;
      }
    }
    expect(rig.shop.admin.checks('Y')).toHaveLength(200);
  });

  test('a prepayment of a share gets prices that give the shop’s sums, on an old site too', async () => {
    const rig = await new ContractRig({ site: { splitsLines: false, bendsAmounts: false } }).meet();
    const lines = [{ name: 'Тетрадь', priceKop: 3_333, quantityMilli: 7000, vatRowId: VAT_ROW.vat10 }];
    const payments = [
      { paySystem: 'acquiring' as const, sumKop: 10_000 },
      { paySystem: 'cash' as const, sumKop: 13_331 },
    ];
    const created = rig.shop.admin.createOrder({ email: 'a@example.ru', lines, payments });
    rig.shop.admin.makeCheck(created.id, 'prepayment', { paymentIds: [1] });
    const { translation } = await rig.one();
    expect(translation).toMatchObject({ kind: 'receipt', leniencies: ['lineFitted'], receipt: { totalKop: 10_000 } });
  });
});

describe('refusals', () => {
  test('a refused check becomes an error with our text at its fourth report', async () => {
    const rig = await new ContractRig({ faults: ['empty-vat'] }).meet();
    const check = rig.sell();
    const handOut = await rig.one();
    expect(kindOf(handOut)).toContain('CB-421');
    const refused = rig.refused(handOut);
    expect(rig.door.settlesAtOnce(refused.result)).toBe(false);
    for (let i = 0; i < 3; i++) expect((await rig.poll(refused)).acked).toEqual([]);
    expect((await rig.poll(refused)).acked).toEqual([refused.token]);
    expect(rig.row(check)).toMatchObject({ status: 'E', errorText: 'У строки чека не указана ставка НДС.' });
  });

  test.each([
    ['CB-406', 'unset-settings'],
    ['CB-421 строка 1', 'empty-vat'],
    ['CB-418 строки', 'sums-do-not-meet'],
    ['CB-438 чек №1', 'deleted-order'],
  ] as const)('%s for the fault %s', async (expected, fault) => {
    const rig = await new ContractRig({ faults: [fault], site: { bendsAmounts: false } }).meet();
    rig.sell();
    expect(kindOf(await rig.one())).toContain(expected);
  });

  test('poison does not hold up a good check, and is never acked', async () => {
    const rig = await new ContractRig({ faults: ['thousandfold'] }).meet();
    const seen = new Map<string, string>();
    const good = rig.sell();
    for (let i = 0; i < 40 && !seen.has(String(good.id)); i++) {
      await rig.clock.advance(241_000);
      for (const handOut of (await rig.poll()).handOuts) seen.set(handOut.checkId, kindOf(handOut));
    }
    expect(seen.get(String(good.id))).toBe('receipt');
    seen.delete(String(good.id));
    expect([...seen.values()].every((kind) => kind.startsWith('CB-438'))).toBe(true);
  });

  test('old shops send the price before discount: refused, and taken from the sum when allowed', async () => {
    const lines = [
      { name: 'Чай', basePriceKop: 3_333, priceKop: 3_000, quantityMilli: 3000, sumKop: 8_999, vatRowId: null },
    ];
    const order = { email: 'a@example.ru', lines };
    const site = { oldV2Lines: true, splitsLines: false, bendsAmounts: false };
    const strict = await new ContractRig({ site }, { apiVersion: '2' }).meet();
    strict.sell(order);
    expect(kindOf(await strict.one())).toContain('CB-417');
    const lenient = await new ContractRig({ site }, { apiVersion: '2', allow: ['priceBeforeDiscount'] }).meet();
    lenient.sell(order);
    expect((await lenient.one()).translation).toMatchObject({
      leniencies: ['priceBeforeDiscount', 'vatNoneOnOsn'],
      receipt: {
        items: [
          { priceKop: 3_000, quantityMilli: 2000 },
          { priceKop: 2_999, quantityMilli: 1000 },
        ],
      },
    });
  });

  test('a credit return of a marked good says "sold": refused, corrected when allowed', async () => {
    const lines = [
      {
        name: 'Ботинки',
        priceKop: 499_000,
        quantityMilli: 1000,
        vatRowId: VAT_ROW.vat20,
        marked: true,
        markingCodes: ['010460043901231521abcdEFGh1234'],
      },
    ];
    const strict = await new ContractRig().meet();
    strict.sell({ email: 'a@example.ru', lines }, 'creditreturn');
    expect(kindOf(await strict.one())).toContain('CB-434');
    const lenient = await new ContractRig({}, { allow: ['returnMarkedAsSold'] }).meet();
    lenient.sell({ email: 'a@example.ru', lines }, 'creditreturn');
    expect((await lenient.one()).translation).toMatchObject({
      leniencies: ['returnMarkedAsSold'],
      receipt: { items: [{ markingCode: { form: 'full', estimatedStatus: 'itemPieceReturn' } }] },
    });
  });

  test('a shop that has only FFD 1.0 is refused with the cure', async () => {
    const rig = await new ContractRig({ site: { highestApi: 1 } }).meet();
    rig.sell();
    expect(kindOf(await rig.one())).toBe('CB-437');
  });
});

test('a shop that comes from FFD 1.0 loses no check: its first answer is left alone, the repeat is in the new format', async () => {
  const rig = new ContractRig({}, { apiVersion: '2' });
  await rig.pollAsV1();
  const check = rig.sell();
  expect(await rig.poll()).toEqual(EMPTY);
  expect(rig.log.lines.join()).toContain('first answer is V1');
  // V1 had no taxation: the administrator sets it in the new form meanwhile.
  rig.shop.admin.saveCashbox(rig.shop.admin.cashbox(SERIAL)?.id ?? 0, { taxation: 'osn' });
  await rig.clock.advance(241_000);
  const handOut = await rig.one();
  expect(handOut.checkId).toBe(String(check.id));
  expect(kindOf(handOut)).toBe('receipt');
});

describe('orders to close the shift', () => {
  test('are understood, answered and over', async () => {
    const rig = await new ContractRig().meet();
    const report = rig.shop.admin.orderZReport(rig.shop.admin.cashbox(SERIAL)?.id ?? 0);
    const handOut = await rig.one();
    expect(handOut).toMatchObject({ kind: 'closeShift', checkId: String(report.id), kktSerial: SERIAL });
    const closed = rig.shiftClosed(handOut);
    expect(await rig.deliver(closed)).toEqual({ acked: [closed.token], handOuts: [] });
    expect(rig.shop.admin.reports().find(({ id }) => id === report.id)).toMatchObject({
      status: 'Y',
      cashSum: 100,
      cashlessSum: 250.5,
      cumulativeSum: 9000,
      returnedSum: 0,
      linkParams: { fiscal_doc_number: '101' },
    });
  });

  test('may come together with checks', async () => {
    const rig = await new ContractRig().meet();
    rig.shop.admin.orderZReport(rig.shop.admin.cashbox(SERIAL)?.id ?? 0);
    rig.sell();
    expect((await rig.poll()).handOuts.map(({ kind }) => kind)).toEqual(['closeShift', 'check']);
  });

  test('a refused one ends at its fourth report', async () => {
    const rig = await new ContractRig().meet();
    rig.shop.admin.orderZReport(rig.shop.admin.cashbox(SERIAL)?.id ?? 0);
    const refused = rig.refused(await rig.one(), 'closeShift');
    for (let i = 0; i < 3; i++) expect((await rig.poll(refused)).acked).toEqual([]);
    expect((await rig.poll(refused)).acked).toEqual([refused.token]);
  });
});

test('no time of a cashbox, however strange, makes the shop fail', async () => {
  for (const issuedAt of [
    '2026-11-24T12:15:03',
    '2026-11-24T12:15',
    '',
    '2026-02-31T00:00',
    'nonsense',
    '0000-00-00T00:00',
  ]) {
    const rig = await new ContractRig().meet();
    rig.sell();
    const made = rig.made(await rig.one(), issuedAt);
    expect(await rig.deliver(made)).toMatchObject({ acked: [made.token] });
  }
});

test('a lost ack leaves the result owed; told again, the shop takes it', async () => {
  const rig = await new ContractRig({ faults: ['ack-lost:1'] }).meet();
  const check = rig.sell();
  const made = rig.made(await rig.one());
  await expect(rig.deliver(made)).rejects.toMatchObject({ code: 'CB-708' });
  expect(rig.row(check).status).toBe('Y');
  expect(await rig.deliver(made)).toMatchObject({ acked: [made.token] });
});

test('the result of a deleted check is never acked, and brings no error either', async () => {
  const rig = await new ContractRig({ faults: ['deleted-check'] }).meet();
  rig.sell();
  expect(await rig.deliver(rig.made(await rig.one()))).toEqual(EMPTY);
});

describe('a site in trouble has a name, and is never "nothing to do"', () => {
  test.each([
    ['html-instead-of-json', 'CB-706'],
    ['closed-site-403', 'CB-704'],
    ['hash-switched-off', 'CB-704'],
    ['error-500', 'CB-705'],
    ['empty-body', 'CB-707'],
    ['cut-body', 'CB-708'],
    ['redirect-https', 'CB-709'],
    ['never-answers', 'CB-710'],
    ['drops-connection', 'CB-708'],
    ['loses-answer', 'CB-708'],
  ] as const)('%s is %s', async (fault: FaultName, code) => {
    const rig = await new ContractRig().meet();
    rig.sell();
    rig.shop.faults.on(fault, 1);
    await expect(rig.poll()).rejects.toMatchObject({ code });
    // And it is over when the trouble is: the check comes, at the latest when the shop repeats it.
    await rig.clock.advance(241_000);
    expect(kindOf(await rig.one())).toBe('receipt');
  });

  test('a slow server is only slow', async () => {
    const rig = await new ContractRig({ faults: ['slow-server'] }).meet();
    rig.sell();
    expect(kindOf(await rig.one())).toBe('receipt');
  });

  test('a proxy that cuts each hold is an empty poll twice, then a site that does not answer', async () => {
    const rig = await new ContractRig({ site: { phpMaxExecutionTimeS: 0 } }).meet();
    rig.shop.faults.on('proxy-cuts-60s-504');
    expect(await rig.poll()).toEqual(EMPTY);
    expect(await rig.poll()).toEqual(EMPTY);
    await expect(rig.poll()).rejects.toMatchObject({ code: 'CB-710' });
  });
});
