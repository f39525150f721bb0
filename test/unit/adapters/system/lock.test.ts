import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceLockPath, takeDeviceLock } from '../../../../src/adapters/system/device-lock.ts';
import { lockHolder, takeLock } from '../../../../src/adapters/system/lock.ts';

const LOCK_MODULE = new URL('../../../../src/adapters/system/lock.ts', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the lock and keeps it. */
async function holder(path: string) {
  const script = `import { takeLock } from ${JSON.stringify(LOCK_MODULE)};
    globalThis.lock = takeLock(${JSON.stringify(path)});
    console.log(globalThis.lock ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('lock of a state folder', () => {
  it('is given once, in the same process too, and again after its release', () => {
    const path = join(folder, 'agent.lock');
    const first = takeLock(path);
    expect(first).toBeDefined();
    expect(takeLock(path)).toBeUndefined();
    first?.release();
    first?.release();
    const second = takeLock(path);
    expect(second).toBeDefined();
    second?.release();
  });

  it('is refused while another process holds it, and says which one', async () => {
    const path = join(folder, 'agent.lock');
    const { child, said } = await holder(path);
    expect(said).toBe('held');
    expect(takeLock(path)).toBeUndefined();
    expect(lockHolder(path)).toBe(`процесс ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is free at once when its holder was killed with -9', async () => {
    const path = join(folder, 'agent.lock');
    const { child } = await holder(path);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = takeLock(path);
    expect(lock).toBeDefined();
    lock?.release();
  });

  it('says that the folder cannot be written instead of saying that somebody is there', () => {
    expect(() => takeLock(join(folder, 'missing', 'agent.lock'))).toThrow('CB-802');
  });
});

describe('lock of a device', () => {
  it('is one lock under all names of that device', () => {
    expect(deviceLockPath('COM5', folder)).toBe(deviceLockPath('com5', folder));
    expect(deviceLockPath('tcp://Kassa:5555', folder)).toBe(deviceLockPath('tcp://kassa:5555', folder));
    mkdirSync(join(folder, 'dev'));
    writeFileSync(join(folder, 'dev', 'ttyACM0'), '');
    symlinkSync(join(folder, 'dev', 'ttyACM0'), join(folder, 'dev', 'by-id'));
    expect(deviceLockPath(join(folder, 'dev', 'by-id'), folder)).toBe(
      deviceLockPath(join(folder, 'dev', 'ttyACM0'), folder),
    );
  });

  it('keeps a second agent off the same device, and off no other', () => {
    const first = takeDeviceLock('tcp://kassa:5555', folder);
    expect(takeDeviceLock('tcp://kassa:5555', folder)).toBeUndefined();
    const other = takeDeviceLock('tcp://kassa:5556', folder);
    expect(other).toBeDefined();
    first?.release();
    other?.release();
  });
});
