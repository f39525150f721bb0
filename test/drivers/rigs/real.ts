import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import { localTime } from '../../../src/adapters/system/local-time.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { hostIn, killHostIn } from '../host-process.ts';
import { KktDevice } from '../kkt-device.ts';
import type { Box, BoxOptions, Rig } from '../rig.ts';
import { TcpDoor } from '../tcp-door.ts';
import { CLOSE_LIMIT_MS, QUICKER, quickTime } from '../time.ts';
import { hostedLibrary, hostFolder } from './dto-host.ts';

const had = inject('realDriver');

/** ATOL's own driver 10.8.0.0 in a driver host, on the virtual cashbox over TCP. */
export const realRig: Rig = {
  driver: 'dto 10.8.0.0',
  missing: 'missing' in had ? had.missing : undefined,
  box: async (options = {}) => {
    if ('missing' in had) throw new Error(had.missing);
    return boxOf(had.library, options);
  },
};

async function boxOf(library: string, options: BoxOptions): Promise<Box> {
  const folder = hostFolder();
  const door = new TcpDoor((link) => device.attach(link));
  const device: KktDevice = new KktDevice({
    ...options,
    clock: systemClock,
    restartMs: 300,
    lateMs: 300,
    killHost: () => killHostIn(folder),
    onCable: (isIn) => (isIn ? door.open() : door.close()),
  });
  await door.open();
  const { time = quickTime(QUICKER) } = options;
  const driver = new AtolDtoDriver({
    clock: systemClock,
    openLibrary: hostedLibrary(library, folder),
    port: `tcp://127.0.0.1:${door.port}`,
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
      device.kkt.close();
      await door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
