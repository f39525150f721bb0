import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Place, WindowEvent, WindowEventName } from '../../contract/window.ts';
import { CHANNELS } from '../../contract/window-names.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { counted, isAllowed, THREE_IN_TEN_MINUTES } from '../limit.ts';
import type { TraySettings } from '../settings/tray-settings.ts';
import { PAGE_ADDRESS } from './page-address.ts';
import { zoomOf } from './zoom.ts';

export interface MainWindowParts {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly options: () => BrowserWindowConstructorOptions;
  readonly remembered: () => TraySettings['window'];
  readonly remember: (window: NonNullable<TraySettings['window']>) => void;
  readonly zoom: () => number;
  readonly keepZoom: (factor: number) => void;
  readonly onOpened: () => void;
  readonly onClosed: () => void;
  /** The page died too often: a person is told. */
  readonly onBroken: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** The window: made when somebody wants to see it, and gone with all its memory when it is closed. */
export class MainWindow {
  readonly #parts: MainWindowParts;
  #window: BrowserWindow | undefined;
  #reloads: readonly number[] = [];

  constructor(parts: MainWindowParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#window !== undefined;
  }

  /** Shows it, at that place when one is named. */
  open(place?: Place): void {
    if (this.#window) this.#toFront(this.#window);
    else this.#create();
    if (place) this.send('place', place);
  }

  close(): void {
    this.#window?.close();
  }

  /** Tells the page something; nobody hears it when there is none. */
  send<N extends WindowEventName>(name: N, event: WindowEvent<N>): void {
    const contents = this.#window?.webContents;
    if (!contents || contents.isDestroyed()) return;
    if (contents.isLoading()) contents.once('did-finish-load', () => contents.send(CHANNELS.event, name, event));
    else contents.send(CHANNELS.event, name, event);
  }

  #create(): void {
    const { create, options, remembered, zoom, keepZoom, onOpened, onClosed, log } = this.#parts;
    const window = create(options());
    this.#window = window;
    window.once('ready-to-show', () => {
      if (remembered()?.maximized) window.maximize();
      window.show();
    });
    window.on('close', () => this.#keepBounds(window));
    window.on('closed', () => {
      this.#window = undefined;
      onClosed();
    });
    const { webContents } = window;
    webContents.on('before-input-event', (event, input) => {
      const factor = zoomOf(input, webContents.getZoomFactor());
      if (factor === undefined) return;
      event.preventDefault();
      webContents.setZoomFactor(factor);
      keepZoom(factor);
    });
    // A page begins at 100 %; it is not shown yet then.
    webContents.on('dom-ready', () => webContents.setZoomFactor(zoom()));
    webContents.on('render-process-gone', (_event, { reason }) => this.#died(window, reason));
    window.loadURL(PAGE_ADDRESS).catch((error: unknown) => log.error('page not loaded', { text: String(error) }));
    onOpened();
  }

  #toFront(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  #keepBounds(window: BrowserWindow): void {
    const { width, height, x, y } = window.getNormalBounds();
    this.#parts.remember({ width, height, x, y, maximized: window.isMaximized() });
  }

  #died(window: BrowserWindow, reason: string): void {
    const { clock, log, onBroken } = this.#parts;
    if (window.isDestroyed() || reason === 'clean-exit') return;
    log.error('page died', { reason });
    const now = clock.monotonicMs();
    if (isAllowed(this.#reloads, now, THREE_IN_TEN_MINUTES)) {
      this.#reloads = [...counted(this.#reloads, now, THREE_IN_TEN_MINUTES), now];
      window.reload();
    } else {
      window.destroy();
      onBroken();
    }
  }
}
