import { app } from 'electron';
import type { Preferences, WindowOutcome } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Person } from '../deeds/ask-person.ts';
import { CashboxDeeds } from '../deeds/cashbox-deeds.ts';
import { stopAndQuit } from '../deeds/quit.ts';
import { tellSupportFile } from '../deeds/support-file.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { AgentSide } from './agent-side.ts';
import type { AutostartSide } from './autostart-side.ts';
import type { MenuDeeds } from './menu-deeds.ts';

/** The parts of the shell that do it. */
export interface TrayDeedsParts {
  readonly parts: { readonly author: string; readonly clock: Clock };
  readonly language: Preferences['language'];
  readonly agent: AgentSide;
  readonly person: Person;
  readonly window: MainWindow;
  readonly autostart: AutostartSide;
  saveSupportFile(): Promise<WindowOutcome>;
}

/** What the menu of the icon offers, done by the parts of the shell. */
export function trayDeeds(shell: TrayDeedsParts): MenuDeeds {
  const { agent, person, parts, window, autostart } = shell;
  const language = () => shell.language;
  const quit = () => app.quit();
  const cashbox = new CashboxDeeds({
    ask: (name, request) => agent.ask(name, request),
    person,
    author: parts.author,
    clock: parts.clock,
    language,
    onDone: () => agent.glances.lookNow(),
  });
  const stopAgent = () => agent.supervisor.stop();
  return {
    open: () => window.open(),
    startAgent: () => agent.supervisor.startByPerson(),
    pause: () => cashbox.pause(),
    resume: () => cashbox.resume(),
    closeShift: (cashboxId) => cashbox.closeShift(cashboxId),
    xReport: (cashboxId) => cashbox.xReport(cashboxId),
    supportFile: async () => tellSupportFile(await shell.saveSupportFile(), person, shell.language),
    logOnStart: async (on) => void (await autostart.set('logOn', on)),
    quit,
    stopAndQuit: () => stopAndQuit({ person, clock: parts.clock, language, stopAgent, quit }),
  };
}
