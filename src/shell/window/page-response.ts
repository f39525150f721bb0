import { extname } from 'node:path';
import { pageFile } from './page-address.ts';

/** What our pages consist of; nothing else is handed out. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** In the page, for the styles that Fluent UI makes while it runs. */
const NONCE_PLACE = '__CSP_NONCE__';

export interface PageSource {
  /** Whole path of all a window may read. */
  readonly folder: string;
  /** Rejects when there is no such file. */
  readonly read: (file: string) => Promise<Uint8Array>;
  /** Fresh with each call: letters, digits, `+/=`. */
  readonly newNonce: () => string;
}

/** Answers a request of a window: local files only, each page with a policy and a nonce of its own. */
export async function pageResponse(
  { url, method }: { readonly url: string; readonly method: string },
  source: PageSource,
): Promise<Response> {
  const file = method === 'GET' ? pageFile(url, source.folder) : undefined;
  const type = file && TYPES[extname(file)];
  if (file === undefined || type === undefined) return absent();
  let content: Uint8Array;
  try {
    content = await source.read(file);
  } catch {
    return absent();
  }
  return extname(file) === '.html' ? page(content, source.newNonce()) : answer(content, { 'content-type': type });
}

function page(content: Uint8Array, nonce: string): Response {
  const text = new TextDecoder().decode(content).replaceAll(NONCE_PLACE, nonce);
  return answer(text, { 'content-type': TYPES['.html'] ?? '', 'content-security-policy': contentPolicy(nonce) });
}

/** Everything is forbidden but what comes from our own folder, and styles that know the nonce. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function answer(content: string | Uint8Array, headers: Record<string, string>): Response {
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { ...headers, ...COMMON } });
}

function absent(): Response {
  return new Response('', { status: 404, headers: COMMON });
}

const COMMON = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
