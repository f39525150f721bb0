import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readExtract } from '../../adapters/journal/sqlite/read-extract.ts';
import { loadSettings } from '../../adapters/system/settings/load-settings.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { type Found, supportText } from '../../agent/support.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { stateFiles } from '../agent/state-files.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { errorWords } from '../screen/error-words.ts';
import { say } from '../screen/say.ts';
import { lastLogLines } from '../support/last-log-lines.ts';
import { refuseExisting, writeNamed } from '../support/write-named.ts';
import { VERSION } from '../version.ts';

const JOBS = 200;
const LOG_LINES = 2_000;
const OPTIONS = { ...WHERE_OPTIONS, out: { type: 'string' }, force: { type: 'boolean' } } as const;

/** `kassabridge support`: one file for whoever helps. Reads only; the agent may run or not. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  if (values.out === undefined) throw new UsageError('не указан файл: --out ФАЙЛ');
  const out = resolve(values.out);
  if (values.force !== true) refuseExisting(out);
  const stateDir = stateDirOf(values);
  const files = stateFiles(stateDir);
  const text = supportText({
    at: systemClock.now(),
    version: VERSION,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    stateDir,
    settings: await look(() => settingsOf(values)),
    status: await look(() => askAgent(stateDir, (agent) => agent.call('status', {}))),
    journal: await look(() => extractOf(files.journal)),
    log: await look(() => lastLogLines(files.logs, LOG_LINES)),
  });
  writeNamed(out, text, values.force === true);
  say(
    `Файл для поддержки: ${out} (${Math.ceil(Buffer.byteLength(text) / 1024)} КБ).`,
    'Ссылок, паролей и контактов покупателей в нём нет; перед отправкой его можно прочитать любым редактором.',
  );
  return EXIT.fine;
}

/** What cannot be looked at is said in the file: it is then that help is asked for. */
async function look<T>(read: () => T | Promise<T>): Promise<Found<T>> {
  try {
    return { found: await read() };
  } catch (error) {
    return { absent: errorWords(error) };
  }
}

function settingsOf({ config, state }: { readonly config?: string | undefined; readonly state?: string | undefined }) {
  // The file `stateDirOf` has looked at when none was named.
  const path = config ?? (state === undefined ? 'kassabridge.json' : undefined);
  if (path === undefined || !existsSync(path)) throw new Error('Файл настроек не указан: --config ФАЙЛ');
  const { settings, warnings } = loadSettings(path);
  return { settings, warnings };
}

function extractOf(path: string) {
  if (!existsSync(path)) throw new Error('Журнала в этой папке ещё нет');
  return readExtract(path, JOBS);
}
