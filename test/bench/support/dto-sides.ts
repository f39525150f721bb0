import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import { libraryOpener } from '../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { hostIn } from '../../drivers/host-process.ts';
import { BareProgram, type BareRun } from './bare-program.ts';
import type { MadeCall } from './bare-script.ts';
import type { Bench } from './bench.ts';
import { cpuClock } from './cpu-clock.ts';
import { KeptLibrary } from './kept-library.ts';
import { makeReady } from './make-one.ts';
import { nowUs, sleep } from './time.ts';
import type { Cost, Side } from './turns.ts';

const LET_GO_MS = 100;

export interface DtoSidesOptions {
  readonly library: string;
  readonly port: number;
  /** Done and counted, and done before that in each turn. */
  readonly times: number;
  readonly warmUp: number;
}

export type Work = (driver: AtolDtoDriver, number: number) => Promise<void>;

/** Our driver with its driver host, and the bare program, on one cashbox: whoever's turn it is opens it, works and closes it. */
export class DtoSides {
  readonly #options: DtoSidesOptions;
  readonly #kept: KeptLibrary;
  readonly #driver: AtolDtoDriver;
  readonly #bare: BareProgram;
  readonly #folder: string;
  #number = 0;

  private constructor(options: DtoSidesOptions, bare: BareProgram, folder: string) {
    this.#options = options;
    this.#bare = bare;
    this.#folder = folder;
    const { library, port } = options;
    this.#kept = new KeptLibrary(libraryOpener({ clock: systemClock, folder, library }));
    this.#driver = new AtolDtoDriver({
      clock: systemClock,
      openLibrary: this.#kept.open,
      port: `tcp://127.0.0.1:${port}`,
    });
  }

  static async prepare(bench: Bench, options: DtoSidesOptions): Promise<DtoSides> {
    const bare = await BareProgram.build();
    bench.atEnd(() => bare.close());
    const folder = mkdtempSync(join(bench.folder, 'host-'));
    const sides = new DtoSides(options, bare, folder);
    bench.atEnd(() => sides.#kept.end());
    return sides;
  }

  /** Our way to do some work. */
  ours(work: Work): Side {
    return {
      turn: async () => {
        await this.connected();
        const costs: Cost[] = [];
        const hostCpuMs = cpuClock(hostIn(this.#folder) ?? 0);
        for (let i = -this.#options.warmUp; i < this.#options.times; i++) {
          const cost = await costOf(hostCpuMs, () => work(this.#driver, this.#number++));
          if (i >= 0) costs.push(cost);
        }
        await this.#driver.disconnect();
        return costs;
      },
    };
  }

  /** What our driver calls for some work, when it has done it a few times. */
  async recorded(work: Work, before = 1): Promise<readonly MadeCall[]> {
    await this.connected();
    for (let i = 0; i < before; i++) await work(this.#driver, this.#number++);
    const made = await this.#kept.recorded(() => work(this.#driver, this.#number++));
    await this.#driver.disconnect();
    return made;
  }

  /** These calls by the bare program, with the settings our driver gave. */
  bareCalls(loop: readonly MadeCall[]): Side {
    return {
      turn: async () => {
        const { warmUp, times } = this.#options;
        return (await this.bareRun(loop, warmUp + times)).times.slice(warmUp);
      },
    };
  }

  /** @param library another file than that of our side */
  async bareRun(loop: readonly MadeCall[], times: number, library = this.#options.library): Promise<BareRun> {
    const once = [{ call: { method: 'open' }, results: [] }] as const;
    await sleep(LET_GO_MS);
    return this.#bare.run(library, { settings: this.#kept.settings, once, loop }, times);
  }

  /** Our driver with an open shift, for as long as a turn of its own. */
  async connected(): Promise<AtolDtoDriver> {
    // A device has one master: the one before must be seen to be gone, or the new one is turned away.
    await sleep(LET_GO_MS);
    await makeReady(this.#driver);
    return this.#driver;
  }
}

async function costOf(hostCpuMs: () => number, work: () => Promise<void>): Promise<Cost> {
  const hostBefore = hostCpuMs();
  const agentBefore = process.cpuUsage();
  const startUs = nowUs();
  await work();
  const wallMs = (nowUs() - startUs) / 1_000;
  const { user, system } = process.cpuUsage(agentBefore);
  return { wallMs, cpuMs: hostCpuMs() - hostBefore + (user + system) / 1_000 };
}
