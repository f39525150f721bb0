export interface SiteRequest {
  /** The whole connect URL, hash included: secret. */
  readonly url: string;
  /** JSON, UTF-8. */
  readonly body: string;
  /** For the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number;
}

export interface SiteResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whole: an answer that broke off is an error of the post, not a short body. */
  readonly body: string;
  /** Until when the certificate of the site is good, ms since the epoch; undefined without TLS, or when it was not shown. */
  readonly certificateUntil?: number | undefined;
}

/**
 * One POST. Any status is an answer; redirects are not followed and cookies not kept (two requests of one PHP session
 * would wait for each other's lock, bitrix-protocol 2).
 *
 * Rejects with the platform's error (`code` says which) or with the signal's reason.
 */
export type Post = (request: SiteRequest, signal: AbortSignal) => Promise<SiteResponse>;
