import { readFileSync } from 'node:fs';
import { Menu, type NativeImage, nativeImage, nativeTheme, Tray } from 'electron';
import type { OverallState } from '../../contract/overall-state.ts';
import type { Places } from '../places/places.ts';
import { type IconFiles, iconFiles, taskbarOf } from '../tray/icon-files.ts';
import type { MenuAction } from '../tray/menu-action.ts';
import { TrayIcon } from '../tray/tray-icon.ts';

/** An icon that nobody holds is collected and vanishes. */
let held: Tray | undefined;

/** Puts the icon into the taskbar. */
export function makeTray(places: Places, open: () => void, choose: (action: MenuAction) => void): TrayIcon {
  const image = (state: OverallState) =>
    imageOf(iconFiles(places.trayIcons, state, taskbarOf(nativeTheme, process.platform), process.platform));
  const tray = new Tray(image('unknown'));
  held = tray;
  tray.on('click', open);
  tray.on('double-click', open);
  return new TrayIcon({ tray, image, buildMenu: (template) => Menu.buildFromTemplate(template), choose });
}

/** Takes the icon out of the taskbar. */
export function removeTray(): void {
  held?.destroy();
  held = undefined;
}

function imageOf({ main, larger }: IconFiles): NativeImage {
  const image = nativeImage.createFromPath(main);
  for (const { path, scaleFactor } of larger) image.addRepresentation({ scaleFactor, buffer: readFileSync(path) });
  return image;
}
