import type { CashboxPresence, OwedResult } from '../../../core/ports/shop-door.ts';
import { type PrintedEntry, printedEntry, rubles } from './printed-entry.ts';

/** One cashbox of a request. Source: bitrix-protocol 5. */
interface KkmEntry {
  /** Always the same text: as a number, or without its zeros, it would make a second row at the shop. */
  readonly zn: string;
  readonly fn?: string;
  readonly status: 'ok' | 'error';
  readonly cache?: number;
  readonly reg_income?: number;
  readonly nz_sum?: number;
  readonly printed?: readonly PrintedEntry[];
}

export type ApiVersion = '2' | '3';

/** The body of a poll; with at most one result, since one bad entry makes the shop forget the rest (section 8). */
export function requestBody(
  apiVersion: ApiVersion,
  presence: readonly CashboxPresence[],
  owed: OwedResult | undefined,
): string {
  const entries = presence.map(kkmEntry);
  return JSON.stringify({ api_version: apiVersion, kkm: owed ? withResult(entries, owed) : entries });
}

function kkmEntry({ kktSerial, fnSerial, usable, totals }: CashboxPresence): KkmEntry {
  const head = { zn: kktSerial, fn: fnSerial, status: usable ? 'ok' : 'error' } as const;
  if (!totals) return head;
  return {
    ...head,
    // The shop's only use of the two is "cashless = reg_income - cache" (section 3): cash taken, not cash in the drawer.
    cache: rubles(totals.cashPaymentsKop),
    reg_income: rubles(totals.salesKop),
    nz_sum: rubles(totals.nonResettableKop),
  };
}

/** Results are looked at whatever cashbox they stand under, so a cashbox taken out of the settings needs no row of its own. */
function withResult(entries: readonly KkmEntry[], owed: OwedResult): readonly KkmEntry[] {
  const printed = [printedEntry(owed)];
  const own = entries.findIndex(({ zn }) => zn === owed.kktSerial);
  const place = Math.max(own, 0);
  if (entries.length === 0) return [{ zn: owed.kktSerial, status: 'error', printed }];
  return entries.map((entry, index) => (index === place ? { ...entry, printed } : entry));
}
