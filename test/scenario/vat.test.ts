import { describe, expect, it } from 'vitest';
import type { KktTaxRow } from '../../src/simulator/kkt/options.ts';
import { type NewOrder, VAT_ROW } from '../../src/simulator/shop/index.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  complaintOf,
  documentsOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  run,
  sell,
  shopRow,
} from './field.ts';

const VAT_22_ROW: KktTaxRow = { row: 7, name: 'НДС 22%', rate: 2200, vatCode: 11 };
const VAT_22_CALCULATED_ROW: KktTaxRow = { row: 8, name: 'НДС 22/122', rate: 2200, vatCode: 12 };
const VAT_5_ROW: KktTaxRow = { row: 9, name: 'НДС 5%', rate: 500, vatCode: 7 };
const VAT_7_ROW: KktTaxRow = { row: 10, name: 'НДС 7%', rate: 700, vatCode: 8 };

const orderAt = (vatRowId: number): NewOrder =>
  kettle(12_200, { lines: [{ name: 'УЧЕБНЫЙ Чайник', priceKop: 12_200, quantityMilli: 1000, vatRowId }] });

/** The administrator types the word of the rate into the form, as nobody else does. */
function nameRate(world: World, vatRowId: number, word: string): void {
  const [row] = world.shop.admin.cashboxes();
  if (!row?.settings) throw new Error('The cashbox has no settings at the shop');
  const { vat } = row.settings;
  world.shop.admin.saveCashbox(row.id, { vat: { ...vat, byRow: { ...vat.byRow, [vatRowId]: word } } });
}

describe.each(MODELS)('rates the wire has no known number for, model %i', (model) => {
  it('22 % is refused with "use the vendor library", and nothing reaches the FN', async () => {
    const world = await open({ kkts: [{ model, taxRows: [VAT_22_ROW] }] });
    nameRate(world, VAT_ROW.vat22, 'vat22');
    const check = sell(world, orderAt(VAT_ROW.vat22));
    const other = sell(world, kettle(20_000));
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, check)?.code).toBe('CB-450');
    expect(shopRow(world, check).errorText).toContain('DTO 10');
    expect(documentsOf(world, check)).toEqual([]);
    await world.until(() => arePrinted(world, [other]));
    expect(madeOnce(world, [other])).toBe(true);
  });

  it.each([
    ['vat22', VAT_ROW.vat22, VAT_22_ROW],
    ['vat5', VAT_ROW.vat5, VAT_5_ROW],
    ['vat7', VAT_ROW.vat7, VAT_7_ROW],
  ] as const)(
    '%s is accepted when taxRows names the row and the table of the cashbox agrees',
    async (rate, id, row) => {
      const world = await open({
        kkts: [{ model, taxRows: [row] }],
        driver: { taxRows: { [rate]: row.row } },
      });
      nameRate(world, id, rate);
      const check = sell(world, orderAt(id));
      await world.until(() => arePrinted(world, [check]));
      expect(documentsOf(world, check)[0]?.lines[0]?.vatCode).toBe(row.vatCode);
      expect(madeOnce(world, [check])).toBe(true);
    },
  );

  it('a prepayment at 22 % that the shop names 22/122 goes through its own row', async () => {
    const world = await open({
      kkts: [{ model, taxRows: [VAT_22_ROW, VAT_22_CALCULATED_ROW] }],
      driver: { taxRows: { vat22: 7, vat122: 8 } },
    });
    nameRate(world, VAT_ROW.vat22, 'vat122');
    const check = sell(world, orderAt(VAT_ROW.vat22), 'fullprepayment');
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)[0]?.lines[0]?.vatCode).toBe(12);
  });

  it.each<[string, KktTaxRow[]]>([
    ['is not there', []],
    ['says 20 %%', [{ ...VAT_22_ROW, name: 'НДС 20%', rate: 2000 }]],
    ['is the calculated rate', [{ ...VAT_22_CALCULATED_ROW, row: 7 }]],
  ])('a row named in taxRows that %s is not believed', async (_, taxRows) => {
    const world = await open({ kkts: [{ model, taxRows }], driver: { taxRows: { vat22: 7 } } });
    nameRate(world, VAT_ROW.vat22, 'vat22');
    const check = sell(world, orderAt(VAT_ROW.vat22));
    await world.until(() => lifeOf(world, check)?.state === 'refused', MINUTE);
    expect(complaintOf(world, check)?.code).toBe('CB-450');
    expect(documentsOf(world, check)).toEqual([]);
  });

  it('20 % is refused on a cashbox whose first tax row says 22 %, and other rates go on', async () => {
    const world = build({ kkts: [{ model }] });
    world.kkt.use('tax-table-differs');
    await run(world);
    const at20 = sell(world, orderAt(VAT_ROW.vat20));
    const at10 = sell(world, orderAt(VAT_ROW.vat10));
    await world.until(() => arePrinted(world, [at10]), MINUTE);
    await world.until(() => shopRow(world, at20).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, at20)?.code).toBe('CB-450');
    expect(documentsOf(world, at20)).toEqual([]);
  });
});

describe('rates at the shop', () => {
  it('a plain rate on a prepayment is refused unless the settings allow just that, and then read as the calculated one', async () => {
    for (const allow of [[], ['plainVatOnPrepayment']] as const) {
      const world = await open({
        allow,
        kkts: [{ taxRows: [VAT_22_ROW, VAT_22_CALCULATED_ROW] }],
        driver: { taxRows: { vat22: 7, vat122: 8 } },
      });
      nameRate(world, VAT_ROW.vat22, 'vat22');
      const check = sell(world, orderAt(VAT_ROW.vat22), 'fullprepayment');
      await world.until(() => lifeOf(world, check)?.state === (allow.length > 0 ? 'fiscal' : 'refused'), MINUTE);
      if (allow.length === 0) expect(complaintOf(world, check)?.code).toBe('CB-425');
      else expect(documentsOf(world, check)[0]?.lines[0]?.vatCode).toBe(12);
    }
  });

  it('a taxation the cashbox is not registered with is refused in words', async () => {
    const world = await open({ site: { defaultTaxation: 'patent' } });
    const check = sell(world);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, check)).toEqual({ code: 'CB-457', detail: 'patent' });
    expect(documentsOf(world, check)).toEqual([]);
  });
});
