import type { ErrorCode } from '../../core/errors.ts';
import type { CashboxCondition, CashboxIdentity, OfdExchange, ShiftTotals } from '../../core/ports/cashbox-driver.ts';

/** A reading and when it was made, ms since the epoch. */
export interface Dated<T> {
  readonly value: T;
  readonly at: number;
}

/** Everything the lane knows about its cashbox; others read it, only the lane writes it. */
export interface LaneView {
  connected: boolean;
  identity: CashboxIdentity | undefined;
  condition: Dated<CashboxCondition> | undefined;
  ofd: Dated<OfdExchange> | undefined;
  totals: ShiftTotals | undefined;
  trouble: { readonly code: ErrorCode; readonly detail: string; readonly since: number } | undefined;
}

export function emptyView(): LaneView {
  return {
    connected: false,
    identity: undefined,
    condition: undefined,
    ofd: undefined,
    totals: undefined,
    trouble: undefined,
  };
}
