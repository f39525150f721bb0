import {
  type Attempt,
  type FirstStart,
  type LastUpdate,
  parseUpdateMemory,
  type UpdateMemory,
} from '../../../src/contract/update.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import { decideStart } from '../../../src/shell/update/decide-start.ts';
import { Watch } from '../../../src/update-watch/watch.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const [OLD, NEW] = ['1.0.0', '1.1.0'];
const ID = 'attempt';

/** The power goes: whatever was about to happen does not. */
class PowerCut extends Error {}

/** What the new version is like. */
export type Temper = 'healthy' | 'deaf' | 'stillborn' | 'notInstallable';

export interface WorldWish {
  readonly temper: Temper;
  readonly kind: Attempt['way']['kind'];
  /** Which version a half replaced program is when it is started. */
  readonly half?: 'old' | 'new';
}

/**
 * A computer with a program that is being updated: the disk stays over a power cut, processes do not. Power can be made to go
 * before any deed of the watcher.
 */
export class Computer {
  readonly clock = new VirtualClock();
  readonly #wish: WorldWish;
  /** What is on the disk. */
  program: 'old' | 'new' | 'half' = 'old';
  #memory: string;
  #firstStart: FirstStart | undefined;
  #healthy: string | undefined;
  last: LastUpdate | undefined;

  /** What runs. */
  trays = new Map<number, string>([[1, OLD]]);
  #nextPid = 2;
  #isWatched = false;
  #hasEntry = false;
  #deedsLeft = Number.POSITIVE_INFINITY;
  /** Versions whose agent was asked to end. */
  readonly deeds: string[] = [];

  constructor(wish: WorldWish) {
    this.#wish = wish;
    const way = { kind: wish.kind, app: 'app', fresh: 'fresh', kept: 'kept' };
    this.#memory = JSON.stringify({
      format: 1,
      bad: [],
      tries: {},
      attempt: { id: ID, from: OLD, to: NEW, step: 'prepared', way, args: [], stateDir: 'state', oldTray: 1 },
    });
  }

  get memory(): UpdateMemory {
    return parseUpdateMemory(JSON.parse(this.#memory));
  }

  get running(): readonly string[] {
    return [...this.trays.values()];
  }

  /**
   * The watcher runs to its end, or until the power goes.
   *
   * @param isOrdered by the tray that hands over, which closes
   * @param deeds before the power goes
   * @returns false: the power went
   */
  async watch(isOrdered: boolean, deeds = Number.POSITIVE_INFINITY): Promise<boolean> {
    this.#deedsLeft = deeds;
    this.#isWatched = true;
    if (isOrdered) this.trays.delete(1);
    try {
      await this.clock.run(this.#watcher().run(isOrdered));
      return true;
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      this.trays.clear();
      return false;
    } finally {
      this.#isWatched = false;
      this.#deedsLeft = Number.POSITIVE_INFINITY;
    }
  }

  /**
   * After the power is back: the tray starts with the log-on, and starts a watcher where one is needed; the entry of the
   * watcher does too.
   *
   * @returns whether a watcher is to go on
   */
  logOn(): boolean {
    const tray = this.#startTray();
    return (tray !== 'none' || this.#hasEntry) && this.memory.attempt !== undefined;
  }

  #startTray(): 'none' | 'leave' | 'stays' {
    const { program } = this;
    const version = (program === 'half' ? this.#wish.half : program) === 'new' ? NEW : OLD;
    if (version === NEW && this.#wish.temper === 'stillborn') return 'none';
    const { attempt } = this.memory;
    const deed = decideStart(attempt, version, this.#isWatched);
    if (deed === 'leave') return 'leave';
    const pid = this.#nextPid++;
    this.trays.set(pid, version);
    if (deed === 'forget') this.#save({ ...this.memory, attempt: undefined });
    if (deed !== 'prove' || !attempt) return 'stays';
    this.#firstStart = { id: attempt.id, pid, left: false };
    if (this.#wish.temper === 'healthy') this.#healthy = attempt.id;
    return 'stays';
  }

  #save(memory: { [K in keyof UpdateMemory]?: UpdateMemory[K] | undefined }): void {
    this.#memory = JSON.stringify(memory);
  }

  /** Each deed may be the one before which the power goes. */
  #deed(name: string): void {
    if (this.#deedsLeft === 0) throw new PowerCut();
    this.#deedsLeft -= 1;
    this.deeds.push(name);
  }

  #replace(by: 'old' | 'new'): void {
    this.#deed(`replace ${by}`);
    if (this.#wish.kind === 'setup') {
      this.program = 'half';
      this.#deed('half');
    }
    if (by === 'new' && this.#wish.temper === 'notInstallable') throw new Error('disk full');
    this.program = by;
  }

  #watcher(): Watch {
    return new Watch({
      clock: this.clock,
      log: SILENT,
      memory: {
        load: () => JSON.parse(this.#memory),
        save: (memory) => {
          this.#deed('save');
          this.#save(memory);
        },
      },
      signs: {
        firstStart: () => this.#firstStart,
        healthy: () => this.#healthy,
        clear: () => {
          this.#deed('clear');
          this.#firstStart = undefined;
        },
      },
      way: () => ({
        install: async () => this.#replace('new'),
        putBack: async () => this.#replace('old'),
        start: () => {
          this.#deed('start');
          // A second tray beside a living one leaves at once.
          if (this.trays.size === 0) this.#startTray();
        },
      }),
      processes: {
        isAlive: (pid) => this.trays.has(pid),
        end: async (pid) => {
          this.#deed('end');
          this.trays.delete(pid);
        },
      },
      stopAgent: async () => {
        this.#deed('stop agent');
        return true;
      },
      tell: (_, last) => {
        this.#deed('tell');
        this.last = last;
      },
      forgetAllBut: () => this.#deed('forget'),
      entry: {
        set: () => {
          this.#deed('enter');
          this.#hasEntry = true;
        },
        clear: () => {
          this.#deed('enter no more');
          this.#hasEntry = false;
        },
      },
      limits: { resumeMs: 20_000, oldTrayMs: 60_000, firstStartMs: 60_000, healthMs: 120_000, lookMs: 10_000 },
    });
  }
}
