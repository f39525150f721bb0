import { expect, test } from 'vitest';
import { constantOf, prototypeOf } from '../../../native/abi.ts';
import { koffi } from '../../../native/configured-koffi.ts';
import { NEEDED } from '../../../native/fptr-library.ts';
import abi from '../../../native/libfptr10-abi.json' with { type: 'json' };
import { LIBRARY_METHODS } from '../../../src/contract/driver-host.ts';

const NAMES = abi.functions.map((f) => f.name.replace('libfptr_', ''));

test('every function of the header has a prototype that can be called, for letters of 2 and of 4 bytes', () => {
  expect(NAMES).toHaveLength(165);
  for (const name of NAMES) {
    for (const wide of [2, 4] as const) {
      // A name of its own for each: a prototype once declared keeps its name.
      const prototype = prototypeOf(name, wide).replace('libfptr_', `w${wide}_`);
      expect(() => koffi.proto(prototype), prototype).not.toThrow();
    }
  }
});

test('texts are of the letters of the system they are said for', () => {
  expect(prototypeOf('set_param_str', 2)).toBe('void libfptr_set_param_str(void*, int, const char16_t *)');
  expect(prototypeOf('set_param_str', 4)).toContain('const char32_t *');
  expect(prototypeOf('create', 4)).toBe('int libfptr_create(_Out_ void **)');
  expect(prototypeOf('destroy', 4)).toBe('void libfptr_destroy(_Inout_ void **)');
});

test('a method the agent may ask for is a function of the header that takes a handle alone', () => {
  for (const method of LIBRARY_METHODS) expect(prototypeOf(method)).toBe(`int libfptr_${method}(void*)`);
  for (const name of NEEDED) expect(NAMES).toContain(name);
});

test('a name the header does not have is refused', () => {
  expect(() => prototypeOf('clear_archive')).toThrow(RangeError);
  expect(() => constantOf('PARAM_NOTHING')).toThrow(RangeError);
  expect(constantOf('ERROR_NOT_SUPPORTED')).toBe(11);
});
