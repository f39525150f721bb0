import { app, dialog, Notification, nativeTheme } from 'electron';
import type { OpenedLog } from '../../adapters/system/log/open-log.ts';
import type { Preferences, WindowOutcome } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { Notifier } from '../notify/notifier.ts';
import type { Places } from '../places/places.ts';
import { SetUpClient } from '../set-up/set-up-client.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';
import type { MenuView } from '../tray/menu-model.ts';
import type { TrayIcon } from '../tray/tray-icon.ts';
import { updateStateWords } from '../update/state-words.ts';
import type { UpdateSide } from '../update/update-side.ts';
import type { MainWindow } from '../window/main-window.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import { AgentNews } from './agent-news.ts';
import { AgentSide } from './agent-side.ts';
import type { AutostartSide } from './autostart-side.ts';
import { electronPerson } from './electron-person.ts';
import { electronSupportFile } from './electron-support-file.ts';
import { makeAutostart } from './make-autostart.ts';
import { makeTray } from './make-tray.ts';
import { makeUpdates } from './make-updates.ts';
import { makeWindow } from './make-window.ts';
import { doChosen } from './menu-deeds.ts';
import { ShellState } from './shell-state.ts';
import { trayDeeds } from './tray-deeds.ts';

export interface ShellParts {
  readonly places: Places;
  readonly memory: TrayMemory;
  readonly log: OpenedLog;
  readonly clock: Clock;
  /** The user of this computer. */
  readonly author: string;
  /** Started by the system: no window by itself. */
  readonly isHidden: boolean;
}

/** A demo that hangs must not keep the tray, ms. */
const DEMO_END_MS = 10_000;
/** Looking costs a process and a library; a window is on the screen by then, ms. */
const AUTOSTART_AFTER_MS = 1_000;

/** The tray at work: icon, window, agent and person, tied together. What each of them decides is decided elsewhere. */
export class Shell {
  readonly parts: ShellParts;
  readonly state: ShellState;
  readonly window: MainWindow;
  readonly agent: AgentSide;
  readonly setUp: SetUpClient;
  readonly autostart: AutostartSide;
  readonly notifier: Notifier;
  readonly person: ReturnType<typeof electronPerson>;
  readonly updates: UpdateSide;
  readonly #tray: TrayIcon;
  readonly #leaving = new AbortController();

  constructor(parts: ShellParts) {
    this.parts = parts;
    const { places, memory, log, clock } = parts;
    this.state = new ShellState(clock.now(), () => ({
      isDemo: places.demoState !== undefined,
      version: app.getVersion(),
      updates: updateStateWords(this.updates.state),
    }));
    this.notifier = new Notifier({
      isSupported: () => Notification.isSupported(),
      create: (options) => new Notification(options),
      open: (place) => this.window.open(place),
    });
    this.person = electronPerson(dialog, this.notifier);
    this.window = makeWindow({
      places,
      memory,
      clock,
      log,
      onOpened: () => this.#windowIs(true),
      onClosed: () => this.#windowIs(false),
      onBroken: () => this.#windowBroken(),
    });
    const news = new AgentNews(this);
    this.agent = new AgentSide({
      places,
      clock,
      log,
      isWindowOpen: () => this.window.isOpen,
      onState: (state) => news.agentIs(state),
      onGlance: (glance) => news.glanced(glance),
      onSnapshot: (snapshot) => news.snapshot(snapshot),
    });
    this.setUp = new SetUpClient({
      program: {
        node: places.node,
        args: [places.program, 'set-up', '--serve', '--config', places.settingsFile],
        cwd: app.getPath('home'),
      },
      log,
      onProgress: (progress) => this.window.send('setUpProgress', progress),
    });
    this.autostart = makeAutostart(places, memory, () => this.#autostartRead());
    this.updates = makeUpdates(this);
    this.#tray = this.#makeTray();
  }

  get language(): Preferences['language'] {
    return this.parts.memory.all.language;
  }

  /** Everything begins: the agent is joined or started, the entry for the log-on looked at. */
  begin(): void {
    const { places, isHidden, log } = this.parts;
    this.refresh();
    void this.agent.supervisor.run(this.#leaving.signal);
    this.updates.run(this.#leaving.signal);
    const isInstalled = app.isPackaged && places.demoState === undefined;
    this.autostart.begin(isInstalled).catch((error: unknown) => log.warn('autostart', { text: String(error) }));
    if (!isHidden && this.state.agent.state !== 'notSetUp') this.window.open();
  }

  /** Lets go of the agent, which stays at work; the agent of a demo is ended. */
  async leave(): Promise<void> {
    this.setUp.end();
    this.updates.left();
    const { places, clock, log } = this.parts;
    if (places.demoState !== undefined) {
      const isEnded = await Promise.race([this.agent.supervisor.stop(), clock.sleep(DEMO_END_MS)]);
      if (isEnded !== true) log.warn('demo left at work');
    }
    this.#leaving.abort(new Error('The tray closes'));
  }

  /** Icon, tooltip and menu as things are now. */
  refresh(): void {
    this.#tray.show(this.#view());
  }

  redraw(): void {
    this.#tray.redraw(this.#view());
  }

  setPreferences(changes: Partial<Preferences>): Preferences {
    this.parts.memory.keep(changes);
    const { language, theme } = this.parts.memory.all;
    nativeTheme.themeSource = theme;
    this.refresh();
    this.window.send('preferences', { language, theme });
    return { language, theme };
  }

  async saveSupportFile(): Promise<WindowOutcome> {
    return electronSupportFile(this);
  }

  #view(): MenuView {
    const { places, clock } = this.parts;
    return {
      glance: this.state.glance,
      agent: this.state.agent,
      language: this.language,
      now: clock.now(),
      logOn: this.autostart.logOn,
      isDemo: places.demoState !== undefined,
    };
  }

  #windowIs(isOpen: boolean): void {
    this.agent.statuses.setWanted(isOpen);
    if (isOpen) {
      this.agent.glances.lookNow();
      void this.#lookAtAutostart();
      return;
    }
    this.state.dropSnapshot();
    this.setUp.end();
  }

  /** Somebody may have switched it off since; the window is drawn first. */
  async #lookAtAutostart(): Promise<void> {
    const { clock, log } = this.parts;
    try {
      await clock.sleep(AUTOSTART_AFTER_MS, this.#leaving.signal);
      await this.autostart.look();
    } catch (error) {
      if (!this.#leaving.signal.aborted) log.warn('autostart', { text: String(error) });
    }
  }

  #autostartRead(): void {
    this.state.setLogOnLost(this.autostart.lost);
    this.refresh();
    this.window.send('picture', this.state.picture);
  }

  #windowBroken(): void {
    const [title, body] = [DEED_WORDS.windowBroken[this.language], DEED_WORDS.windowBrokenDetail[this.language]];
    this.person.tell(title, body);
  }

  #makeTray(): TrayIcon {
    const deeds = trayDeeds(this);
    return makeTray(this.parts.places, deeds.open, (action) => {
      Promise.resolve(doChosen(action, deeds))
        .catch((error: unknown) => this.parts.log.error('menu', { action: action.do, text: String(error) }))
        // A tick changes by itself when it is clicked: what is true is shown again.
        .finally(() => this.redraw());
    });
  }
}
