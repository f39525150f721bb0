import type { Autostart } from '../../contract/window.ts';
import type { AutostartWays } from '../autostart/ways-of-system.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';

/** The ways to be started, as they were read back last. */
export class AutostartSide {
  readonly #ways: () => Promise<AutostartWays>;
  readonly #memory: TrayMemory;
  readonly #onRead: () => void;
  #logOn: Autostart['logOn'] | undefined;

  /** @param ways loaded when first asked for: nobody needs them while the tray starts */
  constructor(ways: () => Promise<AutostartWays>, memory: TrayMemory, onRead: () => void) {
    this.#ways = ways;
    this.#memory = memory;
    this.#onRead = onRead;
  }

  get logOn(): Autostart['logOn'] | undefined {
    return this.#logOn;
  }

  async read(): Promise<Autostart> {
    const ways = await this.#ways();
    const [logOn, beforeLogOn] = await Promise.all([ways.logOn.read(), ways.beforeLogOn.read()]);
    this.#keep(logOn);
    return { logOn, beforeLogOn };
  }

  /** The one of the menu alone: the other costs a process. */
  async readLogOn(): Promise<void> {
    this.#keep(await (await this.#ways()).logOn.read());
  }

  async set(way: keyof Autostart, on: boolean): Promise<Autostart> {
    if (way === 'logOn') this.#memory.keep({ logOnDecided: true });
    await (await this.#ways())[way].set(on);
    return this.read();
  }

  /** An installed program whose first start nobody has told otherwise is there again after the next log-on. */
  async begin(isInstalled: boolean): Promise<void> {
    if (isInstalled && !this.#memory.all.logOnDecided) {
      this.#memory.keep({ logOnDecided: true });
      await (await this.#ways()).logOn.set(true);
    }
    await this.readLogOn();
  }

  #keep(logOn: Autostart['logOn']): void {
    this.#logOn = logOn;
    this.#onRead();
  }
}
