import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import type { Sighting, WayName } from './sighting.ts';

/** One device, and every way it answered. */
export interface FoundCashbox {
  readonly identity: CashboxIdentity;
  readonly ways: readonly { readonly driver: WayName; readonly port: string; readonly libraryVersion?: string }[];
  readonly ofdThroughDriver: boolean;
}

/** The same serial number is the same cashbox, whatever port it was seen at. */
export function foundCashboxes(sightings: readonly Sighting[]): readonly FoundCashbox[] {
  const bySerial = Map.groupBy(sightings, ({ inspected }) => inspected.identity.kktSerial);
  return [...bySerial.values()].flatMap((seen) => {
    const [first] = seen;
    if (!first) return [];
    return {
      identity: first.inspected.identity,
      ways: seen.map(({ driver, port, inspected: { libraryVersion } }) => ({
        driver,
        port,
        ...(libraryVersion !== undefined && { libraryVersion }),
      })),
      ofdThroughDriver: seen.some(({ inspected }) => inspected.ofdThroughDriver),
    };
  });
}
