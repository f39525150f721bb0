/**
 * `npm run tray`: the tray with its window from the sources, for the real shop and cashbox of the settings; without settings it
 * opens the set-up. Arguments go to the tray, such as `--config FILE`.
 */
import process from 'node:process';
import { build } from './build.mjs';
import { tryBuildWindow } from './build-window.mjs';
import { electronArguments, electronHere, hasScreen } from './electron-here.mjs';
import { ROOT, runHere, say } from './house.mjs';
import { setUp } from './setup.mjs';

await setUp();
await build();
process.exitCode = await startTray();

async function startTray() {
  if (!hasScreen()) {
    say('Здесь нет экрана (DISPLAY). Агент без окна: npx kassabridge agent. (No screen here.)');
    return 1;
  }
  const electron = electronHere();
  if (electron === undefined) {
    say('Electron ещё не скачан. Один раз: npx install-electron — и снова npm run tray. (No Electron yet.)');
    return 1;
  }
  if (!(await tryBuildWindow())) {
    say('Окно не собралось, причина выше. (The window does not build.)');
    return 1;
  }
  say(
    'KassaBridge: значок и окно с НАСТОЯЩИМИ магазином и кассой из настроек. Показ (npm start) перед этим закончите.',
  );
  return runHere(electron, [...electronArguments(), ROOT, ...process.argv.slice(2)]);
}
