/** electron-updater in a real Electron against a server on this computer: what is signed comes, and nothing else. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeKey, signFeeds } from '../../scripts/pack/sign-feed.mjs';
import { electronHere } from './support/electron-here.ts';
import { type Program, startProgram } from './support/program.ts';

const SOURCE = fileURLToPath(new URL('./update-feed/feed-program.ts', import.meta.url));
const PACKAGE = 'the new version, whole';
const NAME = 'KassaBridge-1.1.0.AppImage';
const FEED = 'latest-linux.yml';
const sumOf = (text: string) => createHash('sha512').update(text).digest('base64');
const REQUIRE =
  "import { createRequire as kassaRequire } from 'node:module'; const require = kassaRequire(import.meta.url);";

const electron = await electronHere([]);

describe.skipIf(electron === undefined)('updates from a server', { timeout: 60_000 }, () => {
  let home = '';
  let site = '';
  let key = '';
  let publicKey = '';
  let server: Server;
  let url = '';
  let program: Program;
  let count = 0;
  let waiting = Promise.withResolvers<ServerResponse>();
  const wants = async (wish: string) => {
    const response = await waiting.promise;
    waiting = Promise.withResolvers();
    response.end(wish);
  };
  const asked: string[] = [];

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'kassabridge-feed-'));
    site = join(home, 'site');
    key = join(home, 'key.pem');
    const folder = join(home, 'program');
    for (const made of [site, folder]) mkdirSync(made);
    publicKey = makeKey(key);
    await build({
      entryPoints: [SOURCE],
      outfile: join(folder, 'main.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: ['electron'],
      banner: { js: REQUIRE },
    });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'feed', version: '1.0.0', main: 'main.mjs' }));
    server = createServer((request, response) => {
      const name = new URL(request.url ?? '', 'http://site').pathname.slice(1);
      if (name === 'next-wish') {
        waiting.resolve(response);
        return;
      }
      asked.push(name);
      const path = join(site, name);
      if (!existsSync(path)) response.writeHead(404);
      response.end(existsSync(path) ? readFileSync(path) : 'nothing here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_CONFIG_HOME: join(home, 'config'),
      APPIMAGE: join(home, 'KassaBridge.AppImage'),
      WISHES: url,
    };
    const args = ['--no-sandbox', '--disable-gpu', '--ozone-platform=headless', folder];
    program = startProgram(electron ?? '', args, env);
  });
  afterAll(async () => {
    await program?.end();
    server.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  beforeEach(() => {
    asked.length = 0;
    rmSync(join(home, 'cache'), { recursive: true, force: true });
    release('1.1.0');
  });

  function release(version: string): void {
    const feed = `version: ${version}\nfiles:\n  - url: ${NAME}\n    sha512: ${sumOf(PACKAGE)}\n    size: ${PACKAGE.length}\nreleaseDate: '2026-11-24T09:00:00.000Z'\n`;
    writeFileSync(join(site, FEED), feed);
    writeFileSync(join(site, NAME), PACKAGE);
    signFeeds(site, key);
  }

  /** What a tray of version 1.0.0 makes of the site now. */
  async function look(newestSeen?: string): Promise<Record<string, unknown>> {
    count += 1;
    await wants(JSON.stringify({ number: count, url, publicKey, newestSeen, folder: home }));
    const [, said = ''] = await program.says(new RegExp(`^SAID (\\{"number":${count},.*)$`, 'm'));
    const { number: _, ...rest } = JSON.parse(said);
    return rest;
  }

  test('what is signed and newer comes whole, and nothing is installed', async () => {
    const { version, isNewer, file } = await look();
    expect([version, isNewer]).toEqual(['1.1.0', true]);
    expect(readFileSync(String(file), 'utf8')).toBe(PACKAGE);
    expect(asked).toEqual([FEED, `${FEED}.sig`, NAME]);
    expect(existsSync(join(home, 'KassaBridge.AppImage'))).toBe(false);
  });

  test.each([
    ['has no signature', () => rmSync(join(site, `${FEED}.sig`)), /no signature/],
    ['was changed after it was signed', () => change(/1\.1\.0\n/, '1.1.1\n'), /does not fit the key/],
    [
      'names the sum of another package',
      () => change(/sha512: .*/, `sha512: ${sumOf('evil')}`),
      /does not fit the key/,
    ],
  ])('of a feed that %s nothing is downloaded', async (_, spoil, refused) => {
    spoil();
    expect((await look())['refused']).toMatch(refused);
    expect(asked).not.toContain(NAME);
  });

  function change(what: RegExp, by: string): void {
    const path = join(site, FEED);
    writeFileSync(path, readFileSync(path, 'utf8').replace(what, by));
  }

  test('a feed of before is not followed, signed as it is', async () => {
    expect((await look('1.2.0'))['refused']).toMatch(/offers version 1\.1\.0 and has offered 1\.2\.0/);
    expect(asked).not.toContain(NAME);
  });

  test.each(['1.0.0', '0.9.0'])('no version that is not newer comes: %s', async (version) => {
    release(version);
    expect(await look()).toEqual({ version, isNewer: false });
    expect(asked).not.toContain(NAME);
  });

  test('a package that is not the one of the signed feed is thrown away', async () => {
    writeFileSync(join(site, NAME), 'the new version, evil');
    expect((await look())['failed']).toMatch(/sha512 checksum mismatch/);
  });
});
