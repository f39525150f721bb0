import { describe, expect, test } from 'vitest';
import { checksOf, OTHER_SERIAL, printed, SERIAL, ShopRig } from './shop-rig.ts';

const switchedOff = { site: { activatesNewCashboxes: false } };

describe('an unknown cashbox', () => {
  test('gets a row that is switched off, with the figures of its first poll as a finished report', async () => {
    const rig = await new ShopRig(switchedOff).meet();
    const row = rig.admin.cashbox(SERIAL);
    expect(row).toMatchObject({ serialNumber: SERIAL, active: false, enabled: true, handler: 'V3', settings: null });
    expect(rig.admin.reports()).toMatchObject([{ status: 'Y', cashSum: 100, cashlessSum: 250.5, cumulativeSum: 9000 }]);
  });

  test('is held until an administrator switches it on, and its last contact moves on', async () => {
    const rig = await new ShopRig(switchedOff).meet();
    const before = rig.admin.cashbox(SERIAL)?.lastCheckAtMs ?? 0;
    const start = rig.clock.now();
    expect((await rig.poll()).body).toBe('{}');
    expect(rig.clock.now() - start).toBe(65_000);
    expect(rig.admin.cashbox(SERIAL)?.lastCheckAtMs).toBeGreaterThan(before);
  });

  test('may come without figures', async () => {
    const rig = new ShopRig(switchedOff);
    await rig.post({ api_version: '3', kkm: [{ zn: SERIAL, status: 'ok' }] });
    expect(rig.admin.reports()).toMatchObject([{ cashSum: 0, cashlessSum: 0, cumulativeSum: 0 }]);
  });

  test.each([
    ['as a number', 106905842117],
    ['without its leading zeros', '106905842117'],
  ])('gets a second row when the serial number comes %s', async (_, zn) => {
    const rig = await new ShopRig().meet();
    await rig.poll([zn]);
    await rig.poll([zn]);
    expect(rig.admin.cashboxes().map((row) => row.serialNumber)).toEqual([SERIAL, '106905842117']);
  });
});

describe('the protocol version', () => {
  test.each([
    ['3', 'V3'],
    [3, 'V3'],
    ['2', 'V2'],
    [2, 'V2'],
    ['1', 'V1'],
    ['03', 'V1'],
    [undefined, 'V1'],
  ])('%s makes a row with the handler %s', async (version, handler) => {
    const rig = new ShopRig();
    rig.apiVersion = version;
    await rig.meet();
    expect(rig.admin.cashbox(SERIAL)?.handler).toBe(handler);
  });

  test('3 falls to V1 on a shop that has no V3', async () => {
    const rig = await new ShopRig({ site: { highestApi: 2 } }).meet();
    expect(rig.admin.cashbox(SERIAL)?.handler).toBe('V1');
  });

  test('switched on a row without settings gives 500 on every poll, and going back cures it', async () => {
    const rig = await new ShopRig(switchedOff).meet();
    rig.apiVersion = '2';
    expect((await rig.poll()).status).toBe(500);
    expect((await rig.poll()).status).toBe(500);
    rig.apiVersion = '3';
    expect((await rig.poll()).status).toBe(200);
  });

  test('switched on a saved row: the first answer is still in the old format', async () => {
    const rig = new ShopRig();
    rig.apiVersion = undefined;
    await rig.meet();
    rig.sell();
    rig.sell();
    rig.apiVersion = '2';
    const [old] = checksOf(await rig.poll());
    expect(old).toMatchObject({ type: 1, uuid: expect.stringContaining('check|') });
    await rig.clock.advance(240_001);
    const [fresh] = checksOf(await rig.poll());
    expect(fresh).toMatchObject({ type: 'sell', external_id: expect.stringContaining('check|') });
  });

  test('switched: payment words go back to the defaults, an unlisted rate becomes none, taxation stays', async () => {
    const rig = await new ShopRig().meet();
    const form = rig.admin.cashbox(SERIAL)?.settings;
    rig.admin.saveCashbox(1, {
      taxation: 'usnIncome',
      payment: { cash: 'cash', cashless: 'other' },
      vat: { none: 'none', byRow: { ...form?.vat.byRow, 5: 'vat22' } },
    });
    rig.apiVersion = '2';
    await rig.poll();
    expect(rig.admin.cashbox(SERIAL)).toMatchObject({
      handler: 'V2',
      settings: {
        taxation: 'usnIncome',
        payment: { cashless: 'electronically' },
        vat: { none: 'none', byRow: { 1: 'vat0', 2: 'vat0', 3: 'vat10', 4: 'vat20', 5: 'none' } },
      },
    });
  });

  test('missing changes no handler: a V3 row goes on sending V3', async () => {
    const rig = await new ShopRig().meet();
    rig.apiVersion = undefined;
    rig.sell();
    expect((await rig.oneCheck()).items[0]).toHaveProperty('measurementUnit');
    expect(rig.admin.cashbox(SERIAL)?.handler).toBe('V3');
  });
});

describe('presence', () => {
  test.each(['OK', 'error', '', 'Ok'])('the status "%s" is not ok', async (status) => {
    const rig = await new ShopRig().meet();
    rig.sell();
    expect((await rig.poll([SERIAL], status)).body).toBe('{}');
    expect(rig.admin.cashbox(SERIAL)?.enabled).toBe(false);
  });

  test('going to not ok makes one notice until someone closes it', async () => {
    const rig = await new ShopRig().meet();
    for (const status of ['error', 'ok', 'error']) await rig.poll([SERIAL], status);
    expect(rig.admin.notices()).toHaveLength(1);
    rig.admin.closeNotice(rig.admin.notices()[0]?.id ?? 0);
    await rig.poll([SERIAL], 'ok');
    await rig.poll([SERIAL], 'error');
    expect(rig.admin.notices()).toHaveLength(1);
  });

  test('a dead agent leaves OK for ever, and an answer with ack moves nothing', async () => {
    const rig = await new ShopRig().meet();
    rig.sell();
    const check = await rig.oneCheck();
    const before = rig.admin.cashbox(SERIAL);
    await rig.clock.advance(90_000_000);
    await rig.report(printed(check.external_id));
    expect(rig.admin.cashbox(SERIAL)).toEqual(before);
  });

  test('checks are made for a cashbox that is not ok, and wait', async () => {
    const rig = await new ShopRig().meet();
    await rig.poll([SERIAL], 'error');
    const sold = rig.sell();
    expect(rig.row(sold).status).toBe('N');
    expect(await rig.checks()).toHaveLength(1);
  });
});

test('with no active cashbox nothing is made and no error is raised', async () => {
  const rig = await new ShopRig(switchedOff).meet();
  const order = rig.admin.createOrder({ lines: [], deliveryKop: 100 });
  expect(rig.admin.makeCheck(order.id, 'sell')).toBeNull();
});

test('a deleted cashbox comes back as a new row that never gets the older checks', async () => {
  const rig = await new ShopRig().meet();
  rig.sell();
  rig.admin.deleteCashbox(1);
  expect((await rig.poll()).body).toBe('{}');
  expect(rig.admin.cashbox(SERIAL)?.id).toBe(2);
  const fresh = rig.sell();
  expect((await rig.oneCheck()).external_id).toContain(`|${fresh.id}|`);
});

test('while a V1 cashbox is active the shop makes only sales and their returns', async () => {
  const rig = await new ShopRig().meet();
  rig.apiVersion = undefined;
  await rig.poll([OTHER_SERIAL]);
  const order = rig.admin.createOrder({ lines: [], deliveryKop: 100 });
  expect(rig.admin.makeCheck(order.id, 'advancepayment')).toBeNull();
  expect(rig.admin.makeCheck(order.id, 'sellreturn')).not.toBeNull();
});
