import abi from './libfptr10-abi.json' with { type: 'json' };

/** One argument as the C header says it; `size` of an out text counts its units, not bytes. */
interface AbiArgument {
  readonly name: string;
  readonly type: string;
  readonly dir?: string;
}

interface AbiFunction {
  readonly name: string;
  readonly returns: string;
  readonly args: readonly AbiArgument[];
}

const FUNCTIONS: readonly AbiFunction[] = abi.functions;
const CONSTANTS: Readonly<Record<string, number>> = abi.constants;
const BY_NAME = new Map(FUNCTIONS.map((f) => [f.name, f]));

/** Bytes of one `wchar_t`: UTF-16 units on Windows, code points elsewhere. */
export type WideBytes = 2 | 4;

/** What `wchar_t` is on this system. */
export const WIDE_BYTES: WideBytes = process.platform === 'win32' ? 2 : 4;

const PREFIX = 'libfptr_';

/** What koffi is told of a type of the header. Text out is a raw buffer: it grows, and what it holds is decoded by us. */
function koffiType({ type, dir }: { readonly type: string; readonly dir?: string }, wide: WideBytes): string {
  switch (type) {
    case 'void**':
      return dir === 'inout' ? '_Inout_ void **' : '_Out_ void **';
    case 'wchar_t*':
    case 'unsigned char*':
      return '_Out_ void *';
    case 'const wchar_t*':
      return wide === 2 ? 'const char16_t *' : 'const char32_t *';
    case 'const unsigned char*':
      return 'const uint8_t *';
    case 'int*':
      return '_Out_ int *';
    case 'unsigned int':
      return 'uint32_t';
    case 'const char*':
    case 'void*':
    case 'int':
    case 'double':
    case 'void':
      return type;
    default:
      throw new TypeError(`No koffi type for ${type} of libfptr10-abi.json`);
  }
}

/**
 * The prototype of a function of the library, as koffi reads it.
 *
 * @param name without `libfptr_`
 */
export function prototypeOf(name: string, wide: WideBytes = WIDE_BYTES): string {
  const row = BY_NAME.get(PREFIX + name);
  if (!row) throw new RangeError(`libfptr10-abi.json has no function ${PREFIX}${name}`);
  const args = row.args.map((a) => koffiType(a, wide)).join(', ');
  return `${koffiType({ type: row.returns }, wide)} ${row.name}(${args})`;
}

/**
 * A number of the library's header.
 *
 * @param name without `LIBFPTR_`
 */
export function constantOf(name: string): number {
  const value = CONSTANTS[`LIBFPTR_${name}`];
  if (value === undefined) throw new RangeError(`libfptr10-abi.json has no constant LIBFPTR_${name}`);
  return value;
}
