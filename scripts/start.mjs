/**
 * `npm start`: agent, virtual shop and virtual cashbox, with the tray and its window where there is a screen and an Electron,
 * else on the command line. Arguments go to the command line's `demo`.
 */
import process from 'node:process';
import { build } from './build.mjs';
import { tryBuildWindow } from './build-window.mjs';
import { electronArguments, electronHere, hasScreen } from './electron-here.mjs';
import { PROGRAM, ROOT, runHere, say } from './house.mjs';
import { setUp } from './setup.mjs';
import { electronOfStart, WINDOW_COMES, windowHint } from './window-hint.mjs';

const node = await setUp();
await build();
const args = process.argv.slice(2);
const here = { args, hasScreen: hasScreen(), electron: electronHere() };
const electron = electronOfStart(here);
process.exitCode = electron ? await startTray(electron) : await startDemo(...windowHint(here));

async function startTray(electron) {
  if (!(await tryBuildWindow())) {
    return startDemo(
      'Окно не собралось, причина выше; показ идёт здесь. (The window does not build; this goes on here.)',
    );
  }
  say(...WINDOW_COMES);
  return runHere(electron, [...electronArguments(), ROOT, '--demo']);
}

function startDemo(...lines) {
  say(...lines);
  return runHere(node, [PROGRAM, 'demo', ...args]);
}
