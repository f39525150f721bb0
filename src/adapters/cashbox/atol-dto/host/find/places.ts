import { posix, win32 } from 'node:path';
import type { System } from './system.ts';

const REGISTRY_KEY = 'HKLM\\SOFTWARE\\ATOL\\Drivers\\10.0\\KKT';
const REGISTRY_VALUE = 'INSTALL_DIR';
const LINUX_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/arm-linux-gnueabihf',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
  '/opt/atol/drivers10/kkt/bin',
  '/opt/ATOL/Drivers10/KKT/bin',
];

/** The name of the library file on this system. */
export function libraryName(system: System): string {
  return system.platform === 'win32' ? 'fptr10.dll' : 'libfptr10.so';
}

/** Where the library may lie on this system when the settings name no place, best first. Files, not all of them there. */
export async function usualPlaces(system: System): Promise<string[]> {
  const name = libraryName(system);
  if (system.platform !== 'win32') return LINUX_FOLDERS.map((folder) => posix.join(folder, name));
  const installed = await installedFolders(system);
  const usual = [system.env['ProgramW6432'], system.env['ProgramFiles'], system.env['ProgramFiles(x86)']]
    .filter((folder) => folder !== undefined && folder !== '')
    .map((folder) => win32.join(String(folder), 'ATOL', 'Drivers10', 'KKT'));
  return [...new Set([...installed, ...usual].map((folder) => win32.join(folder, 'bin', name)))];
}

/** What the installer wrote down. 32-bit and 64-bit installations have a view each; ours first. */
async function installedFolders(system: System): Promise<string[]> {
  const views = system.arch === 'ia32' ? ['32', '64'] : ['64', '32'];
  const folders: string[] = [];
  for (const view of views) {
    const said = await system.run('reg.exe', ['query', REGISTRY_KEY, '/v', REGISTRY_VALUE, `/reg:${view}`]);
    const folder = said === undefined ? undefined : /REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/m.exec(said)?.[1];
    if (folder) folders.push(folder);
  }
  return folders;
}
