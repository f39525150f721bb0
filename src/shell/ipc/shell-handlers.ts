import type { Autostart, PAGES, Picture, Preferences, ShellRequest, WindowOutcome } from '../../contract/window.ts';
import type { ShellHandlers } from './questions.ts';

/** Who does what a window asks of the shell. */
export interface ShellDeeds {
  readonly picture: () => Picture;
  readonly preferences: () => Preferences;
  readonly setPreferences: (changes: ShellRequest<'setPreferences'>) => Preferences;
  readonly startAgent: () => WindowOutcome;
  readonly restartAgent: () => Promise<WindowOutcome>;
  readonly autostart: () => Promise<Autostart>;
  readonly setAutostart: (way: keyof Autostart, on: boolean) => Promise<Autostart>;
  readonly saveSupportFile: () => Promise<WindowOutcome>;
  readonly exportSettings: () => Promise<WindowOutcome>;
  readonly importSettings: () => Promise<WindowOutcome>;
  readonly copyText: (text: string) => void;
  readonly openPage: (page: (typeof PAGES)[number]) => Promise<WindowOutcome>;
}

/** The deeds as the contract names them. */
export function shellHandlers(deeds: ShellDeeds): ShellHandlers {
  return {
    picture: async () => deeds.picture(),
    preferences: async () => deeds.preferences(),
    setPreferences: async (changes) => deeds.setPreferences(changes),
    startAgent: async () => deeds.startAgent(),
    restartAgent: () => deeds.restartAgent(),
    autostart: () => deeds.autostart(),
    setAutostart: ({ way, on }) => deeds.setAutostart(way, on),
    saveSupportFile: () => deeds.saveSupportFile(),
    exportSettings: () => deeds.exportSettings(),
    importSettings: () => deeds.importSettings(),
    copyText: async ({ text }) => {
      deeds.copyText(text);
      return { state: 'done' };
    },
    openPage: ({ page }) => deeds.openPage(page),
  };
}
