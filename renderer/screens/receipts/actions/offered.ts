import type { ReceiptAction, ReceiptDetail } from '../../../../src/contract/receipts.ts';
import { isDoubtful } from '../steps.ts';

/** What the agent offers; making it (again) only where its row says, too, that no doubt is kept. */
export function offeredOf({ status, actions }: Pick<ReceiptDetail, 'status' | 'actions'>): readonly ReceiptAction[] {
  return actions.filter((action) => action !== 'retry' || !isDoubtful(status));
}
