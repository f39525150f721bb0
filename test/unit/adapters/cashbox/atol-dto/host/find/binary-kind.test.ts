import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  binaryKindOf,
  readBinaryKind,
} from '../../../../../../../src/adapters/cashbox/atol-dto/host/find/binary-kind.ts';
import { elfHead, peHead } from './headers.ts';

test.each([
  [62, 'x64'],
  [3, 'ia32'],
  [40, 'arm'],
  [183, 'arm64'],
  [8, 'other'],
] as const)('an ELF file of machine %i is for %s', (machine, arch) => {
  expect(binaryKindOf(elfHead(machine))).toEqual({ format: 'elf', arch });
});

test.each([
  [0x8664, 'x64'],
  [0x14c, 'ia32'],
  [0xaa64, 'arm64'],
  [0x1c4, 'arm'],
  [0x200, 'other'],
] as const)('a Windows library of machine %i is for %s', (machine, arch) => {
  expect(binaryKindOf(peHead(machine))).toEqual({ format: 'pe', arch });
});

test('a file whose byte order is the other one is read in its own', () => {
  const head = elfHead(0);
  head[5] = 2;
  head.writeUInt16BE(8, 18);
  expect(binaryKindOf(head)).toEqual({ format: 'elf', arch: 'other' });
});

test('a file that ends too early, a DOS program and a text are no library, and nothing of any shape throws', () => {
  expect(binaryKindOf(peHead(0x8664).subarray(0, 0x82))).toBeUndefined();
  expect(binaryKindOf(elfHead(62).subarray(0, 19))).toBeUndefined();
  expect(binaryKindOf(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]))).toBeUndefined();
  expect(binaryKindOf(Buffer.from('не библиотека'))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('MZ', '\x7fELF'), (bytes, magic) => {
      binaryKindOf(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]));
    }),
  );
});

test('the Node we run on is for the machine we run on', () => {
  expect(readBinaryKind(process.execPath)?.arch).toBe(process.arch);
  expect(readBinaryKind('/not/there')).toBeUndefined();
});
