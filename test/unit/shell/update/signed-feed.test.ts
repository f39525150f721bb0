import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKey, signFeeds } from '../../../../scripts/pack/sign-feed.mjs';
import { isSigned } from '../../../../src/shell/update/feed-signature.ts';
import { FeedRefusedError, readSignedFeed } from '../../../../src/shell/update/signed-feed.ts';
import { UPDATE_WORDS } from '../../../../src/shell/update/update-words.ts';

const ours = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const rawKey = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
const signed = (text: string, key: KeyObject = ours.privateKey) =>
  sign(null, Buffer.from(text), key).toString('base64');

const feed = (version: unknown, more: object = {}) =>
  JSON.stringify({ version, files: [{ url: 'KassaBridge.AppImage', sha512: 'c3Vt' }], ...more });
const trust = { publicKey: rawKey(ours.publicKey), newestSeen: '1.2.0' };
const read = (text: string, signature: string | undefined, changes: Partial<typeof trust> = {}) =>
  readSignedFeed(text, signature, { ...trust, ...changes }, JSON.parse);

function refusalOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof FeedRefusedError) return error.words;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('a feed', () => {
  it.each(['1.2.0', '1.2.1', '1.10.0'])(
    'is followed when it is signed and names no version older than seen: %s',
    (version) => {
      const text = feed(version);
      expect(read(text, `${signed(text)}\n`)).toEqual({ version, sha512: ['c3Vt'] });
    },
  );

  it('without a signature is refused', () => {
    expect(refusalOf(() => read(feed('1.3.0'), undefined))).toBe(UPDATE_WORDS.unsigned);
  });

  it.each([
    ['of another key', signed(feed('1.3.0'), foreign.privateKey)],
    ['of another feed', signed(feed('1.3.1'))],
    ['that is cut short', signed(feed('1.3.0')).slice(0, 40)],
    ['that is a page of the server', '<html>404</html>'],
    ['that is empty', ''],
  ])('with a signature %s is refused', (_, signature) => {
    expect(refusalOf(() => read(feed('1.3.0'), signature))).toBe(UPDATE_WORDS.badSignature);
  });

  it('is refused when the key of the settings is none', () => {
    const text = feed('1.3.0');
    expect(refusalOf(() => read(text, signed(text), { publicKey: '' }))).toBe(UPDATE_WORDS.badSignature);
  });

  it('of before is refused: somebody plays back what once was signed', () => {
    const text = feed('1.1.9');
    expect(refusalOf(() => read(text, signed(text))).en).toMatch(/offers version 1.1.9 and has offered 1.2.0/);
  });

  it.each([
    ['a version that is no release', feed('1.3.0-beta')],
    ['no version', feed(undefined)],
    ['no package', feed('1.3.0', { files: [] })],
    ['a package without its sum', feed('1.3.0', { files: [{ url: 'a', sha2: 'b' }] })],
    ['parts that are fetched apart', feed('1.3.0', { packages: { x64: { path: 'a', sha512: 'b' } } })],
  ])('with %s is refused, signed or not', (_, text) => {
    expect(refusalOf(() => read(text, signed(text)))).toBe(UPDATE_WORDS.unreadable);
  });
});

describe('a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kassabridge-sign-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is signed list by list, and a tray that names the public key believes it', () => {
    const key = join(folder, 'key.pem');
    const publicKey = makeKey(key);
    expect(statSync(key).mode & 0o077).toBe(0);
    expect(() => makeKey(key)).toThrow(/EEXIST/);
    expect(() => signFeeds(folder, key)).toThrow(/latest/);
    for (const name of ['latest.yml', 'latest-linux.yml', 'builder-debug.yml']) writeFileSync(join(folder, name), name);
    const release = signFeeds(folder, key);
    expect(release).toEqual({ files: ['latest-linux.yml.sig', 'latest.yml.sig'], publicKey });
    for (const name of ['latest.yml', 'latest-linux.yml'])
      expect(isSigned(name, readFileSync(join(folder, `${name}.sig`), 'utf8'), publicKey)).toBe(true);
  });
});
