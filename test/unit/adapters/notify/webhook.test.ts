import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ALARM, ALL_CLEAR, faultOf, MESSAGE, NEVER, open, WEBHOOK_SECRET } from './notify-rig.ts';
import { answerWith, httpSite, rawServer, silentServer, useServers } from './servers.ts';

useServers();

const row = (url: string, more = {}) => ({ kind: 'webhook', url, secretFile: 'secret.txt', ...more });

test('a message leaves as JSON of version 1, signed with its second', async () => {
  const site = await httpSite(answerWith(204));
  const { way, clock } = open(row(`${site.url}/hook?to=shop`));
  await way.send(MESSAGE, NEVER);
  const seen = site.seen[0];
  expect(seen).toMatchObject({ method: 'POST', path: '/hook?to=shop' });
  const timestamp = String(clock.now() / 1000);
  const hmac = createHmac('sha256', WEBHOOK_SECRET).update(`${timestamp}.${seen?.body}`).digest('hex');
  expect(seen?.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-kassabridge-timestamp': timestamp,
    'x-kassabridge-signature': `sha256=${hmac}`,
  });
  const { key, kind, subject, level, since } = ALARM;
  expect(JSON.parse(seen?.body ?? '')).toEqual({
    version: 1,
    id: MESSAGE.id,
    kind: 'alarm',
    level: 'trouble',
    at: MESSAGE.at,
    title: MESSAGE.title.ru,
    body: MESSAGE.body.ru,
    alarms: [{ key, kind, subject, level, since, reason: ALARM.reason.ru, cure: ALARM.cure.ru }],
    over: [],
  });
});

test('an all-clear has level null and names what is over, in the language of the settings', async () => {
  const site = await httpSite(answerWith(200, 'thanks'));
  await open(row(site.url, { language: 'en' })).way.send(ALL_CLEAR, NEVER);
  expect(JSON.parse(site.seen[0]?.body ?? '')).toMatchObject({
    kind: 'allClear',
    level: null,
    title: ALL_CLEAR.title.en,
    alarms: [],
    over: [{ subject: { of: 'agent' }, reason: ALARM.reason.en, cure: ALARM.cure.en }],
  });
});

test.each([
  [400, 'CB-857 operator'],
  [401, 'CB-856 operator'],
  [403, 'CB-856 operator'],
  [404, 'CB-856 operator'],
  [410, 'CB-856 operator'],
  [408, 'CB-852 retry'],
  [429, 'CB-852 retry'],
  [500, 'CB-852 retry'],
  [503, 'CB-852 retry'],
  [409, 'CB-859 retry'],
])('status %i is %s', async (status, start) => {
  const site = await httpSite(answerWith(status, WEBHOOK_SECRET));
  expect(await faultOf(open(row(site.url)).way.send(MESSAGE, NEVER))).toBe(`${start} 127.0.0.1: ответ ${status}`);
});

test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const other = await httpSite(answerWith(200));
  const site = await httpSite(answerWith(status, '', { Location: other.url }));
  expect(await faultOf(open(row(site.url)).way.send(MESSAGE, NEVER))).toMatch(/^CB-859 retry/);
  expect(other.seen).toHaveLength(0);
});

test('an answer that breaks off is tried again: it may not have been taken', async () => {
  const port = await rawServer('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nth');
  expect(await faultOf(open(row(`http://127.0.0.1:${port}`)).way.send(MESSAGE, NEVER))).toMatch(/^CB-851 retry/);
});

test('an answer without an end is not read to it', async () => {
  const site = await httpSite(answerWith(200, 'x'.repeat(2 * 1024 * 1024)));
  expect(await faultOf(open(row(site.url)).way.send(MESSAGE, NEVER))).toMatch(/^CB-851 retry/);
});

test('silence ends after 30 seconds', async () => {
  const server = await silentServer();
  const { way, clock } = open(row(`http://127.0.0.1:${server.port}`));
  const fault = faultOf(way.send(MESSAGE, NEVER));
  await server.met;
  await clock.advance(30_000);
  expect(await fault).toMatch(/^CB-851 retry/);
});

test('a secret that can be guessed is refused before anything leaves', async () => {
  const site = await httpSite(answerWith(200));
  const sending = open(row(site.url, { secretFile: 'short.txt' })).way.send(MESSAGE, NEVER);
  expect(await faultOf(sending)).toMatch(/^CB-858 operator в файле short\.txt .*не короче 16/);
  expect(site.seen).toHaveLength(0);
});
