import * as z from 'zod';
import type { Words } from '../../core/health/light.ts';
import { compareVersions, isRelease } from './compare-versions.ts';
import { isSigned } from './feed-signature.ts';
import { replayedWords, UPDATE_WORDS } from './update-words.ts';

/** A feed that must not be followed, in whole sentences. Nothing was downloaded. */
export class FeedRefusedError extends Error {
  override readonly name = 'FeedRefusedError';
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

const FeedSchema = z.object({
  version: z.string().refine(isRelease),
  files: z.array(z.object({ url: z.string().min(1), sha512: z.string().min(1) })).min(1),
  /** Parts a web installer fetches by itself: their sums are not checked the same way. */
  packages: z.undefined().optional(),
});

export interface SignedFeed {
  readonly version: string;
  /** Of every package in it, base64. */
  readonly sha512: readonly string[];
}

export interface FeedTrust {
  readonly publicKey: string;
  /** The newest version such a feed has named before. */
  readonly newestSeen: string | undefined;
}

/**
 * Takes what a server gave for a feed.
 *
 * @param signature undefined: there is none
 * @param parse of the feed's own format
 * @throws {FeedRefusedError}
 */
export function readSignedFeed(
  feed: string,
  signature: string | undefined,
  { publicKey, newestSeen }: FeedTrust,
  parse: (feed: string) => unknown,
): SignedFeed {
  if (signature === undefined) throw new FeedRefusedError(UPDATE_WORDS.unsigned);
  if (!isSigned(feed, signature, publicKey)) throw new FeedRefusedError(UPDATE_WORDS.badSignature);
  const parsed = FeedSchema.safeParse(parse(feed));
  if (!parsed.success) throw new FeedRefusedError(UPDATE_WORDS.unreadable);
  const { version, files } = parsed.data;
  // Whoever holds an old signed feed could keep a shop on, or bring it to, a version with a known fault.
  if (newestSeen !== undefined && compareVersions(version, newestSeen) < 0)
    throw new FeedRefusedError(replayedWords(version, newestSeen));
  return { version, sha512: files.map(({ sha512 }) => sha512) };
}
