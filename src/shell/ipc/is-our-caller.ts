import { isOurPage } from '../window/page-address.ts';

/** The part of Electron's WebFrameMain that tells who asks. */
export interface CallerFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** May it ask? Only the page itself, not a frame in it; a frame that has gone meanwhile is nobody. */
export function isOurCaller(frame: CallerFrame | null): boolean {
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}
