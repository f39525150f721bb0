import { AUTOSTART_WORDS } from '../../adapters/system/autostart/autostart-words.ts';
import type { Autostart, Picture } from '../../contract/window.ts';
import { logOnLost } from '../autostart/log-on-lost.ts';
import type { AutostartWays } from '../autostart/ways-of-system.ts';
import type { TrayMemory } from '../settings/tray-settings.ts';

/** The ways to be started, as they were read back last. */
export class AutostartSide {
  readonly #ways: () => Promise<AutostartWays>;
  readonly #memory: TrayMemory;
  readonly #onRead: () => void;
  #logOn: Autostart['logOn'] | undefined;
  #lost: Picture['logOnLost'];

  /** @param ways loaded when first asked for: nobody needs them while the tray starts */
  constructor(ways: () => Promise<AutostartWays>, memory: TrayMemory, onRead: () => void) {
    this.#ways = ways;
    this.#memory = memory;
    this.#onRead = onRead;
  }

  get logOn(): Autostart['logOn'] | undefined {
    return this.#logOn;
  }

  /** The start at log-on that somebody took away, as of the last look. */
  get lost(): Picture['logOnLost'] {
    return this.#lost;
  }

  async read(): Promise<Autostart> {
    const ways = await this.#ways();
    const [logOn, beforeLogOn] = await Promise.all([ways.logOn.read(), ways.beforeLogOn.read()]);
    const told = truly(logOn, beforeLogOn);
    this.#keep(told, beforeLogOn);
    return { logOn: told, beforeLogOn };
  }

  /** The one of the menu; the other costs a process, and only matters where this one is not on. */
  async look(): Promise<void> {
    const logOn = await (await this.#ways()).logOn.read();
    if (logOn.state === 'on' || !logOn.possible) this.#keep(logOn, undefined);
    else await this.read();
  }

  async set(way: keyof Autostart, on: boolean): Promise<Autostart> {
    if (way === 'logOn') this.#memory.keep({ logOnDecided: true, logOnWanted: on });
    await (await this.#ways())[way].set(on);
    return this.read();
  }

  /** An installed program whose first start nobody has told otherwise is there again after the next log-on. */
  async begin(isInstalled: boolean): Promise<void> {
    if (isInstalled && !this.#memory.all.logOnDecided) {
      this.#memory.keep({ logOnDecided: true, logOnWanted: true });
      await (await this.#ways()).logOn.set(true);
    }
    await this.look();
  }

  #keep(logOn: Autostart['logOn'], beforeLogOn: Autostart['beforeLogOn'] | undefined): void {
    this.#logOn = logOn;
    this.#lost = logOnLost(logOn, beforeLogOn, this.#memory.all.logOnWanted);
    this.#onRead();
  }
}

/** That no receipts are made after a restart is so only where the agent does not begin without the icon. */
function truly(logOn: Autostart['logOn'], beforeLogOn: Autostart['beforeLogOn']): Autostart['logOn'] {
  const isFalse = logOn.words === AUTOSTART_WORDS.logOnOff && beforeLogOn.state === 'on';
  return isFalse ? { ...logOn, words: AUTOSTART_WORDS.logOnOffAgentOn } : logOn;
}
