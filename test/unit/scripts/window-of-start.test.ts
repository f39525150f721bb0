import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { electronHere, hasScreen } from '../../../scripts/electron-here.mjs';
import { electronOfStart, WINDOW_COMES, windowHint } from '../../../scripts/window-hint.mjs';
import { MENU_WORDS } from '../../../src/shell/words/menu-words.ts';

describe('a screen', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
  ] as const)('on %s with %j: %s', (platform, env, has) => {
    expect(hasScreen(env, platform)).toBe(has);
  });
});

describe('the Electron of this computer', () => {
  it('is the one that is named, and none where that one is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kb-electron-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const named = join(folder, 'electron');
    expect(electronHere({ KASSABRIDGE_ELECTRON: named })).toBeUndefined();
    writeFileSync(named, '');
    expect(electronHere({ KASSABRIDGE_ELECTRON: named })).toBe(named);
  });
});

describe('npm start', () => {
  const whole = { args: [], hasScreen: true, electron: '/e' };

  it('shows the window where a screen and an Electron are there and nobody asked for anything else', () => {
    expect(electronOfStart(whole)).toBe('/e');
    expect(electronOfStart({ ...whole, hasScreen: false })).toBeUndefined();
    expect(electronOfStart({ ...whole, electron: undefined })).toBeUndefined();
    expect(electronOfStart({ ...whole, args: ['--exit'] })).toBeUndefined();
  });

  it('says otherwise how to get it: a screen, or Electron by one command', () => {
    expect(windowHint({ args: [], hasScreen: false })[0]).toMatch(/нет экрана.*no screen/);
    expect(windowHint({ args: [], hasScreen: true })[0]).toMatch(/npx install-electron.*npm start/);
    // Who names arguments has chosen the command line.
    expect(windowHint({ args: ['--exit'], hasScreen: true })).toEqual([]);
  });

  it('names the entry by which the demo ends as its menu has it', () => {
    expect(WINDOW_COMES.at(-1)).toContain(`«${MENU_WORDS.quitDemo.ru}»`);
  });
});
