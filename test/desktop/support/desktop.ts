/** A whole desktop for one test file: screen, tray, both buses, a home of its own. Nothing of the machine's own desktop is seen or touched. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type Bus, startBus } from './dbus-session.ts';
import { type ScreenSize, startDisplay, startTrayHost } from './display.ts';
import { postWarden } from './warden.ts';

const SCREEN: ScreenSize = { width: 1280, height: 800 };

export interface Desktop {
  /** The whole environment of a program on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  /** The home of its user; also for the files of the test. */
  readonly home: string;
  readonly session: Bus;
  readonly system: Bus;
  /** Ends everything on it, also what programs on it started, and removes its files. */
  end(): Promise<void>;
}

/**
 * @param size of the screen, pixels
 * @param pixels folder for a file with what is on the screen, see {@link startDisplay}
 */
export async function startDesktop(size: ScreenSize = SCREEN, pixels?: string): Promise<Desktop> {
  const home = mkdtempSync(join(tmpdir(), 'kassabridge-desktop-'));
  const warden = postWarden(home);
  const running: { end(): Promise<void> }[] = [];
  const end = async () => {
    // The screen last: whoever loses it first complains.
    for (const program of running.splice(0).reverse()) await program.end();
    await warden.end();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  try {
    const env = privateEnv(home);
    const [server, display] = await startDisplay(size, env, pixels);
    running.push(server);
    env['DISPLAY'] = display;
    const system = await startBus(join(home, 'system-bus'), env);
    running.push(system);
    env['DBUS_SYSTEM_BUS_ADDRESS'] = system.address;
    const session = await startBus(join(home, 'session-bus'), env);
    running.push(session);
    env['DBUS_SESSION_BUS_ADDRESS'] = session.address;
    running.push(...(await startTrayHost(session, env)));
    return { env, home, session, system, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function privateEnv(home: string): Record<string, string> {
  const folder = (name: string) => {
    mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
    return join(home, name);
  };
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    TMPDIR: folder('tmp'),
    XDG_RUNTIME_DIR: folder('runtime'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('data'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    // No accessibility bus: nobody listens there, and it would outlive us.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    GSETTINGS_BACKEND: 'memory',
  };
}
