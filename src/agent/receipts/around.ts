import type { Around } from '../../core/fiscalization/actions.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { AgentView } from '../agent-view.ts';

/** Are the cashbox and the shop of this job still described in the settings? */
export function aroundOf(
  { cashboxId, origin }: Pick<Job, 'cashboxId' | 'origin'>,
  { cashboxes, parts }: Pick<AgentView, 'cashboxes' | 'parts'>,
): Around {
  return {
    hasCashbox: cashboxes.some(({ part }) => part.id === cashboxId),
    hasShop: origin.from === 'shop' && parts.shops.some(({ id }) => id === origin.shopId),
  };
}
