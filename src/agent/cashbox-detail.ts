import type { CashboxDetail, CashboxOrder } from '../contract/cashbox-detail.ts';
import { TAXATION_WORDS } from '../core/fiscal/term-words.ts';
import { fnTermDays } from '../core/health/fn-term.ts';
import type { AgentView } from './agent-view.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import { lastErrors } from './cashbox-errors.ts';

const DAY_MS = 86_400_000;

/** What the screen of one cashbox shows beside its status. Nothing is asked of the device. */
export function cashboxDetail(lane: CashboxLane, { parts, pause }: AgentView): CashboxDetail {
  const { part, view } = lane;
  const { identity } = view;
  const now = parts.clock.now();
  return {
    id: part.id,
    ...reachOf(lane),
    taxation: (identity?.taxationTypes ?? []).map((type) => ({ ...TAXATION_WORDS[type] })),
    ...fnBars(lane, parts.localTime(now)),
    lastErrors: [...lastErrors(lane, parts.journal, now)],
    orders: [...ordersOf(lane, pause.current !== undefined)],
  };
}

function reachOf({
  part: { reach },
  view: { identity },
}: CashboxLane): Pick<CashboxDetail, 'port' | 'portEn' | 'driver'> {
  const way = identity?.way;
  const driver = way?.driver ?? reach?.driver;
  return {
    ...(reach && (way ? portWords(reach.port, way) : { port: reach.port })),
    ...(driver !== undefined && { driver }),
  };
}

const portWords = (port: string, { why, whyEn }: { readonly why: string; readonly whyEn: string }) => ({
  ...{ port: `${port}: ${why}`, portEn: `${port}: ${whyEn}` },
});

/** A whole is named where the device tells it. Free memory comes in a unit no source names, and a bar of it would be a guess. */
function fnBars({ view: { fnLife } }: CashboxLane, today: string): Pick<CashboxDetail, 'fnDays' | 'fnRegistrations'> {
  if (!fnLife) return {};
  const days = Math.round((Date.parse(fnLife.validUntil) - Date.parse(today.slice(0, 10))) / DAY_MS);
  const { registrationsLeft: left, registrationsMade: made } = fnLife;
  const term = fnTermDays(fnLife);
  return {
    ...(Number.isFinite(days) && {
      fnDays: { left: Math.max(0, days), ...(term !== undefined && { of: term }), unit: 'days' as const },
    }),
    fnRegistrations: { left, ...(made !== undefined && { of: left + made }), unit: 'registrations' },
  };
}

/** What fits the cashbox as it was seen last; whoever orders it is answered by what is found then. */
function ordersOf({ part, view }: CashboxLane, isPaused: boolean): readonly CashboxOrder[] {
  const { connected, identity, condition } = view;
  if (!connected) return [];
  const state = condition?.value.shift.state;
  const prints = identity?.capabilities.printer === true;
  const fits: Readonly<Record<CashboxOrder, boolean>> = {
    openShift: state === 'closed' && !isPaused,
    closeShift: state === 'open' || state === 'expired',
    xReport: prints,
    testPrint: prints && part.driver.printText !== undefined,
    checkOfd: true,
  };
  return (Object.keys(fits) as readonly CashboxOrder[]).filter((order) => fits[order]);
}
