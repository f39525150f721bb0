import { describe, expect, test, vi } from 'vitest';
import { proxyFor, proxyPort } from '../../../../src/adapters/notify/proxy.ts';
import { faultOf, MESSAGE, NEVER, open } from './notify-rig.ts';
import {
  answerWith,
  closedPort,
  connectProxy,
  httpSite,
  httpsSite,
  SITE,
  STRANGER,
  silentServer,
  useServers,
} from './servers.ts';

useServers();

const row = (proxy?: string, url = `https://${SITE}/hook`) => ({
  kind: 'webhook',
  url,
  secretFile: 'secret.txt',
  ...(proxy === undefined ? {} : { proxy }),
});

describe('HTTPS through a proxy', () => {
  test('goes in a tunnel the proxy cannot look into', async () => {
    const site = await httpsSite(answerWith(200));
    const proxy = await connectProxy(site);
    await open(row(proxy.url)).way.send(MESSAGE, NEVER);
    expect(proxy.asked).toEqual([{ target: `${SITE}:443`, authorization: undefined }]);
    expect(site.seen[0]).toMatchObject({ path: '/hook', headers: { host: SITE } });
  });

  test('takes the proxy of the environment when the settings say nothing, and its password goes to it alone', async () => {
    const site = await httpsSite(answerWith(200));
    const proxy = await connectProxy(site);
    vi.stubEnv('HTTPS_PROXY', `http://shop:p%40ss@127.0.0.1:${proxy.port}`);
    await open(row()).way.send(MESSAGE, NEVER);
    expect(proxy.asked[0]?.authorization).toBe(`Basic ${Buffer.from('shop:p@ss').toString('base64')}`);
    expect(site.seen[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('checks the certificate of the site', async () => {
    const site = await httpsSite(answerWith(200), STRANGER);
    const proxy = await connectProxy(site);
    expect(await faultOf(open(row(proxy.url)).way.send(MESSAGE, NEVER))).toMatch(/^CB-853 retry/);
    expect(site.seen).toHaveLength(0);
  });

  test('hears the refusal of the site as the refusal of the site', async () => {
    const proxy = await connectProxy(await httpsSite(answerWith(403)));
    expect(await faultOf(open(row(proxy.url)).way.send(MESSAGE, NEVER))).toBe(`CB-856 operator ${SITE}: ответ 403`);
  });

  test.each([
    [407, 'CB-855 operator'],
    [403, 'CB-855 operator'],
    [502, 'CB-854 retry'],
    [504, 'CB-854 retry'],
    [429, 'CB-854 retry'],
  ])('hears the refusal of the proxy (%i) as the refusal of the proxy', async (status, start) => {
    const proxy = await connectProxy({ status });
    vi.stubEnv('HTTPS_PROXY', `http://shop:webhook-secret-of-the-shop@127.0.0.1:${proxy.port}`);
    expect(await faultOf(open(row()).way.send(MESSAGE, NEVER))).toBe(
      `${start} прокси 127.0.0.1:${proxy.port}: ответ ${status}`,
    );
  });

  test('can be left while the site is silent inside the tunnel', async () => {
    const asked = Promise.withResolvers<void>();
    const proxy = await connectProxy(await httpsSite(() => asked.resolve()));
    const { way, clock } = open(row(proxy.url));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await asked.promise;
    await clock.advance(30_000);
    expect(await fault).toMatch(/^CB-851 retry/);
  });

  // Of the second the package under axios tells nothing: it is noticed by the time limit as well.
  test.each([
    ['is silent', false],
    ['hangs up', true],
  ])('can be left while the proxy %s', async (_, hangsUp) => {
    const proxy = await silentServer(hangsUp);
    const { way, clock } = open(row(`http://127.0.0.1:${proxy.port}`));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await proxy.met;
    await clock.advance(30_000);
    expect(await fault).toBe(`CB-851 retry ${SITE}, прокси 127.0.0.1:${proxy.port}: нет ответа за 30 с`);
  });

  test('names a proxy that is not there', async () => {
    const port = await closedPort();
    expect(await faultOf(open(row(`http://127.0.0.1:${port}`)).way.send(MESSAGE, NEVER))).toBe(
      `CB-854 retry ${SITE}, прокси 127.0.0.1:${port}: ECONNREFUSED`,
    );
  });
});

test('what is for this computer never goes to a proxy', async () => {
  const site = await httpSite(answerWith(200));
  const proxy = await connectProxy(site);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('HTTPS_PROXY', proxy.url);
  for (const setting of ['system', proxy.url]) await open(row(setting, site.url)).way.send(MESSAGE, NEVER);
  expect(site.seen).toHaveLength(2);
  expect(proxy.asked).toHaveLength(0);
});

describe('the proxy', () => {
  test('of the environment obeys NO_PROXY; "none" obeys nothing', () => {
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.local:3128');
    vi.stubEnv('NO_PROXY', 'api.local,.inside.example');
    expect(proxyFor('system', 'api.telegram.org', 443)?.href).toBe('http://proxy.local:3128/');
    expect(proxyFor('system', 'api.local', 443)).toBeUndefined();
    expect(proxyFor('system', 'mail.inside.example', 465)).toBeUndefined();
    expect(proxyFor('system', '2001:db8::1', 465)?.href).toBe('http://proxy.local:3128/');
    expect(proxyFor('none', 'api.telegram.org', 443)).toBeUndefined();
    expect(proxyFor('http://10.0.0.1:8080', 'api.local', 443)?.href).toBe('http://10.0.0.1:8080/');
  });

  test('is at the port its URL says, or at the usual one', () => {
    expect(proxyPort(new URL('http://proxy.local:80'))).toBe(80);
    expect(proxyPort(new URL('https://proxy.local'))).toBe(443);
    expect(proxyPort(new URL('http://proxy.local:3128'))).toBe(3128);
  });

  test.each(['socks5://127.0.0.1:1080', 'http://'])(
    'of the environment that we do not speak to (%s) is refused',
    async (url) => {
      vi.stubEnv('HTTPS_PROXY', url);
      expect(await faultOf(open(row()).way.send(MESSAGE, NEVER))).toMatch(/^CB-858 operator прокси/);
    },
  );
});
