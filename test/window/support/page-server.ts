import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { contentPolicy } from '../../../src/shell/window/page-response.ts';

const WINDOW = fileURLToPath(new URL('../../../dist/window/', import.meta.url));
/** A name nobody has: the page must need no network. */
export const PAGE = 'https://window.invalid/index.html';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Serves the built page as the shell does, with its content policy; everything else a page asks for is refused. */
export async function servePage(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.host !== 'window.invalid') return route.abort();
    const path = normalize(join(WINDOW, decodeURIComponent(url.pathname)));
    if (!path.startsWith(WINDOW)) return route.abort();
    const nonce = randomBytes(16).toString('base64');
    const body = path.endsWith('index.html')
      ? readFileSync(path, 'utf8').replaceAll('__CSP_NONCE__', nonce)
      : readFileSync(path);
    await route.fulfill({
      body,
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': contentPolicy(nonce),
      },
    });
  });
}
