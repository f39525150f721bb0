import type { FoundCashbox } from '../../../adapters/cashbox/detect/found-cashbox.ts';
import { isTestFn } from '../../../core/ports/cashbox-driver.ts';

/** The advice of `detect/advise.ts` for those who read English: which way, and what to know of it. */
export function adviceInEnglish({ identity, ways, ofdThroughDriver }: FoundCashbox): readonly string[] {
  const drivers = new Set(ways.map(({ driver }) => driver));
  return [
    wayWords(drivers.has('atol-dto'), drivers.has('atol-serial')),
    ...(ofdThroughDriver ? ['Documents reach the OFD through this computer, and only while the agent runs.'] : []),
    ...(identity.ffdVersion === '1.2' ? ['FFD 1.2: the shop needs protocol version "3".'] : []),
    isTestFn(identity.fnSerial)
      ? 'A test FN: receipts have no legal force.'
      : 'A live FN: compare the numbers with the papers of the cashbox before you allow live receipts.',
  ];
}

function wayWords(throughLibrary: boolean, overWire: boolean): string {
  if (!throughLibrary)
    return 'It answers over the wire protocol. For marking, FFD 1.2 and VAT of 5, 7 and 22 % install the ATOL driver 10.10.8 or newer.';
  return overWire ? 'It answers both ways; the ATOL driver is advised.' : 'It answers through the ATOL driver.';
}
