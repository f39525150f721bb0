import { useEffect, useState, useSyncExternalStore } from 'react';
import { bridge } from '../../../bridge.ts';
import { ReceiptPages } from './receipt-pages.ts';
import type { ReceiptsView, Wanted } from './receipts-view.ts';

/**
 * The receipts that are wanted, as far as they are known.
 *
 * @param stamp changes when something has happened to a receipt: then the list is looked at anew
 */
export function useReceiptPages(wanted: Wanted, stamp: string): readonly [ReceiptPages, ReceiptsView] {
  const [pages] = useState(() => new ReceiptPages((query) => bridge.agent.receipts(query), wanted));
  const view = useSyncExternalStore(pages.subscribe, pages.view);
  const { text, filter } = wanted;
  useEffect(() => pages.want({ text, filter }), [pages, text, filter]);
  useEffect(() => pages.follow(stamp), [pages, stamp]);
  return [pages, view];
}
