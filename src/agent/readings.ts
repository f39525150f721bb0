import type { Job } from '../core/fiscalization/job.ts';
import type { CashboxReading, SiteReading } from '../core/health/readings.ts';
import type { LaneView } from './cashbox/lane-view.ts';
import type { CashboxPart, ShopPart } from './parts.ts';
import type { SiteView } from './shop/site-view.ts';

/** What lights and alarms are judged by, out of a lane. */
export function siteReading({ part, view }: { readonly part: ShopPart; readonly view: SiteView }): SiteReading {
  return { shopId: part.id, ...view, signs: part.door.signs };
}

/** @param open the open questions of that cashbox, as the journal has them */
export function cashboxReading(
  { part, view }: { readonly part: CashboxPart; readonly view: LaneView },
  open: readonly Job[],
): CashboxReading {
  // One that is being made right now is an open question too, but nothing is in doubt about it.
  const inDoubtCount = open.filter(({ life }) => life.state === 'inDoubt').length;
  const { connected, identity, condition, ofd, trouble } = view;
  return { cashboxId: part.id, virtual: part.virtual, connected, identity, condition, ofd, trouble, inDoubtCount };
}
