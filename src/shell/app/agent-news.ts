import { powerSaveBlocker } from 'electron';
import type { Glance } from '../../contract/glance.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { AgentState, Preferences } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Notice } from '../notify/alarm-notices.ts';
import type { Notifier } from '../notify/notifier.ts';
import { StayAwake } from '../power/stay-awake.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';
import type { UpdateSide } from '../update/update-side.ts';
import type { MainWindow } from '../window/main-window.ts';
import { AgentTeller } from './agent-teller.ts';
import { AlarmTeller } from './alarm-teller.ts';
import type { ShellState } from './shell-state.ts';

/** The parts of the shell that are to know. */
export interface AgentNewsParts {
  readonly parts: { readonly memory: TrayMemory; readonly isHidden: boolean; readonly clock: Clock };
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
  readonly #agentTeller: AgentTeller;
  readonly #alarmTeller: AlarmTeller;
  #hasShownSetUp = false;

  /** @param shell may still be under construction: nothing is heard before it begins */
  constructor(shell: AgentNewsParts) {
    this.#shell = shell;
    const { memory, clock } = shell.parts;
    const telling = {
      language: () => shell.language,
      show: (notice: Notice) => void shell.notifier.show(notice),
    };
    this.#agentTeller = new AgentTeller({ ...telling, clock });
    this.#alarmTeller = new AlarmTeller({
      ...telling,
      told: () => memory.all.toldAlarms,
      keepTold: (toldAlarms) => memory.keep({ toldAlarms }),
    });
  }

  agentIs(agent: AgentState): void {
    const { state, parts, window } = this.#shell;
    state.setAgent(agent);
    if (agent.state !== 'running') this.#awake.set(false);
    this.#agentTeller.agentIs(agent);
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
    if (glance) this.#alarmTeller.heard(glance);
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
