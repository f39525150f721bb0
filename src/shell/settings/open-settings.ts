import Store from 'electron-store';
import { TrayMemory } from './tray-settings.ts';

/** @param folder where `tray.json` lies; a file that is damaged begins anew */
export function openTraySettings(folder: string): TrayMemory {
  return new TrayMemory(new Store({ name: 'tray', cwd: folder, clearInvalidConfig: true }));
}
