import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Protector } from '../../../../../src/adapters/system/secrets/protector.ts';
import { secretReader } from '../../../../../src/adapters/system/secrets/secret-reader.ts';
import { NO_PROTECTOR, protectorOf } from './invented-protector.ts';

const WRAPPED = /^kassabridge-dpapi:1:[A-Za-z0-9+/]+=*\n$/;
const OURS = protectorOf('cashier');

let folder: string;
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-secrets-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'link.txt');
const onDisk = () => readFileSync(path(), 'utf8');
const write = (text: string | Uint8Array) => writeFileSync(path(), text, { mode: 0o600 });
/** An agent that starts: `undefined` is a system without a protector. */
function read(protector: Protector | undefined, accept = (text: string) => text): string {
  const reader = secretReader({ folder, warn: (words) => warnings.push(words), protector });
  return reader('link.txt', accept);
}

describe('file with a secret', () => {
  it('is read as it lies there where the system has nothing to close it with', () => {
    write('секрет\r\n');
    expect(read(undefined)).toBe('секрет\r\n');
    expect(onDisk()).toBe('секрет\r\n');
  });

  it.each([
    ['UTF-8', Buffer.from('\uFEFFсекрет')],
    ['UTF-16', Buffer.from('\uFEFFсекрет', 'utf16le')],
  ])('may begin with the mark that Windows editors put in front (%s)', (_, bytes) => {
    write(bytes);
    expect(read(undefined)).toBe('секрет');
  });

  // Windows has no modes: there is nothing to prove there.
  it.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o604, 0o620])(
    'is refused when others can get at it (%o)',
    (mode) => {
      write('секрет');
      chmodSync(path(), mode);
      expect(() => read(undefined)).toThrow(/chmod 600 link.txt.*CB-804/);
    },
  );

  it('is missed in words when it is not there or cannot be read', () => {
    expect(() => read(undefined)).toThrow(/нет файла link.txt.*CB-804/);
    mkdirSync(path(), { mode: 0o700 });
    expect(() => read(undefined)).toThrow(/файл link.txt не читается.*CB-804/);
  });
});

describe('file with a secret, where the system can close it', () => {
  it('is wrapped at its first reading, and read wrapped ever after', () => {
    write('\uFEFFсекрет 😀\r\n');
    expect(read(OURS)).toBe('секрет 😀\r\n');
    const wrapped = onDisk();
    expect(wrapped).toMatch(WRAPPED);
    expect(Buffer.from(wrapped.split(':')[2] ?? '', 'base64').includes('секрет')).toBe(false);
    for (const _ of [1, 2]) expect(read(OURS)).toBe('секрет 😀\r\n');
    expect(onDisk()).toBe(wrapped);
    expect(readdirSync(folder)).toEqual(['link.txt']);
    expect(statSync(path()).mode & 0o077).toBe(0);
    expect(warnings).toEqual([]);
  });

  it('is wrapped anew when a person writes a new secret over it', () => {
    write('старый');
    read(OURS);
    write('новый');
    expect(read(OURS)).toBe('новый');
    expect(onDisk()).toMatch(WRAPPED);
  });

  it('stays as it was written while there is a mistake in it, so that a person can mend it', () => {
    write('секрет с опечаткой');
    const refuse = () => {
      throw new Error('опечатка');
    };
    expect(() => read(OURS, refuse)).toThrow('опечатка');
    expect(onDisk()).toBe('секрет с опечаткой');
  });

  it.each([
    ['by another user', protectorOf('owner'), (text: string) => text],
    ['here, and cut off since', OURS, (text: string) => text.slice(0, -9)],
    ['here, and changed since', OURS, (text: string) => text.replace(':1:', ':1:!')],
    ['by a later version', OURS, (text: string) => text.replace(':1:', ':2:')],
    ['here, and a line was added since', OURS, (text: string) => `${text}новый\n`],
  ])('is to be written anew when it was closed %s', (_, by, harm) => {
    write('секрет');
    read(by);
    // The invented protector notices no cut of its own.
    const wrapped = harm(onDisk());
    write(wrapped);
    const strict: Protector = {
      ...OURS,
      unprotect: (closed) => {
        const plain = OURS.unprotect(closed);
        return plain && Buffer.from(plain).toString() === 'секрет' ? plain : undefined;
      },
    };
    expect(() => read(strict)).toThrow(/не расшифровывается: .*другой пользователь.*запишите его заново.*CB-804/);
    expect(onDisk()).toBe(wrapped);
  });

  it('is to be written anew on a system that cannot open it', () => {
    write('секрет');
    read(OURS);
    expect(() => read(undefined)).toThrow(/зашифрован в Windows.*запишите его заново.*CB-804/);
  });

  it('is missed in words when the system does not answer', () => {
    write('секрет');
    read(OURS);
    expect(() => read(NO_PROTECTOR)).toThrow(/DPAPI не отвечает.*CB-804/);
  });

  it('serves as it is when it cannot be wrapped, and a person hears of it once', () => {
    write('секрет');
    const reader = secretReader({ folder, warn: (words) => warnings.push(words), protector: NO_PROTECTOR });
    for (const _ of [1, 2, 3]) expect(reader('link.txt', (text) => text)).toBe('секрет');
    expect(onDisk()).toBe('секрет');
    expect(warnings).toEqual(['файл link.txt не удаётся зашифровать, он остаётся открытым текстом']);
  });
});
