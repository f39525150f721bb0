import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ServedShop, serveShop } from '../../../../src/simulator/shop/index.ts';
import { printed, ShopRig } from './shop-rig.ts';

let rig: ShopRig;
let served: ServedShop;
beforeEach(async () => {
  rig = new ShopRig();
  await rig.meetAtOnce();
  served = await serveShop({ shop: rig.shop, port: 0 });
});
afterEach(() => served.close());

const post = (body: unknown, signal: AbortSignal | null = null) =>
  fetch(served.connectLink, { method: 'POST', body: JSON.stringify(body), signal, redirect: 'manual' });

test('a check and its result go over HTTP as they do in process', async () => {
  const sold = rig.sell();
  const answer = await post(rig.body());
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('x-training-shop')).toBe('yes');
  const { print } = (await answer.json()) as { print: [{ external_id: string }] };
  const uuid = print[0].external_id;
  expect(await (await post(rig.body(undefined, 'ok', [printed(uuid)]))).json()).toEqual({ ack: [uuid] });
  expect(rig.row(sold).status).toBe('Y');
});

test('the connect link is on this machine only', () => {
  expect(served.connectLink).toBe(rig.shop.connectLink(served.port));
  expect(served.connectLink).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

test('a wrong link answers 403 with nothing in it', async () => {
  const answer = await fetch(served.connectLink.replace(/hash=.*/, 'hash=no'), { method: 'POST', body: '{}' });
  expect([answer.status, await answer.text()]).toEqual([403, '']);
});

test('a cut answer and a dropped one break the connection', async () => {
  rig.sell();
  rig.shop.faults.on('cut-body', 1);
  await expect(post(rig.body()).then((answer) => answer.text())).rejects.toThrow();
  rig.sell();
  rig.shop.faults.on('loses-answer', 1);
  await expect(post(rig.body())).rejects.toThrow();
});

test('a client that leaves ends its held poll and takes no check with it', async () => {
  const leave = new AbortController();
  const poll = post(rig.body(), leave.signal);
  const handled = new Promise<void>((resolve) => {
    const original = rig.shop.handle.bind(rig.shop);
    rig.shop.handle = (request, signal) => {
      signal.addEventListener('abort', () => resolve());
      queueMicrotask(() => leave.abort());
      return original(request, signal);
    };
  });
  await expect(poll).rejects.toThrow();
  await handled;
  const sold = rig.sell();
  await rig.clock.advance(5_000);
  expect(rig.row(sold).status).toBe('N');
});

test('closing does not wait for a held poll', async () => {
  const poll = post(rig.body()).catch(() => 'broken');
  await rig.clock.advance(0);
  await served.close();
  expect(await poll).toBe('broken');
});
