import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OVERALL_STATES } from '../../../../src/contract/overall-state.ts';
import { iconFiles, taskbarOf } from '../../../../src/shell/tray/icon-files.ts';
import { TrayIcon } from '../../../../src/shell/tray/tray-icon.ts';
import { glanceOf, NOON, withLight } from '../glances.ts';

const FOLDER = join(import.meta.dirname, '../../../../assets/icons/tray');

describe('picture of the icon', () => {
  it('is there for every state, taskbar and system', () => {
    for (const state of OVERALL_STATES)
      for (const taskbar of ['light', 'dark'] as const)
        for (const platform of ['win32', 'linux'] as const) {
          const { main, larger } = iconFiles(FOLDER, state, taskbar, platform);
          expect([main, ...larger.map(({ path }) => path)].filter((path) => !existsSync(path))).toEqual([]);
        }
  });

  it('follows the taskbar of Windows where Electron tells its color, else that of programs', () => {
    expect(taskbarOf({ shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: true }, 'win32')).toBe(
      'dark',
    );
    expect(taskbarOf({ shouldUseDarkColors: true, shouldUseDarkColorsForSystemIntegratedUI: false }, 'win32')).toBe(
      'light',
    );
    expect(taskbarOf({ shouldUseDarkColors: true }, 'win32')).toBe('dark');
    expect(taskbarOf({ shouldUseDarkColors: true }, 'linux')).toBe('light');
  });
});

describe('icon', () => {
  it('is touched only where something has changed', () => {
    const calls: string[] = [];
    const icon = new TrayIcon({
      tray: {
        setImage: () => calls.push('image'),
        setToolTip: () => calls.push('tip'),
        setContextMenu: () => calls.push('menu'),
      },
      image: () => ({}) as never,
      buildMenu: () => ({}) as never,
      choose: () => undefined,
    });
    const view = {
      glance: glanceOf(),
      agent: { state: 'running', since: NOON },
      language: 'ru',
      now: NOON,
      logOn: undefined,
      isDemo: false,
    } as const;
    icon.show(view);
    expect(calls.splice(0)).toEqual(['image', 'tip', 'menu']);
    icon.show({ ...view, now: NOON + 60_000 });
    expect(calls.splice(0)).toEqual([]);
    icon.show({ ...view, glance: glanceOf({ waiting: 1 }) });
    expect(calls.splice(0)).toEqual(['tip']);
    icon.show({ ...view, glance: withLight('site', 'trouble') });
    expect(calls.splice(0)).toEqual(['image', 'tip', 'menu']);
    icon.redraw({ ...view, glance: withLight('site', 'trouble') });
    expect(calls).toEqual(['image', 'tip', 'menu']);
  });
});
