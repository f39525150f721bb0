import * as z from 'zod';
import { LANGUAGES, THEMES } from '../../contract/window.ts';

/** What the tray itself remembers. Nothing of the shop, nothing secret. Times in ms since the epoch. */
export const TraySettingsSchema = z.object({
  language: z.enum(LANGUAGES).catch('ru').default('ru'),
  theme: z.enum(THEMES).catch('system').default('system'),
  window: z
    .object({ width: z.int(), height: z.int(), x: z.int().optional(), y: z.int().optional(), maximized: z.boolean() })
    .optional()
    .catch(undefined),
  /** How large the window is drawn: 1 is 100 %. */
  zoom: z.number().min(0.5).max(3).catch(1).default(1),
  /** Alarms that were told, by key, with the level they were told at. Absent: the tray has never seen any. */
  toldAlarms: z.record(z.string(), z.string()).optional().catch(undefined),
  /** When the tray started itself anew after a fault of its own. */
  relaunches: z.array(z.number()).catch([]).default([]),
  /** A person has decided about the log-on entry; until then the first start makes it. */
  logOnDecided: z.boolean().catch(false).default(false),
  /** What was decided. Absent: by a version that did not keep it. */
  logOnWanted: z.boolean().optional().catch(undefined),
});
export type TraySettings = z.infer<typeof TraySettingsSchema>;

/** Where they are kept: electron-store in the tray, an object in tests. */
export interface SettingsFile {
  readonly store: unknown;
  set(changes: Readonly<Record<string, unknown>>): void;
  delete(name: string): void;
}

/** The tray's settings. A value nobody can read, of a newer version or of a person with an editor, counts as never said. */
export class TrayMemory {
  readonly #file: SettingsFile;
  #all: TraySettings;

  constructor(file: SettingsFile) {
    this.#file = file;
    this.#all = parsed(file.store);
  }

  /** Read from the disk once: nobody else writes there, and the icon asks every few seconds. */
  get all(): TraySettings {
    return this.#all;
  }

  keep(changes: Partial<TraySettings>): void {
    const known = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.#file.set(Object.fromEntries(known));
    for (const [name, value] of Object.entries(changes)) if (value === undefined) this.#file.delete(name);
    this.#all = parsed(this.#file.store);
  }
}

function parsed(store: unknown): TraySettings {
  return TraySettingsSchema.catch(() => TraySettingsSchema.parse({})).parse(store);
}
