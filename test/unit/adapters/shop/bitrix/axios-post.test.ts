import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, globalAgent } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { axiosPost } from '../../../../../src/adapters/shop/bitrix/axios-post.ts';
import { siteFault } from '../../../../../src/adapters/shop/bitrix/site-fault.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { makeCertificate } from '../../notify/certificate.ts';
import { HASH, NEVER } from './door-rig.ts';

const closers: (() => void)[] = [];

beforeEach(() => {
  vi.stubEnv('NO_PROXY', '127.0.0.1,localhost');
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) close();
});

function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function site(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const port = await listen(createServer(answer));
  return `http://127.0.0.1:${port}/bitrix/tools/sale_check_print.php?hash=${HASH}`;
}

/** A server that says exactly these bytes and hangs up. */
async function rawSite(text: string): Promise<string> {
  const port = await listen(
    createTcpServer((socket) => {
      socket.once('data', () => socket.end(text));
    }),
  );
  return `http://127.0.0.1:${port}/?hash=${HASH}`;
}

const post = (url: string, signal = NEVER, clock = new VirtualClock()) =>
  axiosPost(clock)({ url, body: '{"kkm":[]}', timeoutMs: 100_000 }, signal);

/** State of the site after a request that failed; checks that the link is nowhere in it. */
async function stateOf(request: Promise<unknown>): Promise<string> {
  const fault = siteFault(
    await request.then(
      () => 'answered',
      (error: unknown) => error,
    ),
  );
  expect(inspect(fault, { depth: 10 })).not.toContain(HASH);
  return `${fault.code} ${fault.detail}`;
}

describe('an answer', () => {
  test('arrives with status, headers and text; the request is JSON without cookies', async () => {
    let seen: IncomingMessage['headers'] = {};
    let body = '';
    const url = await site((request, response) => {
      seen = request.headers;
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        response.setHeader('Set-Cookie', 'PHPSESSID=abc');
        response.setHeader('Content-Type', 'application/json');
        response.end('{"print":[{"name":"Чайник"}]}');
      });
    });
    const send = axiosPost(new VirtualClock());
    for (let i = 0; i < 2; i++) {
      const answer = await send({ url, body: '{"kkm":[]}', timeoutMs: 1000 }, NEVER);
      expect(answer).toMatchObject({ status: 200, body: '{"print":[{"name":"Чайник"}]}' });
      expect(answer.headers['content-type']).toBe('application/json');
    }
    expect(body).toBe('{"kkm":[]}{"kkm":[]}');
    expect(seen).toMatchObject({ 'content-type': 'application/json', 'content-length': '10' });
    expect(seen.cookie).toBeUndefined();
  });

  test('is unpacked', async () => {
    const url = await site((_, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync('{"ack":[]}'));
    });
    expect((await post(url)).body).toBe('{"ack":[]}');
  });

  test.each([301, 302, 307, 308, 403, 404, 500, 504])('of status %i is an answer, not followed', async (status) => {
    let requests = 0;
    const url = await site((_, response) => {
      requests += 1;
      response.writeHead(status, { location: 'https://elsewhere.example.ru/' }).end('text');
    });
    expect(await post(url)).toMatchObject({ status, body: 'text' });
    expect(requests).toBe(1);
  });
});

describe('the certificate of the site', () => {
  test('is told with the answer, until when it is good', async () => {
    const certificate = makeCertificate('localhost');
    const port = await listen(createTlsServer(certificate, (_, response) => response.end('{}')));
    const before = globalAgent.options.ca;
    globalAgent.options.ca = certificate.cert;
    closers.push(() => {
      globalAgent.options.ca = before;
    });
    const { certificateUntil } = await post(`https://localhost:${port}/?hash=${HASH}`);
    expect(certificateUntil).toBe(Date.parse('2099-12-31T23:59:59Z'));
  });

  test('is not told where there is none', async () => {
    const url = await site((_, response) => response.end('{}'));
    expect((await post(url)).certificateUntil).toBeUndefined();
  });
});

describe('no answer', () => {
  test('the name is not found', async () => {
    expect(await stateOf(post(`http://no-such-shop.invalid/?hash=${HASH}`))).toMatch(/^CB-701 /);
  });

  test('nobody listens', async () => {
    const url = await site((_, response) => response.end());
    for (const close of closers.splice(0)) close();
    expect(await stateOf(post(url))).toBe('CB-702 ECONNREFUSED');
  });

  test('the other side speaks no TLS', async () => {
    const url = await site((_, response) => response.end());
    expect(await stateOf(post(url.replace('http:', 'https:')))).toMatch(/^CB-703 /);
  });

  test('the body breaks off before its announced length', async () => {
    const url = await rawSite('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"print":[');
    expect(await stateOf(post(url))).toMatch(/^CB-708 /);
  });

  test('the body breaks off between chunks', async () => {
    const url = await rawSite('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n');
    expect(await stateOf(post(url))).toMatch(/^CB-708 /);
  });

  test('the line is dropped before a byte of the answer', async () => {
    const url = await rawSite('');
    expect(await stateOf(post(url))).toMatch(/^CB-708 /);
  });

  test('something that is no HTTP answers', async () => {
    expect(await stateOf(post(await rawSite('SSH-2.0-OpenSSH_9.9\r\n')))).toMatch(/^CB-711 HPE_/);
  });

  test('silence ends at the limit, by our clock', async () => {
    const clock = new VirtualClock();
    let asked = () => {};
    const request = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const url = await site(() => asked());
    const state = stateOf(post(url, NEVER, clock));
    await request;
    await clock.advance(100_000);
    expect(await state).toBe('CB-710 ETIMEDOUT');
  });

  test('we leave: the request ends at once and leaves no timer behind', async () => {
    const clock = new VirtualClock();
    const leave = new AbortController();
    const url = await site(() => leave.abort());
    await expect(post(url, leave.signal, clock)).rejects.toThrow();
    await expect(clock.run(new Promise(() => undefined))).rejects.toThrow('no timer is left');
  });
});
