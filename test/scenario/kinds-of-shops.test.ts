import { describe, expect, it } from 'vitest';
import { inventOrders, type NewOrder, type SiteSettings, VAT_ROW } from '../../src/simulator/shop/index.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  sell,
  shopRow,
} from './field.ts';

/** 1C-Bitrix over the years, as the page tells them apart. */
const SITES: readonly (readonly [string, Partial<SiteSettings>])[] = [
  ['of 2023', { uuidForm: 'threeParts', splitsLines: false, bendsAmounts: false, escapesUnicode: true }],
  ['of 2026', {}],
  ['on a host that gives PHP 30 s', { phpMaxExecutionTimeS: 30 }],
  ['that counts VAT for delivery', { countsDeliveryTax: true }],
  ['whose ids are high', { firstCheckId: 987_654_321, firstOrderId: 5_000_000 }],
];

const MARKED: NewOrder = {
  email: 'pokupatel@example.ru',
  lines: [
    {
      name: 'УЧЕБНЫЕ Ботинки',
      priceKop: 499_000,
      quantityMilli: 1000,
      vatRowId: VAT_ROW.vat20,
      measureCode: 796,
      marked: true,
      markingCodes: ['010460043993123421abcdEFGh12345\u001d91EE06\u001d92signature'],
    },
  ],
};

describe.each(SITES)('a shop %s', (_, site) => {
  it.each(MODELS)('has each of its checks made once, to the kopeck, on model %i', async (model) => {
    const world = await open({ kkts: [{ model }], site });
    const checks = inventOrders({ seed: 11, count: 10 }).flatMap((sale) => world.shop.admin.sell(sale));
    await world.until(() => arePrinted(world, checks), 5 * MINUTE);
    expect(madeOnce(world, checks)).toBe(true);
    for (const check of checks) expect(documentsOf(world, check)[0]?.totalKop).toBe(check.sumKop);
  });
});

describe('goods a shop may sell', () => {
  it('marked goods of a shop in FFD 1.05 carry their code in the FN', async () => {
    const world = await open({ apiVersion: '2' });
    const check = sell(world, MARKED);
    await world.until(() => arePrinted(world, [check]));
    const tags = documentsOf(world, check)[0]?.lines[0]?.tags ?? [];
    expect([...(tags.find(({ tag }) => tag === 1162)?.value ?? [])].slice(0, 2)).toEqual([0x44, 0x4d]);
  });

  it('marked goods of a shop in FFD 1.2 are refused in words: their code cannot be said over the wire', async () => {
    const world = await open({ apiVersion: '3' });
    const check = sell(world, MARKED);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(['CB-451', 'CB-456']).toContain(complaintOf(world, check)?.code);
    expect(documentsOf(world, check)).toHaveLength(0);
  });

  it('goods of a supplier are refused until the settings say what kind of agent sells them', async () => {
    const world = await open();
    const check = sell(
      world,
      kettle(10_000, {
        lines: [
          {
            name: 'УЧЕБНЫЙ Чайник',
            priceKop: 10_000,
            quantityMilli: 1000,
            vatRowId: VAT_ROW.vat20,
            supplier: { phones: ['+79000000000'], name: 'УЧЕБНЫЙ Поставщик', vatin: '7725225244' },
          },
        ],
      }),
    );
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, check)?.code).toBe('CB-430');
    expect(documentsOf(world, check)).toHaveLength(0);
  });

  it.each([
    ['refused', [], 'refused'],
    ['made with the sum the shop says, when the settings allow just that', ['priceBeforeDiscount'], 'fiscal'],
  ] as const)('a line of a shop of 2019, whose price is before discount, is %s', async (_, allow, state) => {
    const world = await open({ site: { oldV2Lines: true, bendsAmounts: false, splitsLines: false }, allow });
    const lines = [
      {
        name: 'УЧЕБНЫЙ Чайник',
        basePriceKop: 12_000,
        priceKop: 10_000,
        quantityMilli: 3000,
        vatRowId: VAT_ROW.vat20,
        measureCode: 796,
      },
    ];
    const check = sell(world, kettle(0, { lines }));
    await world.until(() => lifeOf(world, check)?.state === state, MINUTE);
    if (state === 'refused') expect(complaintOf(world, check)?.code).toBe('CB-417');
    else expect(documentsOf(world, check)[0]?.totalKop).toBe(30_000);
  });

  it('a check whose buyer left only a phone is refused in words where the shop sends none', async () => {
    const world = await open();
    const check = sell(world, kettle(10_000, { email: null, phone: '+7 900 000-11-22' }));
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, check)?.code).toBe('CB-408');
    expect(documentsOf(world, check)).toHaveLength(0);
  });

  it('a check of a cancelled order is made: the shop has taken the money and hands it out', async () => {
    const world = await open();
    const check = sell(world);
    world.shop.admin.cancelOrder(check.orderId);
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
  });
});
