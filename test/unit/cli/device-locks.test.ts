import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseSettings } from '../../../src/adapters/system/settings/load-settings.ts';
import { lockDevices } from '../../../src/cli/agent/device-locks.ts';
import { AlreadyRunningError } from '../../../src/cli/failures.ts';

const SHOP = { id: 'main', kind: 'bitrix', urlFile: 'l', apiVersion: '2', settlementPlace: 'https://shop.example' };

// Locks lie in the home of a user: never in that of whoever runs the tests.
beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'kb-locks-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('LOCALAPPDATA', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
});

function lock(cashbox: object) {
  const { cashboxes } = parseSettings(JSON.stringify({ shops: [SHOP], cashboxes: [{ id: 'kassa1', ...cashbox }] }));
  const locks = lockDevices(cashboxes);
  onTestFinished(() => locks.release());
  return locks;
}

describe('devices of an agent', () => {
  it.each([
    [{ driver: 'atol-dto' }, { driver: 'atol-dto', port: 'usb' }],
    [
      { driver: 'atol-dto', port: 'COM5' },
      { driver: 'atol-serial', port: 'COM5' },
    ],
    [
      { driver: 'auto', port: 'tcp://10.0.0.7:5555' },
      { driver: 'atol-dto', port: 'tcp://10.0.0.7:5555' },
    ],
    [
      { driver: 'auto', serialNumber: '1' },
      { driver: 'atol-dto', port: 'COM5', serialNumber: '1' },
    ],
  ])('are never those of a second one, whichever driver it has: %j and %j', (first, second) => {
    lock(first);
    expect(() => lock(second)).toThrow(AlreadyRunningError);
  });

  it('may be on two USB paths', () => {
    lock({ driver: 'atol-dto', port: 'usb:1-1' });
    expect(() => lock({ driver: 'atol-dto', port: 'usb:1-2' })).not.toThrow();
  });

  it('are free for its own drivers, and locked by them when they are found later', () => {
    const { lockDevice } = lock({ driver: 'atol-dto', port: 'COM5' });
    expect(lockDevice('COM5')).toBeDefined();
    const found = lockDevice('COM6');
    expect(found).toBeDefined();
    expect(lockDevice('COM6')).toBeUndefined();
    found?.release();
    expect(lockDevice('COM6')).toBeDefined();
  });
});
