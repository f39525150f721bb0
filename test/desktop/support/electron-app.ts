import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { _electron, type BrowserContext, chromium, type ElectronApplication } from 'playwright-core';
import type { Desktop } from './desktop.ts';

const START_LIMIT_MS = 30_000;
/** A demo lets its agent finish first. */
const QUIT_LIMIT_MS = 12_000;

/** An Electron app on a private desktop. */
export interface ElectronApp {
  /** Playwright's hold on it: `evaluate` runs in the main process, `windows()` are its pages. */
  readonly held: ElectronApplication;
  /**
   * Its windows once the machine has slept: Chromium then drops its connections, and Playwright's to the windows is one of them.
   * What `evaluate` runs on stays.
   */
  windowsAfterSleep(): Promise<BrowserContext>;
  /** Quits it, and kills it when it does not want to. */
  end(): Promise<void>;
}

/**
 * @param electron path of the executable, see `scripts/desktop/test-electron.mjs`
 * @param args the app's folder first, for an Electron that starts folders
 */
export async function startElectronApp(
  desktop: Desktop,
  electron: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ElectronApp> {
  const held = await _electron.launch({
    executablePath: electron,
    // Chromium's sandbox does not start for root; an ordinary user keeps it.
    args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    env: { ...desktop.env, ...env },
    timeout: START_LIMIT_MS,
  });
  // Asked for now: Playwright forgets it when the app is gone.
  const child = held.process();
  return { held, windowsAfterSleep: () => reachAgain(held), end: () => endProcess(child) };
}

async function reachAgain(held: ElectronApplication): Promise<BrowserContext> {
  const userData = await held.evaluate(({ app }) => app.getPath('userData'));
  const [port, path] = readFileSync(join(userData, 'DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`, { timeout: START_LIMIT_MS });
  const [windows] = browser.contexts();
  if (!windows) throw new Error('Electron shows no context of windows');
  return windows;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    // Playwright's own close() waits for ever once the machine has slept. To Electron this signal is the same as quit().
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), QUIT_LIMIT_MS);
    await gone;
    clearTimeout(killer);
  }
  try {
    // Playwright starts it in a process group of its own; Chromium's other processes are in there.
    process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
