import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOurPage, PAGE_ADDRESS, pageFile } from '../../../../src/shell/window/page-address.ts';
import { contentPolicy, pageResponse } from '../../../../src/shell/window/page-response.ts';

const FOLDER = '/opt/app/dist/window';

describe('address of a page', () => {
  it('leads to a file of the window', () => {
    expect(pageFile(PAGE_ADDRESS, FOLDER)).toBe(join(FOLDER, 'index.html'));
    expect(pageFile('kassabridge://window/', FOLDER)).toBe(join(FOLDER, 'index.html'));
    expect(pageFile('kassabridge://window/assets/main.js?v=1#x', FOLDER)).toBe(join(FOLDER, 'assets', 'main.js'));
  });

  it.each([
    'kassabridge://window/../secret',
    'kassabridge://window/..%2fsecret',
    'kassabridge://window/%2e%2e/%2e%2e/secret',
    'kassabridge://window/a/..%2f..%2f..%2fsecret',
    'kassabridge://window/..%5csecret',
    'kassabridge://window/a\\..\\..\\secret',
    'kassabridge://window/c:/secret',
    'kassabridge://window/index.html%00.js',
    'kassabridge://window/%E0%A4%A',
    'kassabridge://other/index.html',
    'kassabridge://window.evil/index.html',
    'https://window/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('leads nowhere else: %s', (address) => {
    const file = pageFile(address, FOLDER);
    // What Chromium has already put right may name a file of the window, never one outside.
    if (file !== undefined) expect(file.startsWith(`${FOLDER}/`)).toBe(true);
    expect(file ?? '').not.toMatch(/^(?!\/opt\/app\/dist\/window\/)./);
  });

  it('does not mix up a folder whose name only begins alike', () => {
    expect(pageFile('kassabridge://window/..%2fwindow-other/x.js', FOLDER)).toBeUndefined();
  });

  it('is ours by scheme and host, not by how it looks', () => {
    expect(isOurPage(PAGE_ADDRESS)).toBe(true);
    for (const other of [
      'kassabridge://windows/index.html',
      'https://kassabridge://window/',
      'kassabridge:window',
      'about:blank',
      '',
    ])
      expect(isOurPage(other)).toBe(false);
  });
});

describe('answer to a window', () => {
  const files: Record<string, string> = {
    [join(FOLDER, 'index.html')]: '<meta name="csp-nonce" content="__CSP_NONCE__">',
    [join(FOLDER, 'main.js')]: 'x',
    [join(FOLDER, 'notes.txt')]: 'x',
  };
  let nonces = 0;
  const source = {
    folder: FOLDER,
    read: async (file: string) => {
      const text = files[file];
      if (text === undefined) throw new Error('ENOENT');
      return new TextEncoder().encode(text);
    },
    newNonce: () => `nonce${++nonces}`,
  };
  const ask = (path: string, method = 'GET') => pageResponse({ url: `kassabridge://window${path}`, method }, source);

  it('has a page with a policy and a fresh nonce, the same in both', async () => {
    const one = await ask('/index.html');
    expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const nonce = /content="(nonce\d+)"/.exec(await one.text())?.[1];
    expect(one.headers.get('content-security-policy')).toBe(contentPolicy(nonce ?? ''));
    const two = await ask('/index.html');
    expect(two.headers.get('content-security-policy')).not.toBe(one.headers.get('content-security-policy'));
  });

  it('has scripts with their type, and nothing that belongs to no page', async () => {
    const script = await ask('/main.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('/notes.txt')).status).toBe(404);
    expect((await ask('/absent.js')).status).toBe(404);
    expect((await ask('/..%2fmain.js')).status).toBe(404);
    expect((await ask('/main.js', 'POST')).status).toBe(404);
  });
});

describe('policy of a page', () => {
  it('allows our own files, styles with the nonce, and nothing else', () => {
    expect(contentPolicy('abc').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'nonce-abc'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });
});
