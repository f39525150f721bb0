import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Desktop } from '../../desktop/support/desktop.ts';
import { until } from './time.ts';
import type { StartedTray } from './tray-desk.ts';

const run = promisify(execFile);
const LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;
const PRESS_EVERY_MS = 500;
/** `--sync` would wait for ever for a window that has gone meanwhile. */
const PRESS_LIMIT_MS = 3_000;

/** The window of the tray as its person has it: opened by a click on the icon, closed by its frame. */
export class TrayWindow {
  readonly #desktop: Desktop;
  readonly #tray: StartedTray;
  readonly #title: string;

  constructor(desktop: Desktop, tray: StartedTray, title = 'KassaBridge') {
    this.#desktop = desktop;
    this.#tray = tray;
    this.#title = `^${title}$`;
  }

  click(): Promise<void> {
    return this.#tray.item.activate();
  }

  /** Resolves when it is on the screen. */
  async open(): Promise<void> {
    await this.click();
    await until('окно на экране', async () => (await this.#shown()).length > 0, LIMIT_MS, LOOK_EVERY_MS);
  }

  /** Resolves when it is gone. A key that came before the window had the focus is pressed again. */
  async close(): Promise<void> {
    await until('окно закрыто', () => this.#pressClose(), LIMIT_MS, PRESS_EVERY_MS);
  }

  /** @returns true when there is nothing to close any more */
  async #pressClose(): Promise<boolean> {
    const [window] = await this.#shown();
    if (window === undefined) return true;
    await this.#xdotool('windowactivate', '--sync', window, 'key', '--clearmodifiers', 'alt+F4');
    return false;
  }

  async #shown(): Promise<readonly string[]> {
    return (await this.#xdotool('search', '--onlyvisible', '--name', this.#title)).split('\n').filter(Boolean);
  }

  /** Found nothing: it ends with 1 and says nothing. */
  async #xdotool(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('xdotool', args, { env: { ...this.#desktop.env }, timeout: PRESS_LIMIT_MS }).catch(
      () => ({ stdout: '' }),
    );
    return stdout;
  }
}
