/** electron-builder with the settings of electron-builder.yml. Nothing is published. */
import { join } from 'node:path';
import { ROOT } from '../house.mjs';

/**
 * @param {{
 *   platform: string,
 *   isFolder?: boolean,
 *   electronDist?: string,
 *   electronVersion?: string,
 *   output?: string,
 * }} wish `isFolder`: the unpacked program alone, no installer. `electronDist`: an Electron that lies here, of another version
 * maybe
 * @returns {Promise<readonly string[]>} files that were made
 */
export async function runBuilder(wish) {
  const { Arch, build, Platform } = await import('electron-builder');
  const { platform, isFolder = false } = wish;
  const system = platform === 'win32-x64' ? Platform.WINDOWS : Platform.LINUX;
  return build({
    projectDir: ROOT,
    targets: system.createTarget(isFolder ? 'dir' : [], Arch.x64),
    publish: 'never',
    config: { extends: join(ROOT, 'electron-builder.yml'), ...overrides(wish) },
  });
}

function overrides({ electronDist, electronVersion, output }) {
  return {
    ...(electronDist && { electronDist }),
    ...(electronVersion && { electronVersion }),
    ...(output && { directories: { output, buildResources: 'packaging' } }),
  };
}
