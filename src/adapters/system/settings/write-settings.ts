import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makePrivateFolder } from '../private-file.ts';
import { writeWhole } from '../write-whole.ts';

export interface SettingsWrite {
  /** Whole path of the settings file. */
  readonly file: string;
  readonly text: string;
  /** Secrets as their files hold them, by the names the settings give them. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Writes settings and the secrets they name: all of it or nothing. Everything lies on the disk before the first file takes
 * its place, so a disk that fills up leaves every old file whole.
 *
 * @throws what the system refused
 */
export function writeSettings({ file, text, secrets }: SettingsWrite): void {
  const folder = dirname(file);
  // One that is there is a person's own, and keeps its mode.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secretsFolder = resolve(folder, 'secrets');
  const paths = [...secrets].map(([name, content]) => [resolve(folder, name), content] as const);
  if (paths.some(([path]) => dirname(path) === secretsFolder)) makePrivateFolder(secretsFolder);
  // The settings file comes last of all: with it the others count.
  const innermost = () => undefined;
  const write = paths.reduceRight<() => void>(
    (inner, [path, content]) =>
      () =>
        writeWhole(path, content, inner),
    innermost,
  );
  writeWhole(file, text, write);
}

/**
 * Keeps a copy of a settings file beside it before another takes its place.
 *
 * @param why `broken` or `replaced`: becomes part of the name
 * @param time `YYYY-MM-DDTHH:MM:SS` of this computer
 * @returns its name; of two within a second the later one gets a number
 */
export function keepAside(file: string, why: 'broken' | 'replaced', time: string): string {
  const name = `${file}.${why}-${time.replace(/[-:]/g, '').replace('T', '-')}`;
  for (let count = 1; ; count++) {
    const path = count === 1 ? name : `${name}-${count}`;
    try {
      copyFileSync(file, path, EXCLUSIVE);
      // It may hold a link.
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** COPYFILE_EXCL: nothing is overwritten. */
const EXCLUSIVE = 1;
