import { app, protocol } from 'electron';
import { keepSmall } from '../adapters/system/keep-small.ts';
import { keepInterpreted } from './app/keep-interpreted.ts';
import { prepareApp } from './app/prepare-app.ts';
import { readOptions } from './places/read-options.ts';

keepSmall();
keepInterpreted();
const options = readOptions(process.argv.slice(1));
prepareApp(app, protocol, options);

// Before anything is opened or started; the first one shows its window.
if (!app.requestSingleInstanceLock()) app.quit();
else {
  // Waiting at the top level would never end: Electron becomes ready when this file has been read.
  void app
    .whenReady()
    .then(() => import('./app/start-shell.ts'))
    .then(({ startShell }) => startShell(options));
}
