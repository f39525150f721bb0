import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UpdateWay } from '../../contract/update.ts';
import type { Installed } from './installed.ts';
import type { UpdateStore } from './update-store.ts';

/** The way back is missing. */
export class NoWayBackError extends Error {
  override readonly name = 'NoWayBackError';
}

/** A file is not what was signed. */
export class NotWholeError extends Error {
  override readonly name = 'NotWholeError';
}

export type Replaceable = Exclude<Installed, { readonly kind: 'none' }>;

const NAMES = { appImage: 'KassaBridge.AppImage', setup: 'setup.exe' } as const;

/** Where the package of a version is kept; the installer of Windows leaves itself under the same name (packaging/installer.nsh). */
export function keptPackage({ files }: UpdateStore, kind: Replaceable['kind'], version: string): string {
  return join(files.version(version), NAMES[kind]);
}

/** Could the running version be put back? An AppImage is its own package. */
export function hasWayBack(store: UpdateStore, { kind, app }: Replaceable, version: string): boolean {
  return existsSync(kind === 'appImage' ? app : keptPackage(store, kind, version));
}

/**
 * Lays both packages ready: the new one, and the way back.
 *
 * @param downloaded with the sums the signed feed names, base64
 * @throws {NoWayBackError} {@link NotWholeError} or what the disk refused; then nothing was replaced
 */
export async function layPackages(
  store: UpdateStore,
  installed: Replaceable,
  versions: { readonly from: string; readonly to: string },
  downloaded: { readonly file: string; readonly sha512: readonly string[] },
): Promise<UpdateWay> {
  const { kind, app } = installed;
  const [kept, fresh] = [keptPackage(store, kind, versions.from), keptPackage(store, kind, versions.to)];
  if (!hasWayBack(store, installed, versions.from))
    throw new NoWayBackError('The package of the running version is not kept');
  if (kind === 'appImage') await copyInto(store.files.version(versions.from), app, kept);
  await rm(store.files.version(versions.to), { recursive: true, force: true });
  await copyInto(store.files.version(versions.to), downloaded.file, fresh);
  // What will be run is looked at, and not what was downloaded some time ago.
  if (!downloaded.sha512.includes(await sha512Of(fresh))) throw new NotWholeError('The package is not the signed one');
  return { kind, app, fresh, kept };
}

async function copyInto(folder: string, from: string, to: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyFile(from, to);
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
