import { AtolSerialDriver } from '../../../src/adapters/cashbox/atol-serial/driver.ts';
import { memoryLinkPair } from '../../../src/wire/memory-link.ts';
import { KktDevice } from '../kkt-device.ts';
import type { Rig } from '../rig.ts';
import { virtualTime } from '../time.ts';
import { timed } from '../timed.ts';

/** As in the settings: the longest a real device was seen to take. */
const CLOSE_LIMIT_MS = 275_000;

/** Our own driver on a line of this process: everything is here, so time passes by jumps. */
export const serialRig: Rig = {
  driver: 'atol-serial',
  missing: undefined,
  box: async (options = {}) => {
    const { time = virtualTime() } = options;
    const { clock } = time;
    const device = new KktDevice({ ...options, clock, utcOffsetMinutes: 0, restartMs: 2_000, lateMs: 60_000 });
    const driver = new AtolSerialDriver({
      clock,
      openLink: async () => {
        if (!device.isPlugged) throw new Error('no such port');
        const [near, far] = memoryLinkPair('memory://kkt');
        device.attach(far);
        return near;
      },
    });
    return {
      time,
      device,
      laneDriver: driver,
      driver: timed(driver, time),
      closeLimitMs: CLOSE_LIMIT_MS,
      localTime: (now) => new Date(now).toISOString().slice(0, 19),
      hostPid: () => undefined,
      close: async () => {
        await time.run(driver.disconnect());
        device.kkt.close();
      },
    };
  },
};
