import type { MenuAction } from '../tray/menu-action.ts';

/** Who does what the menu of the icon offers. */
export interface MenuDeeds {
  open(): void;
  startAgent(): void;
  pause(): Promise<void>;
  resume(): Promise<void>;
  closeShift(cashboxId: string): Promise<void>;
  xReport(cashboxId: string): Promise<void>;
  supportFile(): Promise<void>;
  logOnStart(on: boolean): Promise<void>;
  quit(): void;
  stopAndQuit(): Promise<void>;
}

/** Does what was chosen. */
export function doChosen(action: MenuAction, deeds: MenuDeeds): Promise<void> | void {
  switch (action.do) {
    case 'closeShift':
    case 'xReport':
      return deeds[action.do](action.cashboxId);
    case 'logOnStart':
      return deeds.logOnStart(action.on);
    default:
      return deeds[action.do]();
  }
}
