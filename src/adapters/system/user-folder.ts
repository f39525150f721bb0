import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this program keeps what it keeps for one user of this computer: locks of devices, the state when the settings name no folder. */
export function userFolder(): string {
  const { LOCALAPPDATA } = process.env;
  return process.platform === 'win32'
    ? join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'KassaBridge')
    : join(homedir(), '.local', 'state', 'kassabridge');
}
