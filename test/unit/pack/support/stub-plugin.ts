/** A Windows library of which only the list of its functions is real: all that makensis looks at when a script calls a plug-in. */

const [PE, OPTIONAL, SECTION, RAW, VIRTUAL] = [0x40, 0x58, 0x138, 0x200, 0x1000];
const EXPORT_DIRECTORY_BYTES = 40;

/** @param functions names of the functions, as a script calls them. Source: Microsoft PE format, PE32 image and `.edata` */
export function stubPlugin(functions: readonly string[]): Uint8Array {
  const table = exportTable(functions);
  const file = Buffer.alloc(RAW + Math.ceil(table.length / RAW) * RAW);
  file.write('MZ', 0);
  file.writeUInt32LE(PE, 0x3c);
  file.write('PE\0\0', PE);
  file.writeUInt16LE(0x14c, PE + 4); // i386
  file.writeUInt16LE(1, PE + 6); // sections
  file.writeUInt16LE(SECTION - OPTIONAL, PE + 20); // size of the optional header
  file.writeUInt16LE(0x2102, PE + 22); // executable, 32-bit, DLL
  file.writeUInt16LE(0x10b, OPTIONAL); // PE32
  file.writeUInt32LE(VIRTUAL, OPTIONAL + 32); // section alignment
  file.writeUInt32LE(RAW, OPTIONAL + 36); // file alignment
  file.writeUInt32LE(2 * VIRTUAL, OPTIONAL + 56); // size of the image
  file.writeUInt32LE(RAW, OPTIONAL + 60); // size of the headers
  file.writeUInt32LE(16, OPTIONAL + 92); // data directories
  file.writeUInt32LE(VIRTUAL, OPTIONAL + 96); // the exports are the first of them
  file.writeUInt32LE(table.length, OPTIONAL + 100);
  file.write('.edata', SECTION);
  file.writeUInt32LE(table.length, SECTION + 8);
  file.writeUInt32LE(VIRTUAL, SECTION + 12);
  file.writeUInt32LE(file.length - RAW, SECTION + 16);
  file.writeUInt32LE(RAW, SECTION + 20);
  table.copy(file, RAW);
  return file;
}

/** The directory, its three columns, and the names behind them. Addresses are those in memory. */
function exportTable(functions: readonly string[]): Buffer {
  const [addresses, names] = [EXPORT_DIRECTORY_BYTES, EXPORT_DIRECTORY_BYTES + 4 * functions.length];
  const ordinals = names + 4 * functions.length;
  const head = Buffer.alloc(ordinals + 2 * functions.length);
  for (const at of [20, 24]) head.writeUInt32LE(functions.length, at);
  head.writeUInt32LE(VIRTUAL + addresses, 28);
  head.writeUInt32LE(VIRTUAL + names, 32);
  head.writeUInt32LE(VIRTUAL + ordinals, 36);
  const texts = functions.map((name) => Buffer.from(`${name}\0`, 'latin1'));
  let at = head.length;
  for (const [index, text] of texts.entries()) {
    head.writeUInt32LE(VIRTUAL, addresses + 4 * index);
    head.writeUInt32LE(VIRTUAL + at, names + 4 * index);
    head.writeUInt16LE(index, ordinals + 2 * index);
    at += text.length;
  }
  return Buffer.concat([head, ...texts]);
}
