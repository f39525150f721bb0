import { app } from 'electron';
import type { AutostartWays } from '../autostart/ways-of-system.ts';
import type { Places } from '../places/places.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';
import { AutostartSide } from './autostart-side.ts';

/** The ways of this system by which the program, as it was started now, is started again. */
export function makeAutostart(places: Places, memory: TrayMemory, onRead: () => void): AutostartSide {
  return new AutostartSide(() => loadWays(places), memory, onRead);
}

async function loadWays(places: Places): Promise<AutostartWays> {
  const { autostartWays } = await import('../autostart/ways-of-system.ts');
  const { platform, env, execPath } = process;
  const trayCommand = app.isPackaged ? [execPath] : [execPath, app.getAppPath()];
  return autostartWays({ app, platform, env, places, trayCommand });
}
