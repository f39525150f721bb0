import type { Place } from './dbus-session.ts';
import type { Desktop } from './desktop.ts';
import { startBareMock } from './mock.ts';

/** Where Chromium asks a desktop such as XFCE not to let the computer sleep. Source: its `power_save_blocker_linux.cc`, seen on Electron 33. */
const PLACE: Place = {
  name: 'org.freedesktop.PowerManagement',
  path: '/org/freedesktop/PowerManagement/Inhibit',
  face: 'org.freedesktop.PowerManagement.Inhibit',
};

/** The part of a desktop that sends an idle computer to sleep. */
export interface PowerManagement {
  /** How many wishes to keep the computer awake hold now. */
  held(): Promise<number>;
  end(): Promise<void>;
}

/** Start it before the program. */
export async function startPowerManagement({ session, env }: Desktop): Promise<PowerManagement> {
  const mock = await startBareMock(session, 'session', PLACE, env);
  await mock.add('Inhibit', 'ss', 'u', 'ret = 7');
  await mock.add('UnInhibit', 'u', '', '');
  const count = async (method: string) => (await mock.calls(method)).length;
  return {
    held: async () => (await count('Inhibit')) - (await count('UnInhibit')),
    end: () => mock.end(),
  };
}
