import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderStore } from '../../../../src/simulator/shop/index.ts';
import { printed, ShopRig } from './shop-rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'training-shop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'shop.jsonl');
const reopened = (rig: ShopRig) => new ShopRig({ store: new FolderStore(folder), clock: rig.clock });

async function busyShop(): Promise<ShopRig> {
  const rig = new ShopRig({ store: new FolderStore(folder) });
  await rig.meetAtOnce();
  for (let i = 0; i < 4; i++) rig.sell();
  const [first, second] = await rig.checks();
  await rig.report(printed(first?.external_id ?? ''));
  await rig.report({ uuid: second?.external_id, code: -3807, message: 'Нет бумаги', qr: '' });
  rig.sell();
  return rig;
}

test('a shop killed at any moment is the same shop after its restart', async () => {
  const rig = await busyShop();
  const again = reopened(rig);
  expect(again.admin.checks()).toEqual(rig.admin.checks());
  expect(again.admin.cashboxes()).toEqual(rig.admin.cashboxes());
  expect(again.admin.currentHash()).toBe(rig.admin.currentHash());
  const { handOuts: _, acks: __, ...counts } = rig.admin.counters();
  expect(again.admin.counters()).toMatchObject(counts);
});

test('after a restart waiting checks are handed out, and printing ones again only after their 240 s', async () => {
  const again = reopened(await busyShop());
  expect(await again.checks()).toHaveLength(1);
  await again.clock.advance(240_001);
  expect(await again.checks()).toHaveLength(3);
});

test('ids of deleted checks are not used again after a restart', async () => {
  const rig = new ShopRig({ store: new FolderStore(folder) });
  await rig.meetAtOnce();
  const { id } = rig.sell();
  rig.admin.deleteCheck(id);
  expect(reopened(rig).sell().id).toBe(id + 1);
});

test('ids given back by a restored backup are used again after a restart too', async () => {
  const rig = await busyShop();
  rig.admin.restoreBackup(2);
  expect(reopened(rig).sell().id).toBe(4);
});

test('a line cut by a crash is dropped, and the log goes on behind it', async () => {
  const rig = await busyShop();
  const whole = readFileSync(file(), 'utf8');
  appendFileSync(file(), '{"table":"check","put":{"id":99,');
  const again = reopened(rig);
  expect(again.admin.checks()).toEqual(rig.admin.checks());
  expect(readFileSync(file(), 'utf8')).toBe(whole);
  const { id } = again.sell();
  expect(reopened(rig).admin.check(id)).toBeDefined();
});

test('a damaged line in the middle stops the shop with the number of the line', async () => {
  const rig = await busyShop();
  const lines = readFileSync(file(), 'utf8').split('\n');
  lines[2] = '{"table":7}';
  writeFileSync(file(), lines.join('\n'));
  expect(() => reopened(rig)).toThrow('строка 3');
});

test('only this user may read the file, since it holds the connect hash', async () => {
  await busyShop();
  expect(statSync(file()).mode & 0o077).toBe(0);
});

test('a log that is mostly history is rewritten at the start without losing anything', async () => {
  const rig = await busyShop();
  rig.admin.deleteCheck(5);
  for (let i = 0; i < 3_000; i++) rig.admin.editOrder(1, { mark: `правка ${i}` });
  const before = statSync(file()).size;
  const again = reopened(rig);
  expect(statSync(file()).size).toBeLessThan(before / 10);
  expect(again.admin.checks()).toEqual(rig.admin.checks());
  expect(again.admin.order(1)?.mark).toBe('правка 2999');
  expect(again.sell().id).toBe(6);
  expect(reopened(rig).admin.checks()).toEqual(again.admin.checks());
});
