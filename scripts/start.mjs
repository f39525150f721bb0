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

const node = await setUp();
await build();
const args = process.argv.slice(2);
const electron = hasScreen() && args.length === 0 ? electronHere() : undefined;
process.exitCode = electron ? await startTray(electron) : await startDemo();

async function startTray(electron) {
  if (!(await tryBuildWindow())) {
    say('Окно не собралось, причина выше; показ идёт здесь. (The window does not build; this goes on here.)');
    return startDemo();
  }
  say('KassaBridge: значок и окно с УЧЕБНЫМИ магазином и кассой 30Ф. Чеки не имеют юридической силы.');
  say('Настоящие магазин и касса: раздел «Настройка» в окне, затем закончите показ и запустите npm run tray.');
  say('Без окна: npm start -- --receipts 20 --exit');
  say('Закончить: «Остановить приём чеков и выйти» в меню значка, или Ctrl+C здесь.');
  return runHere(electron, [...electronArguments(), ROOT, '--demo']);
}

function startDemo() {
  if (args.length === 0) say(...windowHint());
  return runHere(node, [PROGRAM, 'demo', ...args]);
}

function windowHint() {
  if (!hasScreen()) return ['Окна нет: здесь нет экрана (DISPLAY). (No window: no screen here.)', ''];
  return [
    'Окна нет: Electron ещё не скачан. Один раз: npx install-electron — и снова npm start. (No Electron yet.)',
    '',
  ];
}
