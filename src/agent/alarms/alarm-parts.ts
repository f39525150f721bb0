import type { AlarmRules, Pair } from '../../core/alarms/rules.ts';
import type { Notifier } from '../../core/ports/notifier.ts';

/** Where the alarms outlive the process. */
export interface AlarmMemory {
  /** What was saved last; undefined when there is nothing, or nothing that can be read. */
  load(): unknown;
  /** @throws when the disk does not take it */
  save(state: unknown): void;
}

/** What the alarms of an agent are built from. */
export interface AlarmParts {
  readonly rules: AlarmRules;
  /** An alarm that nobody has acknowledged is told again after so long, ms. */
  readonly repeatMs: Pair;
  readonly ways: readonly Notifier[];
  readonly memory: AlarmMemory;
  /** How the last update of this program ended, as whoever updates it wrote it down. */
  readonly lastUpdate: Pick<AlarmMemory, 'load'>;
  /** Free space where the journal lies, bytes. */
  readonly diskFree: () => Promise<number>;
}
