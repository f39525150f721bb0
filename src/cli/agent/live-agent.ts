import { saveDayReport } from '../../adapters/day-report/save-report.ts';
import { openStore } from '../../adapters/journal/sqlite/open-store.ts';
import { pipeAddress } from '../../adapters/pipe/address.ts';
import { servePipe } from '../../adapters/pipe/pipe-server.ts';
import { newToken } from '../../adapters/pipe/token.ts';
import { diskFree } from '../../adapters/system/disk-free.ts';
import { endNote } from '../../adapters/system/end-note.ts';
import { jsonMemory } from '../../adapters/system/json-memory.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import { type Lock, lockHolder, takeLock } from '../../adapters/system/lock.ts';
import type { OpenedLog } from '../../adapters/system/log/open-log.ts';
import { makePrivateFolder } from '../../adapters/system/private-file.ts';
import { writeSecret } from '../../adapters/system/secrets/write-secret.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { type Agent, createAgent } from '../../agent/agent.ts';
import type { AlarmParts } from '../../agent/alarms/alarm-parts.ts';
import type { AgentParts, CashboxPart, ShopPart } from '../../agent/parts.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { AlreadyRunningError } from '../failures.ts';
import { VERSION } from '../version.ts';
import { callHandlers } from './call-handlers.ts';
import { stateFiles } from './state-files.ts';

/** How long the log may take to write its last lines, ms. */
const LOG_PATIENCE_MS = 1_000;

export interface LiveAgentParts {
  readonly stateDir: string;
  readonly log: OpenedLog;
  readonly shops: readonly ShopPart[];
  readonly cashboxes: readonly CashboxPart[];
  readonly alarms: AlarmSettings;
  readonly contactDays: number;
  /** When the nightly report is due, ms after local midnight; undefined: on demand only. */
  readonly reportAtMs: number | undefined;
  readonly signs: Pick<AgentParts, 'heartbeat' | 'ping'>;
  /** A caller on the pipe wants the agent to end. */
  readonly onStopAsked: () => void;
}

/** What the settings say about alarms; where they are kept and how full the disk is follows from the folder. */
export type AlarmSettings = Pick<AlarmParts, 'rules' | 'repeatMs' | 'ways'>;

export interface LiveAgent {
  readonly agent: Agent;
  readonly journal: Journal;
  /** Finishes the job in hand and lets everything go. */
  stop(): Promise<void>;
}

/**
 * The one agent of a state folder.
 *
 * @throws {AlreadyRunningError} when another one has the folder
 */
export function lockState(stateDir: string): Lock {
  makePrivateFolder(stateDir);
  const { lock: path } = stateFiles(stateDir);
  const lock = takeLock(path);
  if (lock) return lock;
  const holder = lockHolder(path);
  throw new AlreadyRunningError(
    `Другой агент уже работает с папкой ${stateDir}${holder ? ` (${holder})` : ''}. Этот завершается. [CB-803]`,
  );
}

/** Journal, lanes, pipe: everything begins. The caller holds the lock of the state folder and lets it go afterwards. */
export async function startAgent({
  stateDir,
  log,
  shops,
  cashboxes,
  alarms,
  contactDays,
  reportAtMs,
  signs,
  onStopAsked,
}: LiveAgentParts): Promise<LiveAgent> {
  const files = stateFiles(stateDir);
  const note = endNote(files.ended);
  note.forget();
  const { journal, dayBook } = openStore({ path: files.journal, clock: systemClock });
  const agent = createAgent({
    version: VERSION,
    clock: systemClock,
    log,
    journal,
    shops,
    cashboxes,
    alarms: {
      ...alarms,
      memory: jsonMemory(files.alarms),
      lastUpdate: jsonMemory(files.lastUpdate),
      diskFree: () => diskFree(stateDir),
    },
    day: {
      book: dayBook,
      reportAtMs,
      save: async (report) => void (await saveDayReport(report, files.reports)),
      columns: jsonMemory(files.ofdColumns),
    },
    pauseMemory: jsonMemory(files.pause),
    contactDays,
    ...signs,
    localTime,
  });
  // The lanes first: receipts wait for them, while nobody waits for the pipe.
  agent.start();
  const token = newToken();
  writeSecret(files.token, token);
  const address = pipeAddress(stateDir);
  const pipe = await servePipe({ address, token, handlers: callHandlers(agent, onStopAsked), clock: systemClock, log });
  log.info('agent started', { version: VERSION, pid: process.pid });
  return {
    agent,
    journal,
    async stop() {
      // Before the pipe closes: whoever sees it close looks for this.
      note.leave(process.pid);
      await pipe.close();
      await agent.stop();
      journal.close();
      log.info('agent stopped');
      await Promise.race([log.close(), systemClock.sleep(LOG_PATIENCE_MS)]);
    },
  };
}
