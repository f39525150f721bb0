import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ShopRequest, ShopResponse } from './http.ts';
import type { VirtualShop } from './virtual-shop.ts';

export interface ServeShopOptions {
  readonly shop: VirtualShop;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
}

export interface ServedShop {
  readonly port: number;
  /** What the agent is given; a secret. */
  readonly connectLink: string;
  close(): Promise<void>;
}

/** Serves a virtual shop over HTTP. Listens on this machine only unless told otherwise. */
export async function serveShop({ shop, port, host = '127.0.0.1' }: ServeShopOptions): Promise<ServedShop> {
  // Loaded late: whoever uses the shop in process never pays for a web server.
  const { fastify } = await import('fastify');
  const server = fastify({ forceCloseConnections: true, keepAliveTimeout: 75_000, bodyLimit: 16 * 1024 * 1024 });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.all('/*', (request, reply) => answer(shop, request, reply));
  await server.listen({ port, host });
  const address = server.server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return { port: boundPort, connectLink: shop.connectLink(boundPort), close: () => server.close() };
}

async function answer(shop: VirtualShop, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort(new Error('The client left'));
  reply.raw.once('close', leave);
  reply.hijack();
  try {
    send(reply, await shop.handle(toShopRequest(request), gone.signal));
  } catch (error) {
    // A client that left wants no answer; anything else is a mistake of the simulator and must not look like the shop.
    if (!gone.signal.aborted) {
      reply.raw.writeHead(599, { 'content-type': 'text/plain; charset=UTF-8' });
      reply.raw.end(String(error));
    }
  } finally {
    reply.raw.off('close', leave);
  }
}

function toShopRequest(request: FastifyRequest): ShopRequest {
  const url = new URL(request.url, 'http://training-shop.example');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]);
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    body: Buffer.isBuffer(request.body) ? request.body : '',
  };
}

function send({ raw }: FastifyReply, response: ShopResponse): void {
  const body = Buffer.from(response.body, 'utf8');
  if (response.delivery === 'dropped') {
    raw.destroy();
    return;
  }
  if (response.delivery === 'whole') {
    raw.writeHead(response.status, { ...response.headers, 'content-length': body.length });
    raw.end(body);
    return;
  }
  // Promises more than it sends, as a broken line does.
  raw.writeHead(response.status, { ...response.headers, 'content-length': body.length + 1 });
  raw.write(body, () => raw.destroy());
}
