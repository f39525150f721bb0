import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { AUTOSTART_WORDS } from '../../adapters/system/autostart/autostart-words.ts';
import { beforeLogOn } from '../../adapters/system/autostart/before-log-on.ts';
import { impossible } from '../../adapters/system/autostart/impossible.ts';
import type { AutostartWay } from '../../adapters/system/autostart/way.ts';
import { LAUNCH_SWITCHES } from '../places/launch-switches.ts';
import { agentArguments, type Places } from '../places/places.ts';
import { logOnLinux } from './log-on-linux.ts';
import { HIDDEN, logOnWindows } from './log-on-windows.ts';

export interface AutostartWays {
  readonly logOn: AutostartWay;
  readonly beforeLogOn: AutostartWay;
}

export interface AutostartWish {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly places: Places;
  /** What starts the tray: the executable, and in development the folder of the program. */
  readonly trayCommand: readonly string[];
}

/** The ways this system has. */
export function autostartWays(wish: AutostartWish): AutostartWays {
  const { platform, env, places } = wish;
  if (places.demoState !== undefined)
    return { logOn: impossible(AUTOSTART_WORDS.demo), beforeLogOn: impossible(AUTOSTART_WORDS.demo) };
  const agent = { node: places.node, args: agentArguments(places), folder: dirname(places.settingsFile) };
  return { logOn: logOnOf(wish), beforeLogOn: beforeLogOn(agent, { platform, env }) };
}

function logOnOf({ app, platform, env, trayCommand }: AutostartWish): AutostartWay {
  if (platform === 'win32') return logOnWindows(app, trayCommand[0] ?? process.execPath);
  if (platform !== 'linux') return impossible(AUTOSTART_WORDS.nowhere);
  const config = env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  // An AppImage is another program with each start; its file is not.
  const [program = process.execPath, ...folder] = env['APPIMAGE'] ? [env['APPIMAGE']] : trayCommand;
  const command = [program, ...LAUNCH_SWITCHES, ...folder, HIDDEN];
  return logOnLinux(join(config, 'autostart', 'kassabridge.desktop'), command);
}
