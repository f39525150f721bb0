import { describe, expect, test, vi } from 'vitest';
import { mailRow, mailServer, smtpRefusal, USER } from './mail-rig.ts';
import { ALL_CLEAR, faultOf, MESSAGE, NEVER, open, PASSWORD } from './notify-rig.ts';
import { closedPort, connectProxy, rawServer, SITE, STRANGER, silentServer, useServers } from './servers.ts';

useServers();

const faultAt = (port: number, more = {}) => faultOf(open(mailRow(port, more)).way.send(MESSAGE, NEVER));
const header = (letter: string | undefined, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(letter ?? '')?.[1];

describe('a letter', () => {
  test('goes to all addresses over TLS, with an identity of its own', async () => {
    const server = await mailServer();
    await open(mailRow(server.port)).way.send(MESSAGE, NEVER);
    expect(server.recipients).toEqual(['owner@shop.example', 'accountant@shop.example']);
    expect(server.logins).toEqual([true]);
    const [letter] = server.letters;
    expect(header(letter, 'Message-ID')).toBe('<alarm-2026-11-24-0001@shop.example>');
    expect(header(letter, 'From')).toBe('KassaBridge <robot@shop.example>');
    expect(header(letter, 'Date')).toBe('Tue, 24 Nov 2026 09:00:00 +0000');
    expect(header(letter, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(letter, 'Importance')).toBe('High');
    expect(header(letter, 'Content-Type')).toMatch(/^text\/plain; charset=utf-8/);
    const text = Buffer.from(letter?.split('\r\n\r\n').slice(1).join('') ?? '', 'base64').toString();
    expect(text.trim().replaceAll('\r\n', '\n')).toBe(MESSAGE.body.ru);
  });

  test('is the same at every try, in the language of the settings', async () => {
    const server = await mailServer();
    const { way } = open(mailRow(server.port, { language: 'en' }));
    await way.send(ALL_CLEAR, NEVER);
    await way.send(ALL_CLEAR, NEVER);
    const [first, second] = server.letters;
    expect(header(first, 'Subject')).toBe(ALL_CLEAR.title.en);
    expect(header(first, 'Importance')).toBeUndefined();
    expect(header(second, 'Message-ID')).toBe(header(first, 'Message-ID'));
  });

  test('waits with the password until the connection is encrypted (STARTTLS)', async () => {
    const server = await mailServer({ secure: false });
    await open(mailRow(server.port, { security: 'starttls' })).way.send(MESSAGE, NEVER);
    expect(server.letters).toHaveLength(1);
    expect(server.logins).toEqual([true]);
  });

  test('is not sent where STARTTLS is not to be had', async () => {
    const server = await mailServer({ secure: false, hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await faultAt(server.port, { security: 'starttls' })).toMatch(/^CB-853 retry 127\.0\.0\.1/);
    expect(server.logins).toEqual([]);
  });

  test('needs neither TLS nor a user on this computer', async () => {
    const server = await mailServer({ secure: false, authOptional: true });
    const { user: _, passwordFile: __, ...row } = mailRow(server.port, { security: 'none' });
    await open(row).way.send(MESSAGE, NEVER);
    expect(server.letters).toHaveLength(1);
    expect(server.logins).toEqual([]);
  });

  test('goes through a tunnel of a proxy, with the certificate of the mail server checked', async () => {
    const server = await mailServer();
    const proxy = await connectProxy(server);
    await open(mailRow(465, { host: SITE, proxy: proxy.url })).way.send(MESSAGE, NEVER);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    await open(mailRow(2465, { host: SITE })).way.send(MESSAGE, NEVER);
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${SITE}:465`, `${SITE}:2465`]);
    expect(server.letters).toHaveLength(2);
  });

  test('that one of two addresses was taken for is taken, and the log counts the other', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('owner') ? smtpRefusal(550, '5.1.1 No such user') : null),
    });
    const { way, lines } = open(mailRow(server.port));
    await way.send(MESSAGE, NEVER);
    expect(server.letters).toHaveLength(1);
    expect(lines).toEqual(['notify: some mail addresses refused {"id":"way1","refused":1}']);
  });
});

describe('a refusal', () => {
  test('of the password needs a person; what the server repeats of it is not told', async () => {
    const server = await mailServer({
      onAuth: ({ password }, _, done) =>
        done(smtpRefusal(535, `5.7.8 Bad password ${password} of ${USER}@shop.example`)),
    });
    expect(await faultAt(server.port)).toBe('CB-856 operator 127.0.0.1: 535 5.7.8 Bad password *** of ***');
  });

  test.each([
    [535, 'EAUTH', 'CB-856 operator'],
    [534, '5.7.9 Application-specific password required', 'CB-856 operator'],
    [454, '4.7.0 Temporary authentication failure', 'CB-852 retry'],
  ])('of the login with %i is %s: %s', async (code, text, start) => {
    const server = await mailServer({ onAuth: (_, __, done) => done(smtpRefusal(code, text)) });
    expect(await faultAt(server.port)).toMatch(new RegExp(`^${start} 127\\.0\\.0\\.1: ${code}`));
  });

  test.each([
    [550, 'CB-857 operator'],
    [553, 'CB-857 operator'],
    [530, 'CB-856 operator'],
    [450, 'CB-852 retry'],
    [421, 'CB-852 retry'],
  ])('of the sender with %i is %s', async (code, start) => {
    const server = await mailServer({ onMailFrom: (_, __, done) => done(smtpRefusal(code, 'No')) });
    expect(await faultAt(server.port)).toMatch(new RegExp(`^${start} 127\\.0\\.0\\.1: ${code}`));
  });

  test.each([
    [550, 'CB-857 operator'],
    [451, 'CB-852 retry'],
  ])('of every address with %i is %s', async (code, start) => {
    const server = await mailServer({ onRcptTo: (_, __, done) => done(smtpRefusal(code, 'No')) });
    expect(await faultAt(server.port)).toMatch(new RegExp(`^${start}`));
  });

  test.each([
    [554, 'CB-857 operator'],
    [452, 'CB-852 retry'],
  ])('of the letter itself with %i is %s', async (code, start) => {
    const server = await mailServer({
      onData(stream, _, done) {
        stream.on('end', () => done(smtpRefusal(code, 'Looks like spam'))).resume();
      },
    });
    expect(await faultAt(server.port)).toMatch(new RegExp(`^${start} .*Looks like spam`));
  });

  test.each([
    ['missing.txt', /^CB-858 operator нет файла missing\.txt$/],
    ['other.txt', /^CB-858 operator в файле other\.txt .*пароль почты/],
  ])('of our own: %s holds no password', async (passwordFile, words) => {
    const server = await mailServer();
    expect(await faultAt(server.port, { passwordFile })).toMatch(words);
    expect(server.logins).toEqual([]);
  });
});

describe('on a bad day', () => {
  test.each([
    ['says nothing', { security: 'none' }],
    ['says nothing under TLS', { security: 'tls' }],
  ])('a server that %s is left after a minute', async (_, more) => {
    const server = await silentServer();
    const { way, clock } = open(mailRow(server.port, more));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await server.met;
    await clock.advance(60_000);
    expect(await fault).toBe('CB-851 retry 127.0.0.1: нет ответа за 60 с');
  });

  test('a server that falls silent over the letter is left after a minute', async () => {
    const begun = Promise.withResolvers<void>();
    const server = await mailServer({
      onData(stream) {
        stream.on('end', () => begun.resolve()).resume();
      },
    });
    const { way, clock } = open(mailRow(server.port));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await begun.promise;
    await clock.advance(60_000);
    expect(await fault).toMatch(/^CB-851 retry/);
  });

  test.each(['the server', 'the proxy'])('%s that falls silent behind a proxy is left after a minute', async (who) => {
    const begun = Promise.withResolvers<void>();
    const server = await mailServer({
      onData(stream) {
        stream.on('end', () => begun.resolve()).resume();
      },
    });
    const silent = await silentServer();
    const proxy = await connectProxy(server);
    const port = who === 'the proxy' ? silent.port : proxy.port;
    const { way, clock } = open(mailRow(465, { host: SITE, proxy: `http://127.0.0.1:${port}` }));
    const fault = faultOf(way.send(MESSAGE, NEVER));
    await (who === 'the proxy' ? silent.met : begun.promise);
    await clock.advance(60_000);
    expect(await fault).toMatch(/^CB-851 retry/);
  });

  test('a stop of the agent ends the waiting with its own reason', async () => {
    const server = await silentServer();
    const stop = new AbortController();
    const sending = open(mailRow(server.port)).way.send(MESSAGE, stop.signal);
    await server.met;
    stop.abort(new Error('stopping'));
    await expect(sending).rejects.toThrow('stopping');
  });

  test.each([
    ['hangs up at once', '', 'CB-851 retry'],
    ['is no mail server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'CB-859 retry'],
    ['talks garbage', '\x00\x01\x02\xff\r\n', 'CB-859 retry'],
    ['is full', '421 4.3.2 Too many connections\r\n', 'CB-852 retry'],
    ['wants nobody', '554 5.7.1 No\r\n', 'CB-857 operator'],
    ['hangs up in the middle', '220 smtp ready\r\n', 'CB-851 retry'],
  ])('a server that %s', async (_, greeting, start) => {
    const port = await rawServer(greeting, true);
    expect(await faultAt(port, { security: 'none' })).toMatch(new RegExp(`^${start}`));
  });

  test('nobody there is tried again later', async () => {
    expect(await faultAt(await closedPort())).toBe('CB-851 retry 127.0.0.1: ECONNREFUSED');
  });

  test.each([
    ['tls', true],
    ['starttls', false],
  ])('a certificate of somebody else is not believed (%s)', async (security, secure) => {
    const server = await mailServer({ ...STRANGER, secure });
    expect(await faultAt(server.port, { security })).toMatch(/^CB-853 retry 127\.0\.0\.1: DEPTH_ZERO/);
    expect(server.logins).toEqual([]);
  });

  test.each([
    [407, 'CB-855 operator'],
    [403, 'CB-855 operator'],
    [503, 'CB-854 retry'],
  ])('a proxy that answers %i is named', async (status, start) => {
    const proxy = await connectProxy({ status });
    vi.stubEnv('HTTPS_PROXY', `http://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${proxy.port}`);
    expect(await faultAt(465, { host: SITE })).toBe(`${start} прокси 127.0.0.1:${proxy.port}: ответ ${status}`);
  });

  test('a proxy that is not there is named', async () => {
    const port = await closedPort();
    expect(await faultAt(465, { host: SITE, proxy: `http://127.0.0.1:${port}` })).toBe(
      `CB-854 retry ${SITE}, прокси 127.0.0.1:${port}: ECONNREFUSED`,
    );
  });
});
