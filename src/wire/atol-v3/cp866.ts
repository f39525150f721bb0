/** Plain CP866, bytes 80..FF. */
const HIGH_HALF =
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ' +
  'абвгдежзийклмноп' +
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'рстуфхцчшщъыьэюя' +
  'ЁёЄєЇїЎў°∙·√№¤■\u00a0';

/** Where the device's character set leaves plain CP866: byte to character (atol-serial-protocol.md 4, from the vendor's driver). */
const DEPARTURES: readonly (readonly [byte: number, character: string])[] = [
  [0x24, '№'],
  [0xfc, '$'],
  [0xfa, '—'],
  [0xf2, '€'],
  [0xff, '■'],
];

const SPACE = 0x20;
const QUOTE = 0x22;

const CHARACTERS: readonly string[] = (() => {
  const table = Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte)).concat([...HIGH_HALF]);
  for (const [byte, character] of DEPARTURES) table[byte] = character;
  return table;
})();

const BYTES: ReadonlyMap<string, number> = (() => {
  const table = new Map<string, number>();
  // From the top down, so that of two bytes with one picture (■ is FE and FF) the vendor's choice wins below.
  CHARACTERS.forEach((character, byte) => {
    table.set(character, byte);
  });
  for (const [byte, character] of DEPARTURES) table.set(character, byte);
  table.set('«', QUOTE);
  table.set('»', QUOTE);
  // Plain CP866 has it at F8, yet the vendor's driver sends a space.
  table.set('°', SPACE);
  return table;
})();

/**
 * Text as the device takes it: tags, item names and printed lines alike. One byte a character.
 * What the character set lacks becomes a space, as the vendor's driver does; map it to something readable beforehand.
 */
export function encodeCp866(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text.normalize('NFC'), (character) => BYTES.get(character) ?? SPACE));
}

/** Text of a device answer or a tag read back. Every byte has a character. */
export function decodeCp866(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CHARACTERS[byte] ?? ' ').join('');
}

/** Whether the character has a byte of its own, so that it comes back as it went. */
export function isInCp866(character: string): boolean {
  const byte = BYTES.get(character.normalize('NFC'));
  return byte !== undefined && CHARACTERS[byte] === character.normalize('NFC');
}
