import { join } from 'node:path';
import type { OverallState } from '../../contract/overall-state.ts';

export type Taskbar = 'light' | 'dark';

/** What Electron knows of colors; the second is not there before Electron 45. */
export interface ThemeSource {
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean;
}

/**
 * Which taskbar the icon lies on. Windows has a color for it apart from that of programs. On Linux nobody can ask a panel;
 * the pictures for the light one can be read on a dark one too.
 */
export function taskbarOf(theme: ThemeSource, platform: NodeJS.Platform): Taskbar {
  if (platform !== 'win32') return 'light';
  return (theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors) ? 'dark' : 'light';
}

/** A picture in several sizes, in px for 100 %: Windows takes what it needs out of its one file. */
export interface IconFiles {
  readonly main: string;
  /** Other sizes of the same picture, with their scale. */
  readonly larger: readonly { readonly path: string; readonly scaleFactor: number }[];
}

/** @param folder where the pictures of the tray are */
export function iconFiles(folder: string, state: OverallState, taskbar: Taskbar, platform: NodeJS.Platform): IconFiles {
  const name = join(folder, `${state}-${taskbar}`);
  if (platform === 'win32') return { main: `${name}.ico`, larger: [] };
  return { main: `${name}-24.png`, larger: [{ path: `${name}-48.png`, scaleFactor: 2 }] };
}
