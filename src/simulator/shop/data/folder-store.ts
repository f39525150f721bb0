import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopStore, StoreEntry } from './shop-store.ts';

const FILE = 'shop.jsonl';
/** Below this many entries rewriting the log is not worth it. */
const SMALL_LOG = 2_000;

/**
 * The shop's state in a folder, as one append-only log of JSON lines.
 *
 * A process killed in the middle of a line loses that line and nothing else. The log is rewritten at start
 * when most of it is history. The file holds the connect hash, so only this user may read it.
 */
export class FolderStore implements ShopStore {
  readonly #path: string;
  #fd: number | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, FILE);
  }

  load(): Iterable<StoreEntry> {
    const entries = compacted(readLog(this.#path));
    if (entries.rewrite) rewriteLog(this.#path, entries.list);
    return entries.list;
  }

  write(entry: StoreEntry): void {
    this.#fd ??= openSync(this.#path, 'a', 0o600);
    writeSync(this.#fd, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function readLog(path: string): StoreEntry[] {
  if (!existsSync(path)) return [];
  const raw = readFileSync(path);
  const wholeBytes = raw.lastIndexOf(0x0a) + 1;
  // A line without its end was cut by a crash: it never happened.
  if (wholeBytes < raw.length) truncateSync(path, wholeBytes);
  const lines = raw.subarray(0, wholeBytes).toString('utf8').split('\n');
  lines.pop();
  return lines.map((line, index) => parseEntry(line, index + 1, path));
}

function parseEntry(line: string, lineNumber: number, path: string): StoreEntry {
  const damaged = (cause?: unknown) =>
    new Error(`Память учебного магазина повреждена: ${path}, строка ${lineNumber} не читается`, { cause });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw damaged(cause);
  }
  if (!isEntry(value)) throw damaged();
  return value;
}

function isEntry(value: unknown): value is StoreEntry {
  if (typeof value !== 'object' || value === null || !('table' in value) || typeof value.table !== 'string')
    return false;
  if ('remove' in value) return typeof value.remove === 'number';
  if ('nextId' in value) return typeof value.nextId === 'number';
  if (!('put' in value) || typeof value.put !== 'object' || value.put === null) return false;
  return 'id' in value.put && typeof value.put.id === 'number';
}

/** The last word about each row, and for each table the id to go on from. */
function compacted(log: readonly StoreEntry[]): { list: readonly StoreEntry[]; rewrite: boolean } {
  const live = new Map<string, StoreEntry>();
  const nextIds = new Map<string, number>();
  for (const entry of log) {
    if ('nextId' in entry) {
      nextIds.set(entry.table, entry.nextId);
      continue;
    }
    const id = 'put' in entry ? entry.put.id : entry.remove;
    nextIds.set(entry.table, Math.max(nextIds.get(entry.table) ?? 0, id + 1));
    if ('put' in entry) live.set(`${entry.table} ${id}`, entry);
    else live.delete(`${entry.table} ${id}`);
  }
  if (log.length < SMALL_LOG || log.length < 2 * live.size) return { list: log, rewrite: false };
  const ids = [...nextIds].map(([table, nextId]) => ({ table, nextId }));
  return { list: [...live.values(), ...ids], rewrite: true };
}

function rewriteLog(path: string, entries: readonly StoreEntry[]): void {
  const fresh = `${path}.new`;
  const fd = openSync(fresh, 'w', 0o600);
  for (const entry of entries) writeSync(fd, `${JSON.stringify(entry)}\n`);
  closeSync(fd);
  renameSync(fresh, path);
}
