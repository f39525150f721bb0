import { deviceLockFolder } from '../device-lock.ts';
import { linuxView } from './linux-view.ts';
import { lockHolders } from './lock-holders.ts';
import { runProgram } from './run-program.ts';
import type { SystemView } from './system-view.ts';
import { windowsView } from './windows-view.ts';

/** The view of the computer this runs on. */
export function thisSystem(): SystemView {
  const locks = deviceLockFolder();
  if (process.platform === 'win32') return windowsView(runProgram, locks);
  if (process.platform === 'linux') return linuxView(runProgram, locks);
  return blind(locks);
}

/** A system whose lists we cannot read: everything is "not looked at", never "nothing there". */
function blind(locks: string): SystemView {
  const unknown = () => Promise.reject(new Error('This system is not known'));
  return {
    processes: unknown,
    services: unknown,
    autostart: unknown,
    installed: unknown,
    listeners: unknown,
    lockHolders: async () => lockHolders(locks),
  };
}
