import { closeSync, openSync, readSync } from 'node:fs';

/** Which processor's code a library file holds; words of `process.arch`. */
export interface BinaryKind {
  readonly format: 'elf' | 'pe';
  readonly arch: 'x64' | 'ia32' | 'arm' | 'arm64' | 'other';
}

/** The PE header lies behind the DOS stub; compilers put it within the first page. */
const HEAD_BYTES = 4096;
const ELF_ARCH: Readonly<Record<number, BinaryKind['arch']>> = { 3: 'ia32', 40: 'arm', 62: 'x64', 183: 'arm64' };
const PE_ARCH: Readonly<Record<number, BinaryKind['arch']>> = { 332: 'ia32', 452: 'arm', 34404: 'x64', 43620: 'arm64' };

/** @returns undefined when the file is no library of Linux or Windows, or can not be read */
export function readBinaryKind(file: string): BinaryKind | undefined {
  const head = readHead(file);
  return head && binaryKindOf(head);
}

/**
 * Reads the header of a library.
 *
 * Source: ELF specification, `e_machine` at 18; Microsoft PE format, `e_lfanew` at 0x3C, `Machine` after the signature
 */
export function binaryKindOf(head: Buffer): BinaryKind | undefined {
  if (head.length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF') {
    const isLittleEndian = head[5] === 1;
    const machine = isLittleEndian ? head.readUInt16LE(18) : head.readUInt16BE(18);
    return { format: 'elf', arch: ELF_ARCH[machine] ?? 'other' };
  }
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const at = head.readUInt32LE(0x3c);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return undefined;
  return { format: 'pe', arch: PE_ARCH[head.readUInt16LE(at + 4)] ?? 'other' };
}

function readHead(file: string): Buffer | undefined {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    return buffer.subarray(0, readSync(fd, buffer, 0, HEAD_BYTES, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}
