import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { serialLink } from '../../../src/adapters/cashbox/links/serial-link.ts';
import { localTime } from '../../../src/adapters/system/local-time.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { CashboxDriver } from '../../../src/core/ports/cashbox-driver.ts';
import { servePty } from '../../../src/simulator/kkt/serve-pty.ts';
import { killHostIn } from '../host-process.ts';
import { KktDevice } from '../kkt-device.ts';
import type { Box, BoxOptions, Rig } from '../rig.ts';
import { CLOSE_LIMIT_MS, QUICKER, quickTime } from '../time.ts';
import { hostedLibrary, hostFolder } from './dto-host.ts';

const had = inject('realDriver');
const NO_PTY = process.platform === 'linux' ? undefined : 'pseudo-terminals are for Linux';

/** A driver on the virtual cashbox over a pseudo-terminal, which both take for a COM port. */
type DriverOn = (port: string, folder: string) => CashboxDriver;

const serialOnTerminal: DriverOn = (port) => new AtolSerialDriver({ clock: systemClock, openLink: serialLink(port) });

const realOnTerminal: DriverOn = (port, folder) => {
  if ('missing' in had) throw new Error(had.missing);
  return new AtolDtoDriver({ clock: systemClock, openLibrary: hostedLibrary(had.library, folder), port });
};

/** The drivers that know a COM port, on a line that is one to the operating system. */
export const TERMINAL_RIGS: readonly Rig[] = [
  { driver: 'atol-serial', missing: NO_PTY, box: (options = {}) => boxOf(serialOnTerminal, options) },
  {
    driver: 'dto double',
    missing: 'its device is a folder, with no line to it',
    box: () => Promise.reject(new Error('The double has no line')),
  },
  {
    driver: 'dto 10.8.0.0',
    missing: 'missing' in had ? had.missing : NO_PTY,
    box: (options = {}) => boxOf(realOnTerminal, options),
  },
];

async function boxOf(driverOn: DriverOn, options: BoxOptions): Promise<Box> {
  const folder = hostFolder();
  const ports = mkdtempSync(join(tmpdir(), 'kassabridge-ports-'));
  const device = new KktDevice({
    ...options,
    clock: systemClock,
    restartMs: 300,
    lateMs: 300,
    killHost: () => killHostIn(folder),
  });
  const served = await servePty({ kkt: device.kkt, linkPath: join(ports, 'ttyACM0') });
  const driver = driverOn(served.name, folder);
  return {
    time: options.time ?? quickTime(QUICKER),
    device,
    driver,
    laneDriver: driver,
    closeLimitMs: CLOSE_LIMIT_MS,
    localTime,
    hostPid: () => undefined,
    close: async () => {
      await driver.disconnect();
      await served.close();
      device.kkt.close();
      for (const made of [folder, ports]) rmSync(made, { recursive: true, force: true });
    },
  };
}
