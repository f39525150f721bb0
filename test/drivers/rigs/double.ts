import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import { localTime } from '../../../src/adapters/system/local-time.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { DoubleDevice } from '../double-device.ts';
import { hostIn } from '../host-process.ts';
import type { Box, BoxOptions, Rig } from '../rig.ts';
import { CLOSE_LIMIT_MS, QUICKER, quickTime } from '../time.ts';
import { hostedLibrary, hostFolder } from './dto-host.ts';

/** The build it plays when nothing else is said: receipts are tasks there. */
const NEWEST = '10.10.8.0';
/** The first build that carries the sign of an internet sale in a task. */
const FIRST_BY_TASK = 7;

const had = inject('double');

/** The C double in a driver host; its device is a folder. */
export const doubleRig: Rig = {
  driver: 'dto double',
  missing: 'missing' in had ? had.missing : undefined,
  box: async (options = {}) => {
    if ('missing' in had) throw new Error(had.missing);
    return boxOf(had.library, options);
  },
};

async function boxOf(library: string, options: BoxOptions): Promise<Box> {
  const { time = quickTime(QUICKER), libraryVersion = NEWEST } = options;
  const folder = hostFolder();
  const device = new DoubleDevice(join(folder, 'device'), options, makesByCalls(libraryVersion));
  const env = { ...device.cashbox.environment(), KASSABRIDGE_DOUBLE_VERSION: libraryVersion };
  const driver = new AtolDtoDriver({
    clock: systemClock,
    openLibrary: hostedLibrary(library, folder, env, (calls) => device.calls(calls)),
    port: 'tcp://127.0.0.1:5555',
  });
  return {
    time,
    device,
    driver,
    laneDriver: driver,
    closeLimitMs: CLOSE_LIMIT_MS,
    localTime,
    hostPid: () => hostIn(folder),
    close: async () => {
      await driver.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makesByCalls(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major < 10 || (major === 10 && (minor < 10 || (minor === 10 && patch < FIRST_BY_TASK)));
}
