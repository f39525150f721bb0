import { OPERATIONS } from '../../src/core/fiscal/terms.ts';
import type { LedgerDocument } from '../../src/simulator/kkt/index.ts';
import type { SeenDocument } from './rig.ts';

/** A document of the virtual FN in the words of the promises. */
export function seen(document: LedgerDocument): SeenDocument {
  const byteOf = (tag: number) => document.tags.find((known) => known.tag === tag)?.value[0];
  const { fnSerial, fdNumber, type, operation, totalKop, key, fiscalSign, tendersKop } = document;
  return {
    fnSerial,
    fdNumber,
    type,
    operation: operation !== undefined && operation in OPERATIONS ? operation : undefined,
    totalKop,
    key,
    fiscalSign,
    tendersKop,
    hasInternetSign: byteOf(1125) === 1,
    buyerContact: document.textOf(1008),
    paymentsPlace: document.textOf(1187),
    cashierName: document.textOf(1021),
    taxation: byteOf(1055),
    isElectronic: document.electronic,
    lines: document.lines,
  };
}
