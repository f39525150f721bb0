import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { LAUNCH_SWITCHES } from '../../../src/shell/places/launch-switches.ts';
import { type Desktop, startDesktop } from '../../desktop/support/desktop.ts';
import { type Program, startProgram } from '../../desktop/support/program.ts';
import { onlyTrayItem, type TrayItem } from '../../desktop/support/tray-item.ts';
import { type Bench, ROOT } from './bench.ts';
import { ELECTRON_FLAGS } from './tray-here.ts';

/** The folder of the tray's program. */
const TRAY = process.env['BENCH_TRAY'] ?? ROOT;
/** What the bare program shows once it was answered. */
export const BARE_TIP = 'Всё в порядке';
const BARE = join(import.meta.dirname, '..', 'bare', 'electron');

/** A program with an icon, at work. */
export interface StartedTray {
  readonly program: Program;
  readonly item: TrayItem;
}

/** A private desktop, until the end of the measurement; its pixels lie in the folder of the measurement. */
export async function startDesk(bench: Bench): Promise<Desktop> {
  const desktop = await startDesktop(undefined, bench.folder);
  bench.atEnd(() => desktop.end());
  return desktop;
}

/**
 * Electron once more, in the folder of the measurement: none but the measured program shares its pages and takes a part of
 * the blame.
 *
 * @returns path of the executable
 */
export function ownElectron(bench: Bench, electron: string): string {
  const folder = join(bench.folder, 'electron');
  cpSync(dirname(electron), folder, { recursive: true, dereference: true });
  return join(folder, 'electron');
}

/** A program that may be started, and ended, again and again. */
export type Launch = () => Program;

/** Of the tray as the system starts it after the log-on, without its window. @param settings of the agent it joins */
export function trayArguments(settings: string): readonly string[] {
  return [...LAUNCH_SWITCHES, TRAY, '--config', settings, '--hidden'];
}

/**
 * The tray as the system starts it after the log-on, without its window.
 *
 * @param settings of the agent it joins
 */
export function trayLaunch(bench: Bench, desktop: Desktop, electron: string, settings: string): Launch {
  return () => launch(bench, electron, trayArguments(settings), desktop.env);
}

/**
 * The bare tray program, which asks this process how things are.
 *
 * @param more further variables of its environment
 */
export async function bareLaunch(
  bench: Bench,
  desktop: Desktop,
  electron: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Launch> {
  const socket = join(bench.folder, 'bare.sock');
  const server = createServer((_request, response) => response.end(BARE_TIP));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  bench.atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => launch(bench, electron, [...LAUNCH_SWITCHES, BARE], { ...desktop.env, BARE_SOCKET: socket, ...more });
}

/** Starts it and waits for its icon. */
export async function startTray({ session }: Desktop, start: Launch): Promise<StartedTray> {
  const program = start();
  return { program, item: await onlyTrayItem(session) };
}

function launch(
  bench: Bench,
  electron: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Program {
  const program = startProgram(electron, [...ELECTRON_FLAGS, ...args], env);
  bench.atEnd(() => program.end());
  return program;
}
