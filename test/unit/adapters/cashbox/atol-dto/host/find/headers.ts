/** The beginning of a little-endian ELF file for this machine. */
export function elfHead(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\x7fELF', 0, 'latin1');
  head[4] = machine === 3 || machine === 40 ? 1 : 2;
  head[5] = 1;
  head.writeUInt16LE(machine, 18);
  return head;
}

/** The beginning of a Windows library for this machine. */
export function peHead(machine: number): Buffer {
  const head = Buffer.alloc(512);
  head.write('MZ', 0, 'latin1');
  head.writeUInt32LE(0x80, 0x3c);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(machine, 0x84);
  return head;
}
