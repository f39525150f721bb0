import { app, clipboard, shell as desktop } from 'electron';
import { runCommand } from '../../adapters/system/autostart/run-command.ts';
import { defaultStateDir } from '../../adapters/system/settings/load-settings.ts';
import type { Preferences, WindowOutcome } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Person } from '../deeds/ask-person.ts';
import { saveSupportFile } from '../deeds/support-file.ts';
import type { Places } from '../places/places.ts';
import { settingsOf } from './agent-side.ts';

/** The parts of the shell it needs. */
export interface SupportFileOf {
  readonly parts: { readonly places: Places; readonly clock: Clock; readonly log: Log };
  readonly person: Person;
  readonly language: Preferences['language'];
}

/** The file for support, by the folders and the clipboard of Electron. */
export async function electronSupportFile(shell: SupportFileOf): Promise<WindowOutcome> {
  const { places, clock, log } = shell.parts;
  return saveSupportFile({
    places,
    where: () => whereArguments(places),
    person: shell.person,
    run: runCommand,
    log,
    language: () => shell.language,
    documents: () => app.getPath('documents'),
    now: () => clock.now(),
    copyText: (text) => clipboard.writeText(text),
    showInFolder: (path) => desktop.showItemInFolder(path),
  });
}

/** However the settings are: help is asked for when something is wrong with them. */
function whereArguments(places: Places): readonly string[] {
  const found = settingsOf(places);
  if (places.demoState !== undefined) return ['--state', places.demoState];
  return found.kind === 'found' ? ['--config', places.settingsFile] : ['--state', defaultStateDir()];
}
