import { describe, expect, test } from 'vitest';
import { ENDPOINT_PATH, ShopRefusal } from '../../../../src/simulator/shop/index.ts';
import { holdLimitMs } from '../../../../src/simulator/shop/site-settings.ts';
import { ShopRig } from './shop-rig.ts';

const FORM = 'application/x-www-form-urlencoded';
const noSignal = () => new AbortController().signal;

describe('the connect link', () => {
  test('is the md5 of the base64 of the second it was made in', () => {
    const rig = new ShopRig();
    expect(rig.shop.connectLink(8080)).toMatch(
      new RegExp(`^http://127\\.0\\.0\\.1:8080${ENDPOINT_PATH.replaceAll('.', '\\.')}\\?hash=[0-9a-f]{32}$`),
    );
    expect(rig.shop.connectLink(8080)).toBe(rig.shop.connectLink(8080));
  });

  test('cannot be made twice within one second, and an old one stays valid', async () => {
    const rig = new ShopRig();
    const first = rig.admin.generateHash();
    expect(() => rig.admin.generateHash()).toThrow(ShopRefusal);
    await rig.clock.advance(1_000);
    expect(rig.admin.generateHash()).not.toBe(first);
    expect(rig.admin.isHashActive(first)).toBe(true);
  });

  test.each([
    ['unknown', '0123456789abcdef0123456789abcdef'],
    ['missing', undefined],
    ['empty', ''],
  ])('answers 403 with an empty body at once when it is %s', async (_, hash) => {
    const rig = new ShopRig();
    rig.admin.currentHash();
    const query = hash === undefined ? {} : { hash };
    const request = { method: 'POST', path: ENDPOINT_PATH, query, headers: {}, body: '{}' };
    expect(await rig.shop.handle(request, noSignal())).toMatchObject({ status: 403, body: '' });
  });

  test('answers 403 once it was switched off', async () => {
    const rig = new ShopRig();
    const hash = rig.admin.currentHash();
    rig.admin.switchHash(hash, false);
    const request = { method: 'POST', path: ENDPOINT_PATH, query: { hash }, headers: {}, body: '{}' };
    expect(await rig.shop.handle(request, noSignal())).toMatchObject({ status: 403, body: '' });
  });

  test('is trimmed before it is looked up', async () => {
    const rig = new ShopRig();
    const query = { hash: ` ${rig.admin.currentHash()} ` };
    const request = { method: 'POST', path: ENDPOINT_PATH, query, headers: {}, body: 'x' };
    expect(await rig.shop.handle(request, noSignal())).toMatchObject({ status: 500 });
  });
});

test('a body that is not JSON gives 500 with a short Russian text that is not JSON', async () => {
  const answer = await new ShopRig().post('kkm=1');
  expect(answer.status).toBe(500);
  expect(answer.body).toContain('ошибка');
  expect(answer.headers['content-type']).toContain('text/html');
});

test('a form body finds its hash and then fails as JSON', async () => {
  const rig = new ShopRig();
  const body = `hash=${rig.admin.currentHash()}`;
  const request = { method: 'POST', path: ENDPOINT_PATH, query: {}, headers: { 'content-type': FORM }, body };
  expect(await rig.shop.handle(request, noSignal())).toMatchObject({ status: 500 });
});

test.each([
  ['a GET without a body', 'GET', ''],
  ['a request without cashboxes', 'POST', '{"api_version":"3"}'],
  ['a request with an empty list of cashboxes', 'POST', '{"api_version":"3","kkm":[]}'],
])('%s is held in steps of five seconds and answered with an empty object', async (_, method, body) => {
  const rig = new ShopRig();
  const query = { hash: rig.admin.currentHash() };
  const before = rig.clock.now();
  const request = { method, path: ENDPOINT_PATH, query, headers: {}, body: new TextEncoder().encode(body) };
  const answer = await rig.clock.run(rig.shop.handle(request, noSignal()));
  expect(answer).toMatchObject({ status: 200, body: '{}' });
  expect(rig.clock.now() - before).toBe(65_000);
});

test.each([
  [0, 60],
  [30, 22],
  [60, 45],
  [80, 60],
  [300, 60],
  [8, 6],
])('with max_execution_time %i the hold ends after %i seconds', (phpLimit, holdS) => {
  expect(holdLimitMs(phpLimit)).toBe(holdS * 1000);
});

test('a small max_execution_time shortens the hold', async () => {
  const rig = await new ShopRig({ site: { phpMaxExecutionTimeS: 8 } }).meet();
  const before = rig.clock.now();
  await rig.poll();
  expect(rig.clock.now() - before).toBe(6_500);
});

test('a held poll ends when the client leaves, and takes no check afterwards', async () => {
  const rig = await new ShopRig().meet();
  const leave = new AbortController();
  const poll = rig.ask(rig.body(), leave.signal);
  await rig.clock.advance(3_000);
  leave.abort(new Error('gone'));
  await expect(poll).rejects.toThrow('gone');
  const sold = rig.sell();
  await rig.clock.advance(5_000);
  expect(rig.row(sold).status).toBe('N');
});

test('another address of the site is a page for people, marked as training', async () => {
  const rig = new ShopRig();
  const ask = (path: string) => rig.shop.handle({ method: 'GET', path, query: {}, headers: {}, body: '' }, noSignal());
  expect(await ask('/')).toMatchObject({ status: 200, headers: { 'x-training-shop': 'yes' } });
  expect((await ask('/')).body).toContain('УЧЕБНЫЙ');
  expect((await ask('/bitrix/admin')).status).toBe(404);
});

test('the log keeps whole requests only at level 3', async () => {
  for (const logLevel of [1, 3] as const) {
    const rig = await new ShopRig({ site: { logLevel } }).meet();
    expect(rig.shop.log().filter((entry) => entry.level === 'request')).toHaveLength(logLevel === 3 ? 1 : 0);
  }
});
