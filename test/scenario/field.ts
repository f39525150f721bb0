import { onTestFinished } from 'vitest';
import { snapshot } from '../../src/agent/status.ts';
import type { StatusSnapshot } from '../../src/contract/snapshot.ts';
import type { Job } from '../../src/core/fiscalization/job.ts';
import type { VirtualKkt } from '../../src/simulator/kkt/index.ts';
import type { LedgerDocument } from '../../src/simulator/kkt/ledger.ts';
import { type CheckType, type NewOrder, type ShopCheck, VAT_ROW } from '../../src/simulator/shop/index.ts';
import { World, type WorldOptions } from '../support/world.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const MODELS = [61, 77] as const;
/** What may go wrong with a command that decides; `CMD` stands for its code. */
export const FAULTS_OF_A_COMMAND = [
  'does-work-then-deaf:CMD',
  'does-work-then-silence:CMD',
  'silence-before-work:CMD',
  'cuts-power-before:CMD',
  'cuts-power-after:CMD',
  'does-work-late:60000:CMD',
  'unknown-error:CMD:after',
  'unknown-error:CMD',
  'unreadable-answer:CMD',
  'busy-once:CMD',
] as const;

/** A world that is taken down after the test; nothing runs yet. */
export function build(options: WorldOptions = {}): World {
  const world = new World(options);
  onTestFinished(() => world.close());
  return world;
}

/** A running world whose cashboxes are known to the shop and connected. */
export function open(options: WorldOptions = {}): Promise<World> {
  return run(build(options));
}

/** Switches the agent on and waits until the shop knows every cashbox and each of them has answered. */
export async function run(world: World): Promise<World> {
  world.start();
  await world.until(() => world.shop.admin.cashboxes().length === world.kkts.length && isConnected(world));
  return world;
}

export function isConnected(world: World): boolean {
  return world.agent?.cashboxes.every((lane) => lane.view.connected && lane.view.condition !== undefined) === true;
}

/** An order of one kettle, paid by card; the price tells one order from another. */
export function kettle(priceKop = 319_000, more: Partial<NewOrder> = {}): NewOrder {
  return {
    email: 'pokupatel@example.ru',
    lines: [{ name: 'УЧЕБНЫЙ Чайник', priceKop, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 }],
    ...more,
  };
}

/** A check of a new order at the shop. */
export function sell(world: World, order: NewOrder = kettle(), type: CheckType = 'sell'): ShopCheck {
  const { admin } = world.shop;
  const check = admin.makeCheck(admin.createOrder(order).id, type);
  if (!check) throw new Error('The shop made no check: no cashbox is active');
  return check;
}

export function shopRow(world: World, check: Pick<ShopCheck, 'id'>): ShopCheck {
  const row = world.shop.admin.check(check.id);
  if (!row) throw new Error(`The shop has no check ${check.id}`);
  return row;
}

/** Receipts in all FNs that carry the key of this check: what must never be more than one. */
export function documentsOf(world: World, check: Pick<ShopCheck, 'id'>): readonly LedgerDocument[] {
  return world.kkts.flatMap((kkt) => kkt.ledger.byKey(`shop:${check.id}`));
}

export function documentsOfType(kkt: VirtualKkt, type: LedgerDocument['type']): readonly LedgerDocument[] {
  return kkt.ledger.documents.filter((document) => document.type === type);
}

export function jobOf(world: World, check: Pick<ShopCheck, 'id'>): Job {
  const job = world.journal?.byCheck('shop', 'check', String(check.id));
  if (!job) throw new Error(`The journal has no check ${check.id}`);
  return job;
}

export function lifeOf(world: World, check: Pick<ShopCheck, 'id'>): Job['life'] | undefined {
  return world.journal?.byCheck('shop', 'check', String(check.id))?.life;
}

/** How often the shop has handed it out, as far as the agent knows. */
export function handOutsOf(world: World, check: Pick<ShopCheck, 'id'>): number {
  return world.journal?.byCheck('shop', 'check', String(check.id))?.handOut?.count ?? 0;
}

/** A manager makes the goods of an order dearer; its payment follows. */
export function raisePrice(world: World, check: Pick<ShopCheck, 'orderId'>, byKop: number): void {
  const order = world.shop.admin.order(check.orderId);
  const [line] = order?.lines ?? [];
  const [payment] = order?.payments ?? [];
  if (!line || !payment) throw new Error(`Order ${check.orderId} has nothing to edit`);
  world.shop.admin.editOrder(check.orderId, {
    lines: [{ ...line, priceKop: line.priceKop + byKop }],
    payments: [{ ...payment, sumKop: payment.sumKop + byKop }],
  });
}

/** Code and particulars of a job that is refused, parked or in doubt. */
export function complaintOf(world: World, check: Pick<ShopCheck, 'id'>): { code: string; detail: string } | undefined {
  const life = lifeOf(world, check);
  return life && 'code' in life ? { code: life.code, detail: life.detail } : undefined;
}

export function statusOf(world: World): StatusSnapshot {
  if (!world.agent) throw new Error('The agent is off');
  return snapshot(world.agent);
}

/** What stands in the way of a cashbox. */
export function troubleOf(world: World, i = 0): string | undefined {
  return world.agent?.cashboxes[i]?.view.trouble?.code;
}

export function siteOf(world: World) {
  const view = world.agent?.shops[0]?.view;
  if (!view) throw new Error('The agent is off');
  return view;
}

/** The shop has each of these as printed. */
export function arePrinted(world: World, checks: readonly Pick<ShopCheck, 'id'>[]): boolean {
  return checks.every((check) => shopRow(world, check).status === 'Y');
}

/** Exactly one document for each, and the shop has its numbers. */
export function madeOnce(world: World, checks: readonly Pick<ShopCheck, 'id'>[]): boolean {
  return checks.every((check) => {
    const [document, second] = documentsOf(world, check);
    const { status, linkParams } = shopRow(world, check);
    return (
      document !== undefined &&
      second === undefined &&
      status === 'Y' &&
      linkParams?.fiscal_doc_number === String(document.fdNumber) &&
      linkParams.fn_number === document.fnSerial
    );
  });
}

const CLOSE = 0x4a;

/** The cable comes out at the moment a receipt is closed: before the device has seen the command, or when it has done it. */
export function unplugAtClose(world: World, when: 'before' | 'after', i = 0): void {
  let isDone = false;
  world.kkts[i]?.use({
    name: 'cable out at the close',
    onCommand: ([code]) => {
      if (code !== CLOSE || isDone) return undefined;
      isDone = true;
      if (when === 'after') return { after: () => world.unplug(i), isAnswerLost: true };
      world.unplug(i);
      return { isIgnored: true };
    },
  });
}

/** Lets the agent finish the job in hand and leave, as at a shutdown of the computer. */
export async function leave(world: World): Promise<void> {
  const { agent } = world;
  if (!agent) return;
  await world.clock.run(agent.stop());
  world.kill();
}
