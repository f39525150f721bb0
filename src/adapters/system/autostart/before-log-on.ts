import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { AUTOSTART_WORDS } from './autostart-words.ts';
import { beforeLogOnLinux } from './before-log-on-linux.ts';
import { beforeLogOnWindows } from './before-log-on-windows.ts';
import { impossible } from './impossible.ts';
import { runCommand } from './run-command.ts';
import type { AutostartWay } from './way.ts';

/** The agent as the system starts it. */
export interface AgentStart {
  /** Our Node; whole path. */
  readonly node: string;
  readonly args: readonly string[];
  /** Where it starts. */
  readonly folder: string;
}

/** The way of this system to start the agent of this user before anybody logs on, without a window. */
export function beforeLogOn(
  { node, args, folder }: AgentStart,
  { platform, env }: { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv },
): AutostartWay {
  const user = userInfo().username;
  if (platform === 'win32') {
    const domain = env['USERDOMAIN'];
    const task = { user: domain ? `${domain}\\${user}` : user, program: node, args, folder };
    return beforeLogOnWindows({ wish: task, temporary: tmpdir(), run: runCommand });
  }
  if (platform !== 'linux') return impossible(AUTOSTART_WORDS.nowhere);
  const config = env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const wish = { command: [node, ...args], folder };
  return beforeLogOnLinux({ units: join(config, 'systemd', 'user'), wish, user, run: runCommand });
}
