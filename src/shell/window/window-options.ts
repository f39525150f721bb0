import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { TraySettings } from '../settings/tray-settings.ts';

/** Everything has to be reachable in a window of that size, px. */
export const SMALLEST = { width: 720, height: 480 } as const;
const USUAL = { width: 1080, height: 720 } as const;
/** So much of a window has to be on some screen that a person can catch it, px. */
const CATCHABLE = 100;

export interface WindowWish {
  readonly preload: string;
  readonly icon: string;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
  /** Where it was when it was closed last. */
  readonly remembered: TraySettings['window'];
  /** Work areas of all screens. */
  readonly screens: readonly Rectangle[];
}

/** The window as it is made each time. What keeps a page from the rest of the computer is said, not left to defaults. */
export function windowOptions(wish: WindowWish): BrowserWindowConstructorOptions {
  return {
    ...boundsOf(wish),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'KassaBridge',
    icon: wish.icon,
    autoHideMenuBar: true,
    // Of the page, so that nothing flashes before it is drawn.
    backgroundColor: wish.isDark ? '#1f1f1f' : '#fafafa',
    webPreferences: {
      preload: wish.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !wish.isPackaged,
    },
  };
}

/** A window that was on a screen which is gone comes back in the middle of one that is there. */
function boundsOf({ remembered, screens }: WindowWish): Partial<Rectangle> {
  if (!remembered) return USUAL;
  const size = {
    width: Math.max(SMALLEST.width, remembered.width),
    height: Math.max(SMALLEST.height, remembered.height),
  };
  const { x, y } = remembered;
  if (x === undefined || y === undefined) return size;
  return screens.some((screen) => isCatchable({ ...size, x, y }, screen)) ? { ...size, x, y } : size;
}

function isCatchable(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y - screen.y;
  return across >= CATCHABLE && top >= 0 && top <= screen.height - CATCHABLE;
}
