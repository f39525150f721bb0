import { userInfo } from 'node:os';
import { app, dialog, nativeTheme, powerMonitor } from 'electron';
import { openLog } from '../../adapters/system/log/open-log.ts';
import { systemClock as clock } from '../../adapters/system/system-clock.ts';
import { authorOf } from '../author.ts';
import { crashHandler } from '../crash/relaunch-limit.ts';
import { outliveAppImage } from '../places/appimage-agent.ts';
import { findPlaces, type ShellOptions } from '../places/places.ts';
import { watchPower } from '../power/watch-power.ts';
import { openTraySettings } from '../settings/open-settings.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import { answerCalls } from './answer-calls.ts';
import { removeTray } from './make-tray.ts';
import { Shell } from './shell.ts';

/** Builds the tray and lets it begin. Electron is ready, and this is the only one of this user. */
export async function startShell(options: ShellOptions): Promise<void> {
  const { isPackaged } = app;
  const { platform, env, resourcesPath } = process;
  const found = findPlaces({ isPackaged, appPath: app.getAppPath(), resourcesPath, platform, env, options });
  const log = openLog({ clock, folder: found.logs });
  const memory = openTraySettings(app.getPath('userData'));
  const onCrash = crashHandler({
    relaunches: () => memory.all.relaunches,
    keepRelaunches: (relaunches) => memory.keep({ relaunches: [...relaunches] }),
    now: () => clock.now(),
    log,
    flush: () => Promise.race([log.close(), clock.sleep(1_000)]),
    relaunch: () => app.relaunch(),
    exit: () => app.exit(1),
    giveUp: () => {
      const { language } = memory.all;
      dialog.showErrorBox(DEED_WORDS.trayBroken[language], DEED_WORDS.trayBrokenDetail[language]);
    },
  });
  process.on('uncaughtException', (error) => void onCrash(error));
  process.on('unhandledRejection', (error) => void onCrash(error));

  nativeTheme.themeSource = memory.all.theme;
  const shell = new Shell({
    places: outliveAppImage(found, env, app.getVersion()),
    memory,
    log,
    clock,
    author: authorOf(() => userInfo().username),
    isHidden: options.hidden,
  });
  answerCalls(shell);
  nativeTheme.on('updated', () => shell.redraw());
  watchPower({
    monitor: powerMonitor,
    app,
    log,
    onAwake: () => shell.agent.glances.lookNow(),
    onAsleep: () => shell.refresh(),
    onShutdown: () => app.quit(),
  });
  app.on('second-instance', () => shell.window.open());
  app.on('activate', () => shell.window.open());
  // The tray lives on without a window.
  app.on('window-all-closed', () => undefined);
  leaveWell(shell);
  log.info('tray started', { version: app.getVersion(), electron: process.versions['electron'], pid: process.pid });
  // An update under way decides first: the watcher starts a tray when it is done.
  if (await shell.updates.settle()) shell.begin();
  else app.quit();
}

/** Of the system, of a terminal, of npm: each is a wish to quit. Electron's own answer ends it at once, whoever would still let go of something. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A wish to quit, and each one after it, is held up until everything is let go of. */
function leaveWell(shell: Shell): void {
  let step: 'working' | 'leaving' | 'left' = 'working';
  for (const signal of SIGNALS) process.on(signal, () => app.quit());
  app.on('before-quit', (event) => {
    if (step !== 'left') event.preventDefault();
    if (step !== 'working') return;
    step = 'leaving';
    const { log } = shell.parts;
    log.info('tray closes');
    void shell
      .leave()
      .then(() => Promise.race([log.close(), clock.sleep(1_000)]))
      .finally(() => {
        step = 'left';
        removeTray();
        app.quit();
      });
  });
}
