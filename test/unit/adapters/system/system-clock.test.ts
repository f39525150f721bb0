import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPrivate, makePrivateFolder, writePrivateFile } from '../../../../src/adapters/system/private-file.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';

/** A signal that counts who still listens to it. */
function countedSignal() {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  return { controller, signal, listeners: () => listeners };
}

describe('clock of this computer', () => {
  it('leaves no listener behind on a signal that lives for months', async () => {
    const { signal, listeners } = countedSignal();
    for (let index = 0; index < 5; index++) await systemClock.sleep(0, signal);
    expect(listeners()).toBe(0);
  });

  it('wakes with the reason of the signal, before or during the sleep', async () => {
    const during = new AbortController();
    const sleeping = systemClock.sleep(60_000, during.signal);
    during.abort(new Error('stop'));
    await expect(sleeping).rejects.toThrow('stop');
    await expect(systemClock.sleep(60_000, during.signal)).rejects.toThrow('stop');
  });

  it('sleeps longer than the longest timer of the platform instead of waking at once', async () => {
    const controller = new AbortController();
    let woke = false;
    const sleeping = systemClock.sleep(2 ** 31 + 5, controller.signal).then(() => {
      woke = true;
    });
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(woke).toBe(false);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
  });
});

describe('private file', () => {
  it('can be read by this user only, also where a file open to all lay before', () => {
    // Windows has no modes: there is nothing to prove there.
    if (process.platform === 'win32') return;
    const folder = mkdtempSync(join(tmpdir(), 'kb-private-'));
    const path = join(folder, 'deep', 'token');
    writePrivateFile(path, 'secret');
    expect(readFileSync(path, 'utf8')).toBe('secret');
    expect(isPrivate(path)).toBe(true);
    writeFileSync(`${path}.new`, 'left by a crash', { mode: 0o644 });
    writePrivateFile(path, 'newer');
    expect(isPrivate(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('newer');
    rmSync(folder, { recursive: true });
  });

  it('closes a folder that others could enter', () => {
    // Windows has no modes: there is nothing to prove there.
    if (process.platform === 'win32') return;
    const folder = mkdtempSync(join(tmpdir(), 'kb-private-'));
    writeFileSync(join(folder, 'open'), '', { mode: 0o644 });
    expect(isPrivate(join(folder, 'open'))).toBe(false);
    makePrivateFolder(folder);
    expect(statSync(folder).mode & 0o077).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
