import { describe, expect, test } from 'vitest';
import { NOTIFY_KEYS, NotifySchema, PingSchema } from '../../../../src/adapters/notify/settings.ts';
import { NOTIFY_ERRORS } from '../../../../src/core/errors/notify.ts';

const TELEGRAM = { id: 'tg', kind: 'telegram', tokenFile: 'token.txt', chatId: '@shop_alarms' };
const MAIL = {
  id: 'mail',
  kind: 'mail',
  host: 'smtp.example.ru',
  user: 'robot@example.ru',
  passwordFile: 'password.txt',
  from: 'robot@example.ru',
  to: ['boss@example.ru'],
};
const WEBHOOK = { id: 'hook', kind: 'webhook', url: 'https://example.ru/hook', secretFile: 'secret.txt' };

/** `path: message` of every fault. */
const faults = (row: unknown, schema: typeof NotifySchema | typeof PingSchema = NotifySchema): string[] =>
  schema.safeParse(row).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a row says little: the rest has a default', () => {
  const common = { level: 'attention', proxy: 'system', language: 'ru' };
  expect(NotifySchema.parse(TELEGRAM)).toEqual({ ...TELEGRAM, ...common, apiUrl: 'https://api.telegram.org' });
  expect(NotifySchema.parse(MAIL)).toEqual({ ...MAIL, ...common, security: 'tls' });
  expect(NotifySchema.parse(WEBHOOK)).toEqual({ ...WEBHOOK, ...common });
  expect(PingSchema.parse({ urlFile: 'ping.txt' })).toEqual({ urlFile: 'ping.txt', proxy: 'system' });
});

test('a chat may be written as a number', () => {
  expect(NotifySchema.parse({ ...TELEGRAM, chatId: -1001234567890 })).toMatchObject({ chatId: '-1001234567890' });
});

test.each([
  ['an unknown kind', { ...TELEGRAM, kind: 'sms' }, 'kind: одно из: telegram, mail, webhook'],
  ['a chat by its link', { ...TELEGRAM, chatId: 'https://t.me/shop' }, 'chatId: номер чата'],
  ['a bot over plain http', { ...TELEGRAM, apiUrl: 'http://bot.example.ru' }, 'apiUrl: адрес https://'],
  ['a hook with a password inside', { ...WEBHOOK, url: 'https://a:b@example.ru' }, 'url: адрес https://'],
  ['a proxy with a password inside', { ...WEBHOOK, proxy: 'http://a:b@proxy:80' }, 'proxy: "system", "none"'],
  ['a proxy of another kind', { ...WEBHOOK, proxy: 'socks5://proxy:1080' }, 'proxy: "system", "none"'],
  ['a proxy at no port there is', { ...WEBHOOK, proxy: 'http://proxy:99999' }, 'proxy: "system", "none"'],
  ['a time of no clock', { ...WEBHOOK, quietHours: { from: '24:00', to: '08:00' } }, 'quietHours.from: время'],
  ['quiet hours that never end', { ...WEBHOOK, quietHours: { from: '08:00', to: '08:00' } }, 'quietHours: начало'],
  ['mail readable on the network', { ...MAIL, security: 'none' }, 'security: "none" — только'],
  ['mail without a user', { ...MAIL, user: undefined, passwordFile: undefined }, 'user: не указано'],
  ['a user without a password', { ...MAIL, passwordFile: undefined }, 'passwordFile: user и passwordFile'],
  ['an address that is none', { ...MAIL, to: ['boss'] }, 'to.0: адрес почты'],
  ['a port there is not', { ...MAIL, port: 0 }, 'port: номер порта, от 1'],
  ['nobody to write to', { ...MAIL, to: [] }, 'to: нужен хотя бы один адрес'],
  ['a server with its port', { ...MAIL, host: 'smtp.example.ru:465' }, 'host: имя почтового сервера'],
])('%s is refused in words', (_, row, words) => {
  expect(faults(row).join('\n')).toContain(words);
});

test.each(['localhost', '127.0.0.1', '::1'])('mail of this computer (%s) needs neither TLS nor a user', (host) => {
  const { user: _, passwordFile: __, ...rest } = MAIL;
  expect(faults({ ...rest, host, security: 'none' })).toEqual([]);
});

test.each([
  ['token', TELEGRAM],
  ['password', MAIL],
  ['secret', WEBHOOK],
  ['parseMode', TELEGRAM],
])('%s is no key: a secret is named by its file', (key, row) => {
  expect(NotifySchema.safeParse({ ...row, [key]: 'x' }).error?.issues).toMatchObject([
    { code: 'unrecognized_keys', keys: [key] },
  ]);
});

test('ping takes a file and a proxy', () => {
  expect(faults({ url: 'https://hc.example/x' }, PingSchema)).toHaveLength(2);
});

test('every key of every kind is known to "did you mean"', () => {
  expect(NOTIFY_KEYS.notify).toEqual(
    expect.arrayContaining(['kind', 'quietHours', 'tokenFile', 'passwordFile', 'secretFile', 'proxy', 'language']),
  );
  expect(NOTIFY_KEYS.quietHours).toEqual(['from', 'to']);
  expect(NOTIFY_KEYS.ping).toEqual(['urlFile', 'proxy']);
});

describe('the catalog', () => {
  test.each(Object.entries(NOTIFY_ERRORS))('%s may be tried again or needs a person, and says so', (code, row) => {
    expect(code).toMatch(/^CB-85\d$/);
    expect(['retry', 'operator']).toContain(row.remedy);
    expect(row.ru).toMatch(/[А-я].*\.$/);
    expect(row.en).toMatch(/^[A-Z][ -~]*\.$/);
  });
});
