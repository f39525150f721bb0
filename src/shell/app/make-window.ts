import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { app, BrowserWindow, nativeTheme, screen, session } from 'electron';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Places } from '../places/places.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';
import { guardContents, guardSession } from '../window/guard-contents.ts';
import { MainWindow } from '../window/main-window.ts';
import { PAGE_SCHEME } from '../window/page-address.ts';
import { pageResponse } from '../window/page-response.ts';
import { windowOptions } from '../window/window-options.ts';

export interface WindowWiring {
  readonly places: Places;
  readonly memory: TrayMemory;
  readonly clock: Clock;
  readonly log: Log;
  readonly onOpened: () => void;
  readonly onClosed: () => void;
  readonly onBroken: () => void;
}

/** The window with its protocol and its guards; nothing is shown yet. */
export function makeWindow({ places, memory, ...rest }: WindowWiring): MainWindow {
  const source = {
    folder: places.windowFolder,
    read: (file: string) => readFile(file),
    newNonce: () => randomBytes(16).toString('base64'),
  };
  session.defaultSession.protocol.handle(PAGE_SCHEME, (request) => pageResponse(request, source));
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  return new MainWindow({
    ...rest,
    create: (options) => new BrowserWindow(options),
    options: () =>
      windowOptions({
        preload: places.preload,
        icon: places.appIcon,
        isPackaged: app.isPackaged,
        isDark: nativeTheme.shouldUseDarkColors,
        remembered: memory.all.window,
        screens: screen.getAllDisplays().map(({ workArea }) => workArea),
      }),
    remembered: () => memory.all.window,
    remember: (window) => memory.keep({ window }),
    zoom: () => memory.all.zoom,
    keepZoom: (zoom) => memory.keep({ zoom }),
  });
}
