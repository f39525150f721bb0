import { app } from 'electron';
import type { AgentState, Preferences } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Person } from '../deeds/ask-person.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Places } from '../places/places.ts';
import { makeUpdateSide } from '../update/make-update-side.ts';
import type { UpdateSide } from '../update/update-side.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { AgentSide } from './agent-side.ts';

/** The parts of the shell an update has to do with. */
export interface UpdatesOf {
  readonly parts: { readonly places: Places; readonly clock: Clock; readonly log: Log };
  readonly language: Preferences['language'];
  readonly state: { readonly agent: AgentState };
  readonly agent: AgentSide;
  readonly person: Person;
  readonly window: MainWindow;
  readonly notifier: Notifier;
}

/** Updates of this program, which Electron knows and quits. */
export function makeUpdates(shell: UpdatesOf): UpdateSide {
  const { supervisor } = shell.agent;
  return makeUpdateSide({
    ...shell.parts,
    person: shell.person,
    process,
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    language: () => shell.language,
    agent: () => shell.state.agent.state,
    isWindowOpen: () => shell.window.isOpen,
    stopAgent: () => supervisor.stop(),
    startAgent: () => supervisor.startByPerson(),
    restartAgent: async () => void (await supervisor.restart()),
    quit: () => app.quit(),
    notify: (title, body, onClick) => shell.notifier.ask({ title, body, isUrgent: false }, onClick),
  });
}
