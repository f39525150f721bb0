import { powerSaveBlocker } from 'electron';
import type { Glance } from '../../contract/glance.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { AgentState, Preferences } from '../../contract/window.ts';
import type { Notifier } from '../notify/notifier.ts';
import { StayAwake } from '../power/stay-awake.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';
import type { UpdateSide } from '../update/update-side.ts';
import type { MainWindow } from '../window/main-window.ts';
import { AlarmTeller } from './alarm-teller.ts';
import type { ShellState } from './shell-state.ts';

/** The parts of the shell that are to know. */
export interface AgentNewsParts {
  readonly parts: { readonly memory: TrayMemory; readonly isHidden: boolean };
  readonly language: Preferences['language'];
  readonly state: ShellState;
  readonly window: MainWindow;
  readonly notifier: Notifier;
  readonly updates: UpdateSide;
  refresh(): void;
}

/** What follows from what is heard of the agent: kept, shown, told, and the computer held awake. */
export class AgentNews {
  readonly #shell: AgentNewsParts;
  readonly #awake = new StayAwake(powerSaveBlocker);
  readonly #teller: AlarmTeller;
  #hasShownSetUp = false;

  /** @param shell may still be under construction: nothing is heard before it begins */
  constructor(shell: AgentNewsParts) {
    this.#shell = shell;
    const { memory } = shell.parts;
    this.#teller = new AlarmTeller({
      told: () => memory.all.toldAlarms,
      keepTold: (toldAlarms) => memory.keep({ toldAlarms }),
      language: () => shell.language,
      show: (notice) => void shell.notifier.show(notice),
    });
  }

  agentIs(agent: AgentState): void {
    const { state, parts, window } = this.#shell;
    state.setAgent(agent);
    if (agent.state !== 'running') this.#awake.set(false);
    this.#teller.agentIs(agent);
    this.#shell.refresh();
    this.#sendPicture();
    if (agent.state !== 'notSetUp' || this.#hasShownSetUp || parts.isHidden) return;
    this.#hasShownSetUp = true;
    window.open({ screen: 'setUp' });
  }

  glanced(glance: Glance | undefined): void {
    this.#shell.state.setGlance(glance);
    this.#awake.set(glance?.busy === true);
    this.#shell.updates.heard(glance);
    if (glance) this.#teller.heard(glance);
    this.#shell.refresh();
  }

  snapshot(snapshot: StatusSnapshot): void {
    this.#shell.state.setSnapshot(snapshot);
    this.#sendPicture();
  }

  #sendPicture(): void {
    this.#shell.window.send('picture', this.#shell.state.picture);
  }
}
