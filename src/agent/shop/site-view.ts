import type { ErrorCode } from '../../core/errors.ts';

/** What the lane knows of its site; others read it, only the lane writes it. */
export interface SiteView {
  state: 'ok' | 'notTried' | ErrorCode;
  detail: string;
  lastTryAt: number | undefined;
  lastGoodAt: number | undefined;
  /** Since when polls end in an error. */
  failingSince: number | undefined;
}

export function emptySiteView(): SiteView {
  return { state: 'notTried', detail: '', lastTryAt: undefined, lastGoodAt: undefined, failingSince: undefined };
}
