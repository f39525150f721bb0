import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realDriver } from '../support/real-driver.ts';
import { Field, type Json } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

const ORDERS = 3;
const library = await realDriver();

/** An agent of these settings, until all checks are reported. */
async function sell(field: Field, cashbox: Json) {
  const shop = await field.shop({ orders: ORDERS });
  const kkt = await field.kkt();
  const config = field.settings('kb', { link: shop.link, port: kkt.port, cashbox });
  const agent = await field.agent(config);
  const status = await field.whenStatus('all reported', config, ({ queue }) => queue.reported >= ORDERS);
  const { stdout } = await field.run('status', '--config', config);
  const ended = await agent.interrupt();
  expect(ended.code).toBe(0);
  expect(status.queue).toMatchObject({ fiscal: ORDERS, refused: 0, parked: 0 });
  expect(receiptsIn(kkt.folder)).toBe(ORDERS);
  return { way: status.cashboxes[0]?.identity?.way, screen: ended.stdout + ended.stderr, stdout, port: kkt.port };
}

function receiptsIn(folder: string): number {
  const ledger = readLedger(folder);
  expect(ledger.countDuplicates()).toBe(0);
  return ledger.documents.filter(({ type }) => type === 'receipt').length;
}

describe.concurrent('"driver": "auto"', () => {
  it('goes over the wire where no library is, and says why', async ({ onTestFinished }) => {
    const cashbox = { driver: 'auto', library: 'no-such-library' };
    const { way, stdout, screen, port } = await sell(new Field(onTestFinished), cashbox);
    const why = `драйвер АТОЛ не установлен [CB-122]; проводной протокол открыл кассу (${port})`;
    expect(way).toEqual({ driver: 'atol-serial', why });
    expect(stdout).toContain(`путь: atol-serial — ${why}`);
    expect(screen).toContain(`Путь: atol-serial — ${why}.`);
  });

  it('says the sentence of a platform 5 cashbox, and that the library is missing', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop();
    const kkt = await field.kkt({ more: ['--fault', 'platform-5'] });
    const cashbox = { driver: 'auto', library: 'no-such-library' };
    const config = field.settings('kb', { link: shop.link, port: kkt.port, cashbox });
    const agent = await field.agent(config);
    await agent.says(/платформы 5.*"driver": "atol-dto".*драйвер АТОЛ не установлен \[CB-122\].*\[CB-107\]/);
  });
});

describe.skipIf(library === undefined)('with ATOL’s own driver', { concurrent: true }, () => {
  it.for(['atol-dto', 'auto'])(
    '"driver": "%s" sells through it, each check once',
    async (driver, { onTestFinished }) => {
      const { way } = await sell(new Field(onTestFinished), { driver, library, ofdChannel: 'none' });
      expect(way?.driver).toBe(driver === 'auto' ? 'atol-dto' : undefined);
    },
  );

  it('a receipt it left in doubt is settled over the wire when it is gone', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop();
    const kkt = await field.kkt({ more: ['--fault', 'does-work-then-deaf:4A'] });
    // The folder of the library, named as a person would: from where the settings lie.
    mkdirSync(field.path('atol'));
    symlinkSync(library ?? '', field.path('atol', 'libfptr10.so'));
    const cashbox = { driver: 'auto', library: 'atol', closeLimitSeconds: 60 };
    const config = field.settings('kb', { link: shop.link, port: kkt.port, cashbox });
    const agent = await field.agent(config);
    await field.whenStatus(
      'connected through the library',
      config,
      ({ cashboxes }) => cashboxes[0]?.identity?.way?.driver === 'atol-dto',
    );
    rmSync(field.path('atol', 'libfptr10.so'));
    await shop.program.interrupt();
    const busy = await field.shop({ port: shop.port, orders: ORDERS });
    await field.whenReported(busy, ORDERS);
    const { cashboxes, queue } = (await field.status(config)) ?? {};
    expect(queue).toMatchObject({ fiscal: ORDERS, inDoubt: 0, parked: 0 });
    expect(cashboxes?.[0]?.identity?.way).toEqual({
      driver: 'atol-serial',
      why: expect.stringContaining('решает запись в ФН'),
    });
    expect(receiptsIn(kkt.folder)).toBe(ORDERS);
    await agent.interrupt();
  });
});
