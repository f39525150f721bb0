import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../../../src/shell/window/guard-contents.ts';
import { PAGE_ADDRESSES } from '../../../../src/shell/window/pages.ts';
import { type WindowWish, windowOptions } from '../../../../src/shell/window/window-options.ts';
import { zoomOf } from '../../../../src/shell/window/zoom.ts';

const WISH: WindowWish = {
  preload: '/app/preload.cjs',
  icon: '/app/icon.png',
  isPackaged: true,
  isDark: false,
  remembered: undefined,
  screens: [{ x: 0, y: 0, width: 1920, height: 1040 }],
};

describe('window', () => {
  it('keeps its page apart from Node and from the rest of the computer', () => {
    expect(windowOptions(WISH).webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      preload: '/app/preload.cjs',
    });
  });

  it('has developer tools while it is developed, and none when it is installed', () => {
    expect(windowOptions(WISH).webPreferences?.devTools).toBe(false);
    expect(windowOptions({ ...WISH, isPackaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('comes back where it was, at least as large as it has to be', () => {
    const remembered = { width: 300, height: 300, x: 50, y: 60, maximized: false };
    expect(windowOptions({ ...WISH, remembered })).toMatchObject({
      width: 720,
      height: 480,
      x: 50,
      y: 60,
      minWidth: 720,
      minHeight: 480,
    });
  });

  it.each([
    { x: 5_000, y: 0 },
    { x: -2_000, y: 10 },
    { x: 10, y: 1_030 },
    { x: 10, y: -300 },
  ])('comes back in the middle when it was at $x, $y, where no hand reaches it any more', (at) => {
    const options = windowOptions({ ...WISH, remembered: { width: 800, height: 600, ...at, maximized: false } });
    expect(options.x).toBeUndefined();
    expect(options).toMatchObject({ width: 800, height: 600 });
  });
});

describe('guard of a page', () => {
  type Listener = (event: { url: string; prevented: boolean; preventDefault(): void }) => void;
  function guarded() {
    const listeners = new Map<string, Listener>();
    let opening: (() => { action: string }) | undefined;
    guardContents({
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: () => { action: string }) => {
        opening = handler;
      },
    } as never);
    const goes = (name: string, url: string) => {
      const event = {
        url,
        prevented: false,
        preventDefault() {
          this.prevented = true;
        },
      };
      listeners.get(name)?.(event);
      return listeners.has(name) && !event.prevented;
    };
    return { goes, opens: () => opening?.().action };
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('keeps it on our own pages: %s', (name) => {
    const { goes } = guarded();
    expect(goes(name, 'kassabridge://window/index.html')).toBe(true);
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'kassabridge://other/',
      'javascript:alert(1)',
      'data:text/html,x',
    ])
      expect(goes(name, url)).toBe(false);
  });

  it('lets it open no window and hold no other page', () => {
    const { goes, opens } = guarded();
    expect(opens()).toBe('deny');
    expect(goes('will-attach-webview', 'kassabridge://window/index.html')).toBe(false);
  });

  it('gives it no permission, no device and no download', () => {
    const answers: unknown[] = [];
    let prevented = false;
    guardSession({
      setPermissionRequestHandler: (handler: (a: unknown, b: string, answer: (given: boolean) => void) => void) =>
        handler({}, 'media', (given) => answers.push(given)),
      setPermissionCheckHandler: (handler: () => boolean) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => answers.push(handler()),
      on: (_name: string, listener: (event: { preventDefault(): void }) => void) =>
        listener({
          preventDefault: () => {
            prevented = true;
          },
        }),
    } as never);
    expect(answers).toEqual([false, false, false]);
    expect(prevented).toBe(true);
  });
});

describe('pages of the world', () => {
  it('are reached by https and tell nobody anything', () => {
    for (const address of Object.values(PAGE_ADDRESSES)) {
      const { protocol, username, password, hash } = new URL(address);
      expect([protocol, username, password, hash]).toEqual(['https:', '', '', '']);
    }
  });
});

describe('zoom', () => {
  const key = (name: string, more = {}) => ({
    type: 'keyDown' as const,
    control: true,
    alt: false,
    key: name,
    ...more,
  });

  it('steps from 75 to 200 %, and back to 100', () => {
    expect(zoomOf(key('+'), 1)).toBe(1.25);
    expect(zoomOf(key('='), 1.75)).toBe(2);
    expect(zoomOf(key('+'), 2)).toBe(2);
    expect(zoomOf(key('-'), 1)).toBe(0.75);
    expect(zoomOf(key('-'), 0.75)).toBe(0.75);
    expect(zoomOf(key('0'), 1.5)).toBe(1);
  });

  it('is for these keys only', () => {
    expect(zoomOf(key('+', { control: false }), 1)).toBeUndefined();
    expect(zoomOf(key('+', { alt: true }), 1)).toBeUndefined();
    expect(zoomOf(key('r'), 1)).toBeUndefined();
    expect(zoomOf({ ...key('+'), type: 'keyUp' }, 1)).toBeUndefined();
  });
});
