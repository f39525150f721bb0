import type { App } from 'electron';
import { AUTOSTART_WORDS } from '../../adapters/system/autostart/autostart-words.ts';
import type { AutostartWay, WayStatus } from '../../adapters/system/autostart/way.ts';

/** Said by the system's entry: no window by itself. */
export const HIDDEN = '--hidden';
const NAME = 'KassaBridge';

/** The Run key of this user. The Task Manager can switch an entry off without touching it. */
export function logOnWindows(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>,
  executable: string,
): AutostartWay {
  const entry = { path: executable, args: [HIDDEN] };
  return {
    async read(): Promise<WayStatus> {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(entry);
      if (!openAtLogin) return { state: 'off', words: AUTOSTART_WORDS.logOnOff, possible: true };
      if (!executableWillLaunchAtLogin)
        return { state: 'switchedOff', words: AUTOSTART_WORDS.switchedOffWindows, possible: true };
      return { state: 'on', words: AUTOSTART_WORDS.logOnOn, possible: true };
    },
    async set(on) {
      // `enabled` takes back what the Task Manager had switched off.
      app.setLoginItemSettings({ ...entry, name: NAME, openAtLogin: on, enabled: on });
    },
  };
}
