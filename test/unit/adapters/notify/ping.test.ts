import { expect, test } from 'vitest';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { faultOf, NEVER, PING_PATH, ping } from './notify-rig.ts';
import { answerWith, connectProxy, httpSite, httpsSite, SITE, silentServer, useServers } from './servers.ts';

useServers();

test('a sign of life is one GET', async () => {
  const service = await httpSite(answerWith(200, 'OK'));
  await ping(service.url + PING_PATH).send(NEVER);
  expect(service.seen).toMatchObject([{ method: 'GET', path: PING_PATH, body: '' }]);
});

test('it finds its way through a proxy', async () => {
  const service = await httpsSite(answerWith(200, 'OK'));
  const proxy = await connectProxy(service);
  await ping(`https://${SITE}${PING_PATH}`, proxy.url).send(NEVER);
  expect(service.seen).toHaveLength(1);
  expect(proxy.asked).toHaveLength(1);
});

test.each([
  [404, 'CB-856 operator'],
  [410, 'CB-856 operator'],
  [429, 'CB-852 retry'],
  [500, 'CB-852 retry'],
  [301, 'CB-859 retry'],
])('status %i is %s, and the address is not told', async (status, start) => {
  const service = await httpSite(answerWith(status, PING_PATH, { Location: PING_PATH }));
  expect(await faultOf(ping(service.url + PING_PATH).send(NEVER))).toBe(`${start} 127.0.0.1: ответ ${status}`);
});

test('silence ends after 30 seconds', async () => {
  const service = await silentServer();
  const clock = new VirtualClock();
  const fault = faultOf(ping(`http://127.0.0.1:${service.port}${PING_PATH}`, 'none', clock).send(NEVER));
  await service.met;
  await clock.advance(30_000);
  expect(await fault).toMatch(/^CB-851 retry/);
});

test.each(['', 'not an address', `http://service.example${PING_PATH}`, `https://a:b@service.example${PING_PATH}`])(
  'an address that cannot be one, or would give itself away, is refused: %s',
  async (url) => {
    expect(await faultOf(ping(url).send(NEVER))).toMatch(/^CB-858 operator в файле ping\.txt/);
  },
);
