/** KassaBridge itself on a private desktop: what its tests ask of the tray, the window and the agent behind them. */
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { OverallState } from '../../../src/contract/overall-state.ts';
import { type Reached, reachAgent } from '../../../src/shell/agent/reach.ts';
import { LAUNCH_SWITCHES } from '../../../src/shell/places/launch-switches.ts';
import type { TrayFace } from './tray-item.ts';
import { until } from './until.ts';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
/** What starts our tray, before arguments of its own: as every package does it. */
export const TRAY: readonly string[] = [...LAUNCH_SWITCHES, ROOT];
/** The longest pause before a heal, and a start on a busy machine. */
export const HEAL_MS = 40_000;
const PICTURES = join(ROOT, 'assets', 'icons', 'tray');

/** Waits for a window of that program that is drawn. */
export async function theWindow(held: ElectronApplication): Promise<Page> {
  const page = await until('a window', () => held.windows().find((one) => !one.isClosed()));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

/** Does the icon show that state? Its opaque pixels are compared with the file of it. */
export async function shows(held: ElectronApplication, face: TrayFace, state: OverallState): Promise<boolean> {
  const [shown] = face.pixmaps;
  if (!shown) return false;
  const path = join(PICTURES, `${state}-light-${shown.width}.png`);
  const wanted = await held.evaluate(({ nativeImage }, file) => [...nativeImage.createFromPath(file).toBitmap()], path);
  if (shown.argb.length !== wanted.length) throw new Error(`no picture of ${shown.width} pixels: ${path}`);
  // A bitmap is blue, green, red, alpha: of each pixel the bytes come the other way round. Half of a color is told in two ways.
  return shown.argb.every((byte, at) => {
    const first = at - (at % 4);
    return wanted[first + 3] !== OPAQUE || byte === wanted[first + 3 - (at % 4)];
  });
}
const OPAQUE = 255;

/** The agent of that state folder, when it answers. Close it after use. */
export function theAgent(stateDir: string): Promise<Extract<Reached, { kind: 'joined' }>> {
  return until(
    'an agent that answers',
    async () => {
      const reached = await reachAgent(stateDir, systemClock);
      return reached.kind === 'joined' && reached;
    },
    HEAL_MS,
  );
}

/** Its process. */
export async function agentPid(stateDir: string): Promise<number> {
  const { agent, pid } = await theAgent(stateDir);
  agent.close();
  return pid;
}

/** What a person was asked by a box of the system. */
export interface Asked {
  readonly message: string;
  readonly detail?: string;
  readonly buttons: readonly string[];
}

/**
 * Takes the place of the system's message boxes, which nobody can press without pixels: each is answered at once.
 *
 * @param answer index of the button
 */
export async function answerBoxes(held: ElectronApplication, answer: number): Promise<void> {
  await held.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return { response, checkboxChecked: false };
    };
  }, answer);
}

/** What was asked since, oldest first. */
export function askedSoFar(held: ElectronApplication): Promise<readonly Asked[]> {
  return held.evaluate(() => (globalThis as { asked?: Asked[] }).asked ?? []);
}
