import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LibraryHandle } from 'koffi';
import { prototypeOf } from './abi.ts';
import { koffi } from './configured-koffi.ts';
import { FptrHandle } from './fptr-handle.ts';

/** What koffi takes and gives; each use says what it is by {@link prototypeOf}. */
export type NativeValue = boolean | number | bigint | string | null | undefined | Buffer | unknown[] | object;
export type NativeFunction = (...args: NativeValue[]) => NativeValue;

/** Without these nothing can be done; a library that lacks one is older than any we know. */
export const NEEDED = [
  'get_version_string',
  'create',
  'set_single_setting',
  'apply_single_settings',
  'error_code',
  'error_description',
  'set_param_bool',
  'set_param_int',
  'set_param_double',
  'set_param_str',
  'set_param_datetime',
  'set_param_bytearray',
  'get_param_bool',
  'get_param_int',
  'get_param_double',
  'get_param_str',
  'get_param_datetime',
  'get_param_bytearray',
] as const;

/** A symbol the library does not export. */
export class SymbolMissing extends Error {
  override readonly name = 'SymbolMissing';
  readonly symbol: string;

  constructor(symbol: string) {
    super(`The library has no libfptr_${symbol}`);
    this.symbol = symbol;
  }
}

/** The loaded library: its functions by name, bound when they are first asked for. */
export class FptrLibrary {
  /** As the library says it, `10.8.0.0`. */
  readonly version: string;
  readonly #symbols: LibraryHandle;
  readonly #bound = new Map<string, NativeFunction | undefined>();

  constructor(symbols: LibraryHandle) {
    this.#symbols = symbols;
    for (const name of NEEDED) this.need(name);
    this.version = String(this.need('get_version_string')());
  }

  /** @throws SymbolMissing */
  need(name: string): NativeFunction {
    const found = this.find(name);
    if (!found) throw new SymbolMissing(name);
    return found;
  }

  /** @returns undefined when this build of the library does not have it: newer builds only ever add */
  find(name: string): NativeFunction | undefined {
    const bound = this.#bound.get(name);
    if (bound || this.#bound.has(name)) return bound;
    const made = this.#bind(name);
    this.#bound.set(name, made);
    return made;
  }

  /**
   * One connection to one device.
   *
   * @returns the handle, or the number `create` failed with
   */
  createHandle(): FptrHandle | number {
    const out: NativeValue[] = [null];
    const rc = Number(this.need('create')(out));
    const pointer = out[0];
    if (rc !== 0 || pointer === null || pointer === undefined) return rc;
    return new FptrHandle(this, pointer);
  }

  #bind(name: string): NativeFunction | undefined {
    const prototype = prototypeOf(name);
    try {
      return this.#symbols.func(prototype);
    } catch {
      // koffi has one message for all reasons; the prototypes themselves are all tried in a test.
      return undefined;
    }
  }
}

/**
 * Loads the library file. Its own folder is searched for what it needs, and on Windows its C++ runtime comes first,
 * as the vendor's own wrapper does it.
 *
 * @param file absolute path
 * @throws SymbolMissing the library is too old, Error it does not load
 */
export function loadFptr(file: string): FptrLibrary {
  const runtime = join(dirname(file), 'msvcp140.dll');
  if (process.platform === 'win32' && existsSync(runtime)) koffi.load(runtime);
  return new FptrLibrary(koffi.load(file));
}
