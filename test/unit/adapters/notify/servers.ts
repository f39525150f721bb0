import { createServer as createHttp, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { makeCertificate } from './certificate.ts';

/** Names the test servers go by; only the test proxy knows where they are. */
export const SITE = 'site.example.test';
export const TRUSTED = makeCertificate(SITE);
export const STRANGER = makeCertificate(SITE);

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];
const closers: (() => void)[] = [];

/** In each file: no proxy of the machine, one certificate trusted, every server closed after its test. */
export function useServers(): void {
  const usual = tls.getCACertificates('default');
  beforeAll(() => tls.setDefaultCACertificates([...usual, TRUSTED.cert]));
  afterAll(() => tls.setDefaultCACertificates(usual));
  beforeEach(() => {
    for (const name of PROXY_VARIABLES) {
      vi.stubEnv(name, undefined);
      vi.stubEnv(name.toLowerCase(), undefined);
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    for (const close of closers.splice(0)) close();
  });
}

/** @returns the port on 127.0.0.1 */
export function listen(server: Server, hangUp = hangUpOn(server, 'connection')): Promise<number> {
  closers.push(() => {
    hangUp();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Quirk: the socket under a TLS socket must be left to that; Node 24.21 dies (SIGSEGV) when it is destroyed by itself. */
function hangUpOn(server: Server, event: 'connection' | 'secureConnection'): () => void {
  const sockets = new Set<Socket>();
  server.on(event, (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** One request as a test server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestSite {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly seen: readonly Seen[];
}

type Answer = (response: ServerResponse, seen: Seen) => void;

export const answerWith =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

export async function httpSite(answer: Answer): Promise<TestSite> {
  const seen: Seen[] = [];
  const port = await listen(createHttp(recorder(seen, answer)));
  return { port, url: `http://127.0.0.1:${port}`, seen };
}

export async function httpsSite(answer: Answer, certificate = TRUSTED): Promise<TestSite> {
  const seen: Seen[] = [];
  const server = createHttps({ ...certificate }, recorder(seen, answer));
  const port = await listen(server, hangUpOn(server, 'secureConnection'));
  return { port, url: `https://127.0.0.1:${port}`, seen };
}

function recorder(seen: Seen[], answer: Answer): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      answer(response, one);
    });
  };
}

/** Says exactly these bytes as soon as it is connected (`greets`) or spoken to, and hangs up. */
export function rawServer(text: string, greets = false): Promise<number> {
  return listen(
    createTcp((socket) => {
      if (greets) socket.end(text);
      else socket.once('data', () => socket.end(text));
    }),
  );
}

export interface SilentServer {
  readonly port: number;
  /** Resolves when somebody has connected. */
  readonly met: Promise<void>;
}

/** Takes connections and never says a byte; `hangsUp`: and ends them. */
export async function silentServer(hangsUp = false): Promise<SilentServer> {
  const met = Promise.withResolvers<void>();
  const server = createTcp((socket) => {
    if (hangsUp) socket.end();
    met.resolve();
  });
  const port = await listen(server);
  return { port, met: met.promise };
}

/** A port nobody listens at. */
export async function closedPort(): Promise<number> {
  const server = createTcp();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface TestProxy {
  readonly port: number;
  readonly url: string;
  /** `host:port` of each tunnel asked for, and who asked. */
  readonly asked: readonly { readonly target: string; readonly authorization: string | undefined }[];
}

/** An HTTP proxy that opens tunnels to one port of this computer, whatever name is asked for; or refuses with a status. */
export async function connectProxy(to: { readonly port: number } | { readonly status: number }): Promise<TestProxy> {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const server = createHttp((_, response) => response.writeHead(418).end('not a tunnel'));
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Socket) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    if ('status' in to) socket.end(`HTTP/1.1 ${to.status} No\r\nContent-Length: 0\r\n\r\n`);
    else tunnel(socket, to.port);
  });
  const port = await listen(server);
  return { port, url: `http://127.0.0.1:${port}`, asked };
}

function tunnel(socket: Socket, port: number): void {
  const site = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    site.pipe(socket).pipe(site);
  });
  site.on('error', () => socket.destroy());
  socket.on('close', () => site.destroy());
}
