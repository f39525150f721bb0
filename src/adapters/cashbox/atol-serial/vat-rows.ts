import { VAT_RATE_NAMES, VAT_RATES, type VatRate } from '../../../core/fiscal/vat.ts';
import { decodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { bcd } from './wire/fields.ts';

/** Row of the device's tax table for a rate, at FFD 1.05 and 1.1. Source: atol-serial-protocol section 10 (CERTAIN). */
const KNOWN_ROWS: Readonly<Partial<Record<VatRate, number>>> = {
  vat20: 1,
  vat10: 2,
  vat120: 3,
  vat110: 4,
  vat0: 5,
  none: 6,
};

/** Rows named by a person for rates whose wire numbers are UNKNOWN: 5, 7, 22 and their calculated forms. */
export type TaxRows = Readonly<Partial<Record<VatRate, number>>>;

/** Which row stands for which rate, before the device's own table has been looked at. */
export function expectedRows(taxRows: TaxRows): ReadonlyMap<VatRate, number> {
  const rows = new Map<VatRate, number>();
  for (const rate of VAT_RATE_NAMES) {
    const row = KNOWN_ROWS[rate] ?? taxRows[rate];
    if (row !== undefined) rows.set(rate, row);
  }
  return rows;
}

/** Table 13: field 1 is the name, field 2 the rate times 100. Source: sections 10 and 12. */
export const TAX_TABLE = { table: 13, nameField: 1, rateField: 2 } as const;

const RATE = bcd('rate', 2);

/**
 * Does the device's own tax row say this rate? A rate of another era (18 %) or a row that was moved shows itself here.
 * A calculated rate is told by its name (`20/120`): whether its number is the rate or the fraction is in no source,
 * so both are taken.
 */
export function rowAgrees(rate: VatRate, nameBytes: Uint8Array, rateBytes: Uint8Array): boolean {
  const name = plainName(nameBytes);
  const numbers = name.match(/\d+/g)?.map(Number) ?? [];
  const rateHundredths = rateOf(rateBytes);
  const { percent, calculated } = VAT_RATES[rate];
  if (percent === undefined) return numbers.length === 0 && rateHundredths === 0;
  if (calculated) {
    const fraction = Math.round((percent * 10_000) / (100 + percent));
    const isNamed = numbers.length === 2 && numbers[0] === percent && numbers[1] === 100 + percent;
    return isNamed && (rateHundredths === percent * 100 || rateHundredths === fraction);
  }
  return numbers.length === 1 && numbers[0] === percent && rateHundredths === percent * 100;
}

const plainName = (bytes: Uint8Array): string => decodeCp866(bytes.slice(0, lengthToZero(bytes)));

function lengthToZero(bytes: Uint8Array): number {
  const zero = bytes.indexOf(0);
  return zero === -1 ? bytes.length : zero;
}

/** @returns undefined when it is no number */
function rateOf(bytes: Uint8Array): number | undefined {
  try {
    return RATE.decode(bytes.slice(0, 2));
  } catch {
    return undefined;
  }
}
