import { detectCashboxes } from '../../adapters/cashbox/detect-cashboxes.ts';
import { listPorts } from '../../adapters/cashbox/links/serial-link.ts';
import { openNotifier } from '../../adapters/notify/registry.ts';
import { tryShop } from '../../adapters/shop/registry.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import { thisSystem } from '../../adapters/system/other-agents/this-system.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { NoAgentError } from '../failures.ts';
import type { SetUpParts } from './parts.ts';

/** The real world of a set-up. @param file whole path of its settings file */
export function realParts(file: string, log: Log): SetUpParts {
  return {
    file,
    clock: systemClock,
    log,
    localTime,
    view: thisSystem(),
    tryShop,
    detect: detectCashboxes,
    openNotifier,
    listPorts,
    agentOf: async (stateDir) => {
      try {
        return await askAgent(stateDir, async (agent) => {
          const { pid } = await agent.call('ping', {});
          return { pid, status: await agent.call('status', {}) };
        });
      } catch (error) {
        if (error instanceof NoAgentError) return undefined;
        throw error;
      }
    },
  };
}
