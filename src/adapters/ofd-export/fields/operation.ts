import { OPERATIONS, type Operation } from '../../../core/fiscal/terms.ts';
import { type Cell, cellText } from '../cell.ts';
import { wordKey } from '../word-key.ts';

const WORDS: Readonly<Record<string, Operation>> = {
  приход: 'sell',
  'возврат прихода': 'sellReturn',
  расход: 'buy',
  'возврат расхода': 'buyReturn',
  ...Object.fromEntries(Object.entries(OPERATIONS).map(([operation, code]) => [code, operation as Operation])),
};
const CORRECTION = 'коррекц';

/** @returns `other` for what is no receipt of one of the four operations and known to be none; undefined for unknown words */
export function readOperation(cell: Cell | undefined): Operation | 'other' | undefined {
  const word = wordKey(cellText(cell));
  if (word === '' || word.includes(CORRECTION)) return 'other';
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}
