import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecretFile } from '../../../../src/adapters/system/secrets/secret-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('file with a secret', () => {
  it('is read beside the settings, without the mark that Windows editors put in front', () => {
    writeFileSync(join(folder, 'link.txt'), '\uFEFFсекрет\r\n', { mode: 0o600 });
    expect(readSecretFile('link.txt', folder)).toBe('секрет\r\n');
  });

  // Windows has no modes: there is nothing to prove there.
  it.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o604, 0o620])(
    'is refused when others can get at it (%o)',
    (mode) => {
      writeFileSync(join(folder, 'link.txt'), 'секрет');
      chmodSync(join(folder, 'link.txt'), mode);
      expect(() => readSecretFile('link.txt', folder)).toThrow(/chmod 600 link.txt.*CB-804/);
    },
  );

  it('is missed in words when it is not there or cannot be read', () => {
    expect(() => readSecretFile('link.txt', folder)).toThrow(/нет файла link.txt.*CB-804/);
    mkdirSync(join(folder, 'folder'), { mode: 0o700 });
    expect(() => readSecretFile('folder', folder)).toThrow(/файл folder не читается.*CB-804/);
  });
});
