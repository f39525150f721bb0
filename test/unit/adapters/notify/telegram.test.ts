import { describe, expect, test } from 'vitest';
import { telegramText } from '../../../../src/adapters/notify/telegram/text.ts';
import { faultOf, MESSAGE, NEVER, open, TOKEN } from './notify-rig.ts';
import {
  answerWith,
  closedPort,
  httpSite,
  httpsSite,
  rawServer,
  STRANGER,
  silentServer,
  useServers,
} from './servers.ts';

useServers();

const OK = answerWith(200, JSON.stringify({ ok: true, result: { message_id: 1 } }));
const row = (apiUrl: string, more = {}) => ({
  kind: 'telegram',
  tokenFile: 'token.txt',
  chatId: -1001234567890,
  apiUrl,
  ...more,
});
const refusal = (status: number, description: string, parameters = {}) =>
  answerWith(status, JSON.stringify({ ok: false, error_code: status, description, parameters }));

describe('a message', () => {
  test('leaves as plain text to the chat of the settings', async () => {
    const bot = await httpSite(OK);
    await open(row(`${bot.url}/`)).way.send(MESSAGE, NEVER);
    expect(bot.seen).toHaveLength(1);
    expect(bot.seen[0]).toMatchObject({ method: 'POST', path: `/bot${TOKEN}/sendMessage` });
    expect(bot.seen[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(bot.seen[0]?.body ?? '')).toEqual({
      chat_id: '-1001234567890',
      text: `${MESSAGE.title.ru}\n\n${MESSAGE.body.ru}`,
      link_preview_options: { is_disabled: true },
    });
  });

  test('is told in the language of the settings, over TLS', async () => {
    const bot = await httpsSite(OK);
    await open(row(bot.url, { language: 'en' })).way.send(MESSAGE, NEVER);
    expect(JSON.parse(bot.seen[0]?.body ?? '')).toMatchObject({ text: `${MESSAGE.title.en}\n\n${MESSAGE.body.en}` });
  });

  test('that is too long ends with a whole line and a note', () => {
    const line = 'Касса kassa1 не отвечает.';
    const body = Array.from({ length: 300 }, () => line).join('\n');
    const text = telegramText({ ...MESSAGE, body: { ru: body, en: body } }, 'ru');
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text.length).toBeGreaterThan(4000);
    expect(text.split('\n').at(-1)).toMatch(/^… сообщение сокращено/);
    expect(text.split('\n').at(-2)).toBe(line);
  });

  test.each([4095, 4096])('of %i characters in one line is cut in no character', (length) => {
    const body = '🧾'.repeat(length);
    const text = telegramText({ ...MESSAGE, title: { ru: '', en: '' }, body: { ru: body, en: body } }, 'en');
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text.isWellFormed()).toBe(true);
    expect(text).toContain('… cut short');
  });

  test('that just fits is left alone', () => {
    const body = 'я'.repeat(4096);
    expect(telegramText({ ...MESSAGE, title: { ru: '', en: '' }, body: { ru: body, en: body } }, 'ru')).toBe(body);
  });
});

describe('an answer', () => {
  test.each([
    [401, 'Unauthorized', 'CB-856 operator'],
    [404, 'Not Found', 'CB-856 operator'],
    [400, 'Bad Request: chat not found', 'CB-857 operator'],
    [403, 'Forbidden: bot was blocked by the user', 'CB-857 operator'],
    [429, 'Too Many Requests', 'CB-852 retry'],
    [500, 'Internal Server Error', 'CB-852 retry'],
    [409, 'Conflict', 'CB-859 retry'],
  ])('%i is told with its words', async (status, words, start) => {
    const bot = await httpSite(refusal(status, words));
    expect(await faultOf(open(row(bot.url)).way.send(MESSAGE, NEVER))).toBe(
      `${start} 127.0.0.1: ответ ${status}; ${words}`,
    );
  });

  test('that repeats the token is told without it', async () => {
    const bot = await httpSite(refusal(400, `bad url /bot${TOKEN}/sendMessage ${encodeURIComponent(TOKEN)}`));
    expect(await faultOf(open(row(bot.url)).way.send(MESSAGE, NEVER))).toMatch(
      /^CB-857 operator .*bad url \/bot\*\*\*/,
    );
  });

  test('that moves the group names its new number', async () => {
    const bot = await httpSite(refusal(400, 'group upgraded', { migrate_to_chat_id: -100987 }));
    expect(await faultOf(open(row(bot.url)).way.send(MESSAGE, NEVER))).toContain('chatId: -100987');
  });

  test.each([
    ['a page', answerWith(200, '<html>log in</html>')],
    ['nothing', answerWith(200)],
    ['a refusal under 200', answerWith(200, '{"ok":false}')],
    ['a redirect', answerWith(302, '', { Location: 'http://127.0.0.1:1/' })],
  ])('that is %s was not Telegram', async (_, answer) => {
    const bot = await httpSite(answer);
    expect(await faultOf(open(row(bot.url)).way.send(MESSAGE, NEVER))).toMatch(/^CB-859 retry/);
    expect(bot.seen).toHaveLength(1);
  });
});

test('while Telegram has asked to wait it is not asked again', async () => {
  let answer = refusal(429, 'Too Many Requests: retry after 35', { retry_after: 35 });
  const bot = await httpSite((response, seen) => answer(response, seen));
  const { way, clock } = open(row(bot.url));
  expect(await faultOf(way.send(MESSAGE, NEVER))).toMatch(/^CB-852 retry .*просит подождать 35 с$/);
  answer = OK;
  await clock.advance(34_000);
  expect(await faultOf(way.send(MESSAGE, NEVER))).toMatch(/^CB-852 retry .*осталось 1 с$/);
  expect(bot.seen).toHaveLength(1);
  await clock.advance(1_000);
  await way.send(MESSAGE, NEVER);
  expect(bot.seen).toHaveLength(2);
});

describe('on a bad day', () => {
  test('silence ends after 30 seconds', async () => {
    const server = await silentServer();
    const { way, clock } = open(row(`http://127.0.0.1:${server.port}`));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await server.met;
    await clock.advance(30_000);
    expect(await fault).toBe('CB-851 retry 127.0.0.1: нет ответа за 30 с');
  });

  test('a stop of the agent ends the waiting with its own reason', async () => {
    const server = await silentServer();
    const stop = new AbortController();
    const sending = open(row(`http://127.0.0.1:${server.port}`)).way.send(MESSAGE, stop.signal);
    await server.met;
    stop.abort(new Error('stopping'));
    await expect(sending).rejects.toThrow('stopping');
    await expect(open(row('http://127.0.0.1:1')).way.send(MESSAGE, stop.signal)).rejects.toThrow('stopping');
  });

  test.each([
    ['a closed connection', ''],
    ['an answer cut in the middle', 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true'],
    ['an answer that is not HTTP', '\x00\x01\x02 220 smtp.example.test\r\n', 'CB-859'],
  ])('%s is tried again later', async (_, text, code = 'CB-851') => {
    const port = await rawServer(text);
    expect(await faultOf(open(row(`http://127.0.0.1:${port}`)).way.send(MESSAGE, NEVER))).toContain(`${code} retry`);
  });

  test('nobody there is tried again later', async () => {
    const apiUrl = `http://127.0.0.1:${await closedPort()}`;
    expect(await faultOf(open(row(apiUrl)).way.send(MESSAGE, NEVER))).toBe('CB-851 retry 127.0.0.1: ECONNREFUSED');
  });

  test('a certificate of somebody else is not believed', async () => {
    const bot = await httpsSite(OK, STRANGER);
    expect(await faultOf(open(row(bot.url)).way.send(MESSAGE, NEVER))).toMatch(
      /^CB-853 retry 127\.0\.0\.1: DEPTH_ZERO/,
    );
    expect(bot.seen).toHaveLength(0);
  });

  test.each([
    ['missing.txt', /^CB-858 operator нет файла missing\.txt$/],
    ['password.txt', /^CB-858 operator в файле password\.txt нет .*токен бота/],
    ['other.txt', /^CB-858 operator в файле other\.txt/],
  ])('%s holds no token', async (tokenFile, words) => {
    const bot = await httpSite(OK);
    expect(await faultOf(open(row(bot.url, { tokenFile })).way.send(MESSAGE, NEVER))).toMatch(words);
    expect(bot.seen).toHaveLength(0);
  });
});
