import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/adapters/shop/bitrix/site.ts';
import { tryShop } from '../../src/adapters/shop/registry.ts';
import { isAllThere, shopReport } from '../../src/cli/check-shop/report.ts';
import { checkShopLines } from '../../src/cli/screen/check-shop-lines.ts';
import type { FaultName } from '../../src/simulator/shop/index.ts';
import { arePrinted, build, isConnected, MINUTE, open, sell, statusOf } from '../scenario/field.ts';
import type { World } from '../support/world.ts';

/** What `kassabridge check-shop` says about the shop of a world, with the agent running beside it or not. */
async function checkShop(world: World, { path = '', opens = true, fails = '' } = {}) {
  const url = `http://training-shop.example/bitrix/tools/sale_check_print.php?hash=${path || world.shop.admin.currentHash()}`;
  const post: Post = async ({ url: asked, body }, signal) => {
    if (fails !== '') throw Object.assign(new Error('broken'), { code: fails });
    const { pathname, searchParams, host } = new URL(asked);
    const query = Object.fromEntries(searchParams);
    return world.shop.handle({ method: 'POST', path: pathname, query, headers: { host }, body }, signal);
  };
  const parts = { clock: world.clock, url, post, knock: async () => opens };
  const shop = { kind: 'bitrix', apiVersion: '2' } as const;
  const steps = await world.clock.run(tryShop(shop, parts, new AbortController().signal));
  const report = shopReport('shop', steps, world.agent && statusOf(world), world.clock.now());
  const screen = checkShopLines(report, world.clock.now()).join('\n');
  expect(screen).not.toContain(world.shop.admin.currentHash());
  return { report, screen, states: report.steps.map(({ step, state }) => `${step} ${state}`) };
}

describe('row 17, payment works and no check appears', () => {
  it('row 17: where no check ever came, each step is ticked and what to set in the shop is named', async () => {
    const world = build({ site: { activatesNewCashboxes: false } });
    world.start();
    await world.until(() => world.shop.admin.cashboxes().length === 1 && isConnected(world));
    const { report, screen, states } = await checkShop(world);
    expect(states).toEqual([
      'name done',
      'connection done',
      'certificate notUsed',
      'answer done',
      'data done',
      'link done',
    ]);
    expect(screen).toContain('✓ касса «kassa1» (ЗН 00106100000001): названа магазину, работает');
    expect(screen).toContain('? ни одного чека магазин ещё не отдал');
    expect(screen).toContain('активна');
    expect(screen).toContain('автоматизация статусов: «при полной оплате перевести в…»');
    expect(screen).toContain('«автоматически оплачивать»');
    expect(isAllThere(report)).toBe(false);
  });

  it('row 17: where checks come, the last one is named and nothing is missing', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(3 * MINUTE);
    const { report, screen } = await checkShop(world);
    expect(screen).toContain(`✓ последний чек ${check.id} пришёл `);
    expect(screen).not.toContain('автоматизация');
    expect(isAllThere(report)).toBe(true);
  });

  it('row 17: the look takes no check and changes no row of the shop', async () => {
    const world = await open();
    world.kill();
    world.agent = undefined;
    const check = sell(world);
    const before = world.shop.admin.cashboxes();
    const { screen, report } = await checkShop(world);
    expect(world.shop.admin.cashboxes()).toEqual(before);
    expect(world.shop.admin.check(check.id)?.status).toBe('N');
    expect(screen).toContain('агент не запущен: касса магазину не названа');
    expect(isAllThere(report)).toBe(false);
  });

  it('row 17: a cashbox that does not work is said to be told so', async () => {
    const world = await open();
    world.unplug();
    await world.clock.advance(2 * MINUTE);
    const { screen, report } = await checkShop(world);
    expect(screen).toContain('названа магазину как неисправная: чеков он ей не отдаёт');
    expect(isAllThere(report)).toBe(false);
  });

  it('row 17: a link that the shop does not know is named as that, everything before it ticked', async () => {
    const world = await open();
    const { states, screen } = await checkShop(world, { path: '0'.repeat(32) });
    expect(states.slice(-3)).toEqual(['answer done', 'data unclear', 'link failed']);
    expect(screen).toMatch(/✗ ссылка подключения действует\n {6}Сайт не узнал ссылку подключения.*\[CB-704\]/);
  });

  it.each([
    ['closed-site-403', 'answer failed', 'CB-704'],
    ['error-500', 'answer failed', 'CB-705'],
    ['redirect-https', 'answer failed', 'CB-709'],
    ['html-instead-of-json', 'data failed', 'CB-706'],
    ['empty-body', 'data failed', 'CB-707'],
  ] satisfies readonly (readonly [FaultName, string, string])[])(
    'row 17: %s stops at "%s"',
    async (fault, state, code) => {
      const world = await open();
      world.shop.faults.on(fault);
      const { states, screen } = await checkShop(world);
      expect(states).toContain(state);
      expect(states.filter((one) => one.endsWith('failed'))).toEqual([state]);
      expect(screen).toContain(`[${code}]`);
    },
  );

  it.each([
    ['ENOTFOUND', true, ['name failed', 'connection notReached']],
    ['ECONNREFUSED', true, ['name done', 'connection failed']],
    ['ETIMEDOUT', false, ['name done', 'connection failed']],
    ['ETIMEDOUT', true, ['name done', 'connection done', 'certificate notUsed', 'answer failed']],
    ['ECONNRESET', true, ['name unclear', 'connection unclear', 'certificate notUsed', 'answer failed']],
  ])('row 17: %s, with a door that opens: %s', async (fails, opens, expected) => {
    const { states } = await checkShop(await open(), { fails, opens });
    expect(states.slice(0, expected.length)).toEqual(expected);
  });

  it('row 17: a proxy that cuts the wait leaves the link unclear, not broken', async () => {
    const world = await open();
    world.shop.faults.on('proxy-cuts-60s-504');
    const { states } = await checkShop(world);
    expect(states.slice(-3)).toEqual(['answer done', 'data unclear', 'link unclear']);
  });
});
