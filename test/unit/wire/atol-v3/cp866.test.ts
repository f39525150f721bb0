import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { decodeCp866, encodeCp866, isInCp866 } from '../../../../src/wire/atol-v3/cp866.ts';
import { golden } from './golden.ts';

const DEPARTING = new Map([
  [0x24, '№'],
  [0xfc, '$'],
  [0xfa, '—'],
  [0xf2, '€'],
  [0xff, '■'],
]);

describe('CP866', () => {
  it('is plain CP866 in every byte but the five the device draws differently', () => {
    for (let byte = 0; byte < 256; byte++) {
      const plain = iconv.decode(Buffer.of(byte), 'cp866');
      expect(decodeCp866(Uint8Array.of(byte)), byte.toString(16)).toBe(DEPARTING.get(byte) ?? plain);
    }
  });

  it('encodes what plain CP866 has in the same byte', () => {
    const skipped = new Set(['$', '№', '■', '°', '·', 'Є', '\u00a0']);
    for (let byte = 0; byte < 256; byte++) {
      const character = iconv.decode(Buffer.of(byte), 'cp866');
      if (!skipped.has(character)) expect(toHex(encodeCp866(character)), character).toBe(toHex(Uint8Array.of(byte)));
    }
  });

  it('writes the charset line of the vendor byte for byte', () => {
    const vector = golden.vectors.find(({ op }) => op.startsWith('charset in print text: '));
    const text = vector?.op.slice('charset in print text: '.length) ?? '';
    expect(`4c ${toHex(encodeCp866(text))}`).toBe(vector?.cmds[0]);
  });

  it('sends a space for what the character set lacks, one byte a character', () => {
    expect(toHex(encodeCp866('1–2 🙂₽'))).toBe('31 20 32 20 20 20');
  });

  it('reads й and ё typed as two code points as one letter', () => {
    expect(decodeCp866(encodeCp866('и\u0306е\u0308'))).toBe('йё');
  });

  it('knows which characters come back as they went', () => {
    expect(['Ё', '№', '$', '"', 'я'].every(isInCp866)).toBe(true);
    expect(['«', '°', '–', '🙂', '·'].some(isInCp866)).toBe(false);
  });
});
