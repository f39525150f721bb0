import { existsSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { receiptKey } from '../../src/core/fiscal/receipt-key.ts';
import { FolderStore, VirtualShop } from '../../src/simulator/shop/index.ts';
import { Field, type RunningKkt } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';
import { seeded } from './support/seeded.ts';
import { type Moment, TappedLine } from './support/tapped-line.ts';

const AGENT_KILLS = 30;
const KKT_KILLS = 6;
const ORDERS = 120;
/** Wire traffic from the connection to some receipts further, bytes each way. */
const REACH: Readonly<Record<Moment['direction'], number>> = { toDevice: 3_000, toHost: 2_500 };

it('makes each check exactly once while agent and cashbox are killed at any byte', { timeout: 240_000 }, async ({
  onTestFinished,
}) => {
  const field = new Field(onTestFinished);
  const chance = seeded(20_260_728);
  let kkt = await field.kkt();
  const line = new TappedLine(Number(kkt.listen.split(':')[1]));
  onTestFinished(() => line.close());
  const shop = await field.shop({ orders: ORDERS });
  const config = field.settings('kill', {
    link: shop.link,
    port: await line.listen(),
    // The virtual cashbox finishes a close at once or never; waiting 275 s for a late one would prove nothing here.
    cashbox: { closeLimitSeconds: 1 },
  });
  const draft = field.path('kkt', 'kkt', 'draft.jsonl');
  let inReceipt = 0;

  for (let kill = 0; kill < AGENT_KILLS; kill++) {
    const agent = field.start('agent', '--config', config);
    const direction = chance(2) === 0 ? 'toDevice' : 'toHost';
    const moment = { direction, bytes: 1 + chance(REACH[direction]) } as const;
    const victim = kill % Math.floor(AGENT_KILLS / KKT_KILLS) === 2 ? kkt.program : undefined;
    line.at(moment, () => {
      victim?.signal('SIGKILL');
      agent.signal('SIGKILL');
    });
    const { signal } = await agent.endsByItself();
    expect(signal).toBe('SIGKILL');
    if (existsSync(draft) && statSync(draft).size > 0) inReceipt += 1;
    if (victim) kkt = await again(field, kkt);
  }
  // A receipt open in the cashbox when the agent died: the seed spreads the kills so that many do.
  expect(inReceipt).toBeGreaterThanOrEqual(AGENT_KILLS / 5);

  // What the shop had handed out to a dying agent it would repeat after 240 s; told to, it does so at once.
  await shop.program.interrupt();
  const second = await field.shop({ port: shop.port, more: ['--fault', 'duplicate-hand-out'] });
  await field.agent(config);
  await field.whenReported(second, ORDERS, 120_000);
  const status = await field.whenStatus('everything delivered', config, ({ queue }) => queue.delivered >= ORDERS);
  expect(status.queue).toMatchObject({
    received: ORDERS,
    fiscal: ORDERS,
    refused: 0,
    inDoubt: 0,
    parked: 0,
    waiting: 0,
  });
  expect(status.damagedRows).toBe(0);

  await second.program.interrupt();
  const ledger = readLedger(kkt.folder);
  const book = new VirtualShop({ clock: systemClock, store: new FolderStore(field.path('shop', 'shop')) });
  const checks = book.admin.checks();
  book.close();
  expect(checks).toHaveLength(ORDERS);
  expect(ledger.countDuplicates()).toBe(0);
  expect(ledger.receiptCount).toBe(ORDERS);
  for (const { id, status: state, sumKop, linkParams } of checks) {
    const documents = ledger.byKey(receiptKey('main', String(id)));
    expect(documents.map(({ totalKop }) => totalKop)).toEqual([sumKop]);
    expect(state).toBe('Y');
    expect(JSON.stringify(linkParams)).toContain(String(documents[0]?.fdNumber));
  }
});

/** The power comes back: the same cashbox at the same place. */
async function again(field: Field, { program, listen }: RunningKkt): Promise<RunningKkt> {
  await program.endsByItself();
  return field.kkt({ listen });
}
