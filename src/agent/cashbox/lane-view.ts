import type { FirstUnsent } from '../../core/health/first-unsent.ts';
import type { CashboxTrouble, Reading } from '../../core/health/readings.ts';
import type {
  CashboxCondition,
  CashboxIdentity,
  FnLife,
  OfdExchange,
  ShiftTotals,
} from '../../core/ports/cashbox-driver.ts';

/** Everything the lane knows about its cashbox; others read it, only the lane writes it. */
export interface LaneView {
  connected: boolean;
  identity: CashboxIdentity | undefined;
  condition: Reading<CashboxCondition> | undefined;
  /** Device clock minus ours at that look, s. */
  clockOffsetS: number | undefined;
  ofd: Reading<OfdExchange> | undefined;
  /** Since when the queue to the OFD begins where it does. */
  firstUnsent: FirstUnsent | undefined;
  /** Undefined where the driver cannot ask. */
  fnLife: FnLife | undefined;
  totals: ShiftTotals | undefined;
  trouble: CashboxTrouble | undefined;
}

export function emptyView(): LaneView {
  return {
    connected: false,
    identity: undefined,
    condition: undefined,
    clockOffsetS: undefined,
    ofd: undefined,
    firstUnsent: undefined,
    fnLife: undefined,
    totals: undefined,
    trouble: undefined,
  };
}
