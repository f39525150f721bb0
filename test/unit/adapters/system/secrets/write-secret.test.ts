import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretReader } from '../../../../../src/adapters/system/secrets/secret-reader.ts';
import { writeSecret } from '../../../../../src/adapters/system/secrets/write-secret.ts';
import { protectorOf } from './invented-protector.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a secret of our own', () => {
  it('is wrapped where the system can, and read back', () => {
    const protector = protectorOf('cashier');
    const path = join(folder, 'pipe-token');
    writeSecret(path, 'тайна', protector);
    expect(readFileSync(path, 'utf8')).toMatch(/^kassabridge-dpapi:1:/);
    const readSecret = secretReader({ folder, warn: () => undefined, protector });
    expect(readSecret('pipe-token', (text) => text)).toBe('тайна');
  });

  it.skipIf(process.platform === 'win32')('lies in a file of this user alone where the mode is all there is', () => {
    const path = join(folder, 'pipe-token');
    writeSecret(path, 'тайна');
    expect(readFileSync(path, 'utf8')).toBe('тайна');
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
