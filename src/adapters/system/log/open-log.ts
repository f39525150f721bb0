import { join } from 'node:path';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log, LogFacts } from '../../../core/ports/log.ts';
import { makePrivateFolder } from '../private-file.ts';
import { type LogLevel, logLine } from './line.ts';
import type { LineFile } from './line-file.ts';
import { mask } from './mask.ts';

const MAX_FILE_BYTES = 5_000_000;
const MAX_FILES = 5;
/** Lines kept while the library that writes them is still loading. */
const MAX_WAITING = 1_000;

export interface LogEntry {
  readonly at: number;
  readonly level: LogLevel;
  readonly text: string;
  readonly facts: LogFacts;
}

export interface LogSettings {
  readonly clock: Clock;
  /** Folder of the log files; none are written when absent. */
  readonly folder?: string;
  /** Also for a person, on standard error: the line to show, or undefined for none. */
  readonly onScreen?: (entry: LogEntry) => string | undefined;
}

export interface OpenedLog extends Log {
  /** Resolves when everything said so far is in the file. */
  close(): Promise<void>;
}

/**
 * A log that is there at once. The library behind it is loaded beside the first line and not before, so that it costs
 * the start nothing. A log that cannot be written never stops the agent: the journal is the evidence, the log is not.
 */
export function openLog({ clock, folder, onScreen }: LogSettings): OpenedLog {
  let file: LineFile | undefined;
  let loading: Promise<void> | undefined;
  const waiting: string[] = [];

  const load = async (into: string) => {
    const { openLineFile } = await import('./line-file.ts');
    makePrivateFolder(into);
    file = openLineFile(join(into, 'kassabridge.log'), MAX_FILE_BYTES, MAX_FILES, () => clock.now());
    for (const line of waiting.splice(0)) file.write(line);
  };
  const write = (level: LogLevel, text: string, facts: LogFacts | undefined) => {
    const at = clock.now();
    const shown = onScreen?.({ at, level, text, facts: facts ?? {} });
    if (shown !== undefined) process.stderr.write(`${mask(shown)}\n`);
    if (folder === undefined) return;
    const line = logLine(at, level, text, facts);
    if (file) file.write(line);
    else if (waiting.length < MAX_WAITING) waiting.push(line);
    loading ??= load(folder).catch(() => undefined);
  };
  return {
    info: (text, facts) => write('info', text, facts),
    warn: (text, facts) => write('warn', text, facts),
    error: (text, facts) => write('error', text, facts),
    async close() {
      await loading;
      await file?.close();
    },
  };
}
