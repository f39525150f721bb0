/** Runs on the Windows Node: reads secret files as the agent does, and writes what it saw into a file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { secretReader } from '../../src/adapters/system/secrets/secret-reader.ts';

export interface SecretsSeen {
  readonly platform: string;
  /** Around the first reading of a secret file. */
  readonly koffiLoaded: { readonly before: boolean; readonly after: boolean };
  readonly texts: readonly string[];
  readonly onDisk: readonly string[];
  readonly names: readonly string[];
  readonly warnings: readonly string[];
  /** What is said of a file with one byte changed. */
  readonly harmed: string;
}

const [, , folder = '', resultFile = ''] = process.argv;
const LINK = 'link.txt';
const { cache } = createRequire(import.meta.url);

function look(): SecretsSeen {
  const warnings: string[] = [];
  const read = secretReader({ folder, warn: (words) => warnings.push(words) });
  const onDisk: string[] = [];
  const readOnce = (name: string) => {
    const text = read(name, (accepted) => accepted);
    onDisk.push(readFileSync(join(folder, name), 'utf8'));
    return text;
  };
  const isKoffiLoaded = () => Object.keys(cache).some((path) => path.includes('koffi'));
  const before = isKoffiLoaded();
  const texts = [readOnce(LINK), readOnce(LINK), readOnce('passwords.json')];
  const koffiLoaded = { before, after: isKoffiLoaded() };
  // Many times: memory of Windows that is freed twice or too early would end the process.
  for (let i = 0; i < 2_000; i++) read(LINK, (text) => text);
  const names = readdirSync(folder).sort();
  const file = join(folder, LINK);
  writeFileSync(file, harmed(readFileSync(file, 'utf8')));
  const fault = faultOf(() => read(LINK, (text) => text));
  return { platform: process.platform, koffiLoaded, texts, onDisk, names, warnings, harmed: fault };
}

function harmed(wrapped: string): string {
  const [mark = '', version = '', base64 = ''] = wrapped.split(':');
  const bytes = Buffer.from(base64, 'base64');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return `${mark}:${version}:${bytes.toString('base64')}\n`;
}

function faultOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

try {
  writeFileSync(resultFile, JSON.stringify(look()));
} catch (error) {
  writeFileSync(resultFile, JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
}
process.exit();
