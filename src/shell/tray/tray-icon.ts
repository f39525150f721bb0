import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import { type OverallState, overallState } from '../../contract/overall-state.ts';
import type { MenuAction } from './menu-action.ts';
import { type MenuView, menuModel } from './menu-model.ts';
import { menuTemplate } from './menu-template.ts';
import { tooltip } from './tooltip.ts';

export interface TrayIconParts {
  readonly tray: Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu'>;
  readonly image: (state: OverallState) => NativeImage;
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => Menu;
  readonly choose: (action: MenuAction) => void;
}

/** Keeps the icon as the view says. Only what has changed is set: on Linux each of them travels over the bus. */
export class TrayIcon {
  readonly #parts: TrayIconParts;
  #shown: { state: OverallState; tip: string; menu: string } | undefined;

  constructor(parts: TrayIconParts) {
    this.#parts = parts;
  }

  show(view: MenuView): void {
    const { tray, image, buildMenu, choose } = this.#parts;
    const state = overallState(view.glance, view.agent.state);
    const tip = tooltip(view);
    const model = menuModel(view);
    const menu = JSON.stringify(model);
    const before = this.#shown;
    this.#shown = { state, tip, menu };
    if (before?.state !== state) tray.setImage(image(state));
    if (before?.tip !== tip) tray.setToolTip(tip);
    if (before?.menu !== menu) tray.setContextMenu(buildMenu(menuTemplate(model, choose)));
  }

  /** The taskbar has changed its color: the picture has to be chosen anew. */
  redraw(view: MenuView): void {
    this.#shown = undefined;
    this.show(view);
  }
}
