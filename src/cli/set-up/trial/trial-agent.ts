import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../../adapters/system/log/open-log.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import type { SetUpForm } from '../../../contract/set-up.ts';
import { ALARM_RULES } from '../../../core/alarms/rules.ts';
import type { Journal } from '../../../core/ports/journal.ts';
import { USUAL_CONTACT_DAYS } from '../../../core/privacy/contact-days.ts';
import { lockState, startAgent } from '../../agent/live-agent.ts';
import { openTrainingWorld, type TrainingWorld } from '../../demo/training-world.ts';

const HOUR_MS = 3_600_000;

/** A whole agent with a virtual shop and a virtual cashbox, in a folder of its own that goes with it. */
export interface TrialAgent {
  readonly world: TrainingWorld;
  readonly journal: Journal;
  close(): Promise<void>;
}

export async function openTrialAgent({ shop, cashbox }: SetUpForm): Promise<TrialAgent> {
  const stateDir = mkdtempSync(join(tmpdir(), 'kassabridge-trial-'));
  const lock = lockState(stateDir);
  const log = openLog({ clock: systemClock, folder: join(stateDir, 'logs') });
  const { cashier } = cashbox;
  const world = await openTrainingWorld(log, stateDir, false, {
    apiVersion: shop.apiVersion,
    settlementPlace: shop.settlementPlace,
    cashier: cashier && { operatorName: cashier.name, operatorInn: cashier.inn },
    printReceipts: cashbox.printReceipts,
  });
  const live = await startAgent({
    stateDir,
    log,
    shops: world.shops,
    cashboxes: world.cashboxes,
    contactDays: USUAL_CONTACT_DAYS,
    reportAtMs: undefined,
    signs: { heartbeat: undefined, ping: undefined },
    alarms: { rules: ALARM_RULES, repeatMs: [24 * HOUR_MS, HOUR_MS], ways: [] },
    // Nobody knows its folder: it ends with its trial.
    onStopAsked: () => undefined,
  });
  return {
    world,
    journal: live.journal,
    async close() {
      await live.stop();
      await world.close();
      lock.release();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
