import { type PlatformPath, posix, win32 } from 'node:path';
import { KassaError } from '../../../../../core/errors.ts';
import type { BinaryKind } from './binary-kind.ts';
import { libraryName, usualPlaces } from './places.ts';
import { type System, thisSystem } from './system.ts';

export interface FoundLibrary {
  /** Absolute path of the library. */
  readonly file: string;
  /** Path of a Node of the library's bitness. */
  readonly node: string;
}

interface Candidate {
  readonly file: string;
  readonly kind: BinaryKind | undefined;
}

/**
 * Finds the vendor's library and a Node that can load it.
 *
 * @param setting path from the settings, the file or its folder; when there is one nothing else is looked at
 * @throws {KassaError} CB-122 not there, CB-123 built for what we can not run, CB-124 no 32-bit Node, CB-126 not a library
 */
export async function findLibrary(setting?: string, system: System = thisSystem): Promise<FoundLibrary> {
  const places = setting === undefined ? await usualPlaces(system) : [placeOf(setting, system)];
  const there = places.filter((file) => system.isFile(file));
  if (there.length === 0) throw new KassaError('CB-122', places.join(', '));
  const candidates = there.map((file) => ({ file, kind: system.binaryKind(file) }));
  const own = candidates.find(({ kind }) => isOurs(kind, system));
  if (own) return { file: own.file, node: system.node };
  const small = candidates.find(({ kind }) => is32BitOf64(kind, system));
  if (small) return { file: small.file, node: node32(small.file, system) };
  throw uselessOf(candidates);
}

function placeOf(setting: string, system: System): string {
  const { isAbsolute, join } = pathsOf(system);
  // Relative paths mean something else in the folder of a driver host.
  if (!isAbsolute(setting)) throw new KassaError('CB-122', `${setting}: нужен полный путь`);
  if (!system.isFolder(setting)) return setting;
  const inBin = join(setting, 'bin', libraryName(system));
  return system.isFile(inBin) ? inBin : join(setting, libraryName(system));
}

function pathsOf(system: System): PlatformPath {
  return system.platform === 'win32' ? win32 : posix;
}

function isOurs(kind: BinaryKind | undefined, system: System): boolean {
  return kind?.format === formatOf(system) && kind.arch === system.arch;
}

function is32BitOf64(kind: BinaryKind | undefined, system: System): boolean {
  return system.platform === 'win32' && system.arch === 'x64' && kind?.format === 'pe' && kind.arch === 'ia32';
}

function formatOf(system: System): BinaryKind['format'] {
  return system.platform === 'win32' ? 'pe' : 'elf';
}

/** The 32-bit Node comes with the Windows installer, beside ours in `resources`, or as a package in a folder of the sources. */
function node32(library: string, system: System): string {
  const { dirname, join } = pathsOf(system);
  const ours = dirname(system.node);
  const places = [
    join(ours, 'node-x86.exe'),
    join(ours, 'node-win-x86', 'bin', 'node.exe'),
    join(ours, '..', '..', 'node-win-x86', 'bin', 'node.exe'),
  ];
  const node = places.find((path) => system.isFile(path));
  if (!node) throw new KassaError('CB-124', library);
  return node;
}

function uselessOf(candidates: readonly Candidate[]): KassaError {
  const other = candidates.find(({ kind }) => kind !== undefined);
  if (other?.kind) return new KassaError('CB-123', `${other.file}: ${other.kind.format} ${other.kind.arch}`);
  return new KassaError('CB-126', `${candidates[0]?.file}: не библиотека`);
}
