import { findOtherAgents } from '../../adapters/system/other-agents/find-other-agents.ts';
import type { Progress, SetUpHandlers } from '../../contract/set-up.ts';
import { findCashboxes } from './look/find-cashboxes.ts';
import { FoundChannels } from './look/found-channels.ts';
import { serialPorts } from './look/serial-ports.ts';
import { tryConnectLink } from './look/try-link.ts';
import { missing } from './missing/missing.ts';
import { missingForImport } from './missing/missing-for-import.ts';
import type { SetUpParts } from './parts.ts';
import { Runs } from './runs.ts';
import { exportSettings } from './settings/export.ts';
import { importSettings } from './settings/import.ts';
import { save } from './settings/save.ts';
import { show } from './settings/show.ts';
import { ShownText } from './settings/shown-text.ts';
import { readStored, stateDirOfStored } from './settings/stored.ts';
import { testWay } from './test-way.ts';
import { trial } from './trial/trial.ts';

export interface SetUp {
  readonly handlers: SetUpHandlers;
  /** Ends whatever still runs. */
  close(): void;
}

/** Everything a set-up is asked, about one settings file. */
export function setUp(parts: SetUpParts, onProgress: (progress: Progress) => void): SetUp {
  const runs = new Runs(onProgress);
  const shown = new ShownText();
  const channels = new FoundChannels();
  const tested = new Set<'telegram' | 'mail'>();
  const { file } = parts;
  return {
    handlers: {
      otherAgents: async () => {
        const { others, notLooked } = await findOtherAgents(parts.view, await ourProcesses(parts));
        return { others: [...others], notLooked: [...notLooked] };
      },
      settings: () => {
        const { answer, text } = show(file);
        shown.now(text);
        return answer;
      },
      tryLink: ({ runId, ...asked }) => runs.run(runId, (signal, tell) => tryConnectLink(parts, asked, signal, tell)),
      serialPorts: () => serialPorts(parts),
      findCashboxes: async ({ runId, ports }) => {
        const found = await runs.run(runId, (signal, tell) => findCashboxes(parts, ports, signal, tell));
        channels.note(found.cashboxes);
        return found;
      },
      cancel: ({ runId }) => {
        runs.cancel(runId);
        return {};
      },
      testWay: async (request) => {
        const outcome = await testWay(parts, request);
        if (outcome.done) tested.add(request.way);
        return outcome;
      },
      save: ({ form }) => save(parts, channels.into(form), shown),
      exportSettings: ({ path }) => exportSettings(file, path),
      importSettings: ({ path }) => {
        const imported = importSettings(parts, path);
        if (!imported.done) return { done: false, faults: [...imported.faults] };
        shown.now(imported.text);
        return { done: true, missing: [...missingForImport(file, imported.settings)] };
      },
      trial: ({ runId, form }) => runs.run(runId, (signal, tell) => trial(form, signal, tell)),
      missing: () => missing(parts, tested),
    },
    close: () => runs.cancelAll(),
  };
}

/** This process, whoever started it, and the agent of these settings. */
async function ourProcesses({ file, agentOf }: SetUpParts): Promise<readonly number[]> {
  const agent = await agentOf(stateDirOfStored(file, readStored(file))).catch(() => undefined);
  return [process.pid, process.ppid, ...(agent ? [agent.pid] : [])];
}
