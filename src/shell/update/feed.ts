import type { UpdateSettings } from '../../adapters/system/settings/schema.ts';
import type { SignedFeed } from './signed-feed.ts';

/** Where newer versions come from. */
export interface Feed {
  /**
   * Asks the server; nothing is downloaded but the feed and its signature.
   *
   * @returns what is signed, and whether it is newer than this program
   * @throws {FeedRefusedError}, or anything else when nobody answers
   */
  check(): Promise<SignedFeed & { readonly isNewer: boolean }>;
  /**
   * Downloads what {@link check} has found.
   *
   * @returns the file, its sum checked and, on Windows, the signature of its publisher where one is built in
   */
  download(): Promise<string>;
}

export type OpenFeed = (settings: UpdateSettings, newestSeen: string | undefined) => Promise<Feed>;
