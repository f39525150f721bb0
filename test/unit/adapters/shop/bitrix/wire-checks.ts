import golden1 from '../../../../golden/bitrix/check-v1.json' with { type: 'json' };
import golden2 from '../../../../golden/bitrix/check-v2.json' with { type: 'json' };
import golden3 from '../../../../golden/bitrix/check-v3.json' with { type: 'json' };

export const V1 = golden1.wire;
export const V2 = golden2.wire;
export const V3 = golden3.wire;

/** A V2 check with other fields at the top. */
export function v2(change: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...V2, ...change };
}

/** A V2 check of one line, 100 rubles, with other fields in the line. */
export function v2Line(
  change: Readonly<Record<string, unknown>>,
  top: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const line = { ...V2.items[0], price: 100, quantity: 1, amount: 100, ...change };
  return { ...V2, items: [line], total: 100, payments: [{ type: 'electronically', sum: 100 }], ...top };
}
