import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { realDriver } from '../../support/real-driver.ts';

const folder = mkdtempSync(join(tmpdir(), 'kassabridge-real-driver-'));

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it('never loads a library that is not the very file it asked for, and says in one line what is not tested', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  writeFileSync(join(folder, 'libfptr10.so'), 'something else');
  expect(await realDriver(folder)).toBeUndefined();
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^NOT TESTED: ATOL's own driver 10\.8\.0\.0 \(.+\)$/)]]);
  expect(readdirSync(folder)).toEqual(['libfptr10.so']);
});
