import type { detectCashboxes } from '../../adapters/cashbox/detect-cashboxes.ts';
import type { ListedPort } from '../../adapters/cashbox/links/serial-link.ts';
import type { openNotifier } from '../../adapters/notify/registry.ts';
import type { tryShop } from '../../adapters/shop/registry.ts';
import type { SystemView } from '../../adapters/system/other-agents/system-view.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';

/** What a set-up works with. The world is handed in, so that a test has its own. */
export interface SetUpParts {
  /** Whole path of the settings file, there or not. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Wall time of this computer: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: (now: number) => string;
  readonly view: SystemView;
  readonly tryShop: typeof tryShop;
  readonly detect: typeof detectCashboxes;
  readonly openNotifier: typeof openNotifier;
  /** Serial ports of this computer. Rejects when the system does not tell them. */
  readonly listPorts: () => Promise<readonly ListedPort[]>;
  /** The running agent of a state folder: its process, and its status. Undefined when none runs. */
  readonly agentOf: (
    stateDir: string,
  ) => Promise<{ readonly pid: number; readonly status: StatusSnapshot } | undefined>;
}
