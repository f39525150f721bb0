import { readFileSync } from 'node:fs';
import { fromHex } from '../../../../src/wire/atol-v3/bytes.ts';

export interface GoldenVector {
  readonly op: string;
  readonly cmds: readonly string[];
}

interface GoldenFile {
  readonly raw_open: readonly string[];
  readonly vectors: readonly GoldenVector[];
}

/** Traffic of the vendor's driver; source and limits in test/golden/README.md. */
export const golden = JSON.parse(
  readFileSync(new URL('../../../golden/atol-v3-golden-vectors.json', import.meta.url), 'utf8'),
) as GoldenFile;

/** Raw packets of the vendor's opening, with who sent them. */
export const rawOpen = golden.raw_open.map((line) => {
  const [from = '', ...bytes] = line.split(' ');
  return { from, bytes: fromHex(bytes.join(' ')) };
});
