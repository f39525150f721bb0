import type { CashboxForAlarms, ShopForAlarms, WaitingReceipts } from '../../core/alarms/readings.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { cashboxReading, siteReading } from '../readings.ts';
import type { ShopLane } from '../shop/shop-lane.ts';
import type { VatNoneWatch } from './vat-none.ts';

/** Parked receipts looked through; more of them are one alarm all the same. */
const PARKED = 100;
/** Rows read in one go where the next receipt is none of a shop. */
const PAGE = 100;

/** One shop with everything an alarm can be about. */
export function shopForAlarms(lane: ShopLane, vatNone: VatNoneWatch): ShopForAlarms {
  return { ...siteReading(lane), vatNone: vatNone.newest(lane.part.id) };
}

/** One cashbox with everything an alarm can be about. */
export function cashboxForAlarms(lane: CashboxLane, journal: Journal, now: number): CashboxForAlarms {
  const open = journal.openQuestions(lane.part.id);
  const condition = lane.view.condition?.value;
  return {
    ...cashboxReading(lane, open),
    fnLife: lane.view.fnLife,
    shiftAgeMinutes: condition && lane.shiftAgeMinutes(condition),
    clockOffsetS: lane.view.clockOffsetS,
    waiting: waitingReceipts(lane.part.id, journal, open),
    alienCount: lane.aliens.count,
    linkLosses: lane.linkLosses.count(now),
    vatDifference: lane.vatDifference,
  };
}

function waitingReceipts(
  cashboxId: string,
  journal: Journal,
  open: ReturnType<Journal['openQuestions']>,
): WaitingReceipts {
  const next = nextOfShops(cashboxId, journal);
  const waiting = [...open.filter(isOfShop), ...(next ? [next] : [])];
  const [oldest] = waiting.toSorted((a, b) => a.receivedAt - b.receivedAt);
  // Nearly always there is none, and the count of all costs nothing.
  const parked = journal.counts().parked === 0 ? [] : journal.parked(PARKED);
  const own = parked.filter((job) => job.cashboxId === cashboxId);
  const inDoubt = open.filter(({ life }) => life.state === 'inDoubt');
  return {
    oldestAt: oldest?.receivedAt,
    parkedCount: own.length,
    jobIds: { oldest: oldest?.id, parked: onlyOne(own), doubt: onlyOne(inDoubt) },
  };
}

const onlyOne = ([first, second]: readonly Job[]): number | undefined => (second ? undefined : first?.id);

/** The five minutes are those of a shop's check: a return that a person ordered has none. */
const isOfShop = ({ kind, origin }: Job): boolean => kind === 'receipt' && origin.from === 'shop';

/** The oldest check of a shop that nothing was sent of. Nearly always that is the next receipt, and costs one row. */
function nextOfShops(cashboxId: string, journal: Journal): Job | undefined {
  const next = journal.nextReceived(cashboxId, 'receipt');
  if (!next || isOfShop(next)) return next;
  for (let afterId = next.id; ; ) {
    const page = journal.waiting(afterId, PAGE);
    const found = page.find((job) => job.cashboxId === cashboxId && isOfShop(job));
    const last = page.at(-1);
    if (found || !last || page.length < PAGE) return found;
    afterId = last.id;
  }
}
