import type { ErrorCode } from '../errors.ts';
import type { CashboxCondition, CashboxIdentity, OfdExchange } from '../ports/cashbox-driver.ts';
import type { SiteSigns } from '../ports/shop-door.ts';

/** Something that was read, and when: ms since the epoch, our clock. Evidence without its age is no evidence. */
export interface Reading<T> {
  readonly value: T;
  readonly at: number;
}

/** What the agent knows about one shop. All times are ms since the epoch, our clock. */
export interface SiteReading {
  readonly shopId: string;
  /** The last answer that was one. */
  readonly lastGoodAt?: number | undefined;
  /** When the last poll left. */
  readonly lastTryAt?: number | undefined;
  /** How the last poll that ended did so. */
  readonly state: 'ok' | 'notTried' | ErrorCode;
  readonly detail: string;
  /** Since when polls end in an error; undefined while they do not. */
  readonly failingSince?: number | undefined;
  readonly signs?: SiteSigns | undefined;
}

/** What stops a cashbox, and since when. */
export interface CashboxTrouble {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly since: number;
}

/** What the agent knows about one cashbox. */
export interface CashboxReading {
  readonly cashboxId: string;
  /** A training device: said on every screen. */
  readonly virtual: boolean;
  readonly connected: boolean;
  readonly identity?: CashboxIdentity | undefined;
  readonly condition?: Reading<CashboxCondition> | undefined;
  readonly ofd?: Reading<OfdExchange> | undefined;
  readonly trouble?: CashboxTrouble | undefined;
  /** Jobs of this cashbox that may or may not have been made. */
  readonly inDoubtCount: number;
}

/** Ages and limits, ms. Evidence older than three polls says nothing about now. */
export interface HealthRules {
  readonly siteStaleMs: number;
  readonly conditionStaleMs: number;
  readonly ofdStaleMs: number;
  /** A site that fails for longer is red. */
  readonly siteTroubleMs: number;
  /** A cashbox that does not answer for longer is red, though it may come back by itself. */
  readonly cashboxTroubleMs: number;
  /** Age of the oldest document without an OFD ticket. */
  readonly ofdAttentionMs: number;
  readonly ofdTroubleMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Polls: the site holds one for up to a minute and a little more, the cashbox is asked every 10 s, its OFD exchange every minute.
 * Source of the limits: bitrix-monitoring, section 3.
 */
export const HEALTH_RULES: HealthRules = {
  siteStaleMs: 3 * 70 * SECOND,
  conditionStaleMs: 3 * 10 * SECOND,
  ofdStaleMs: 3 * MINUTE,
  siteTroubleMs: 15 * MINUTE,
  cashboxTroubleMs: MINUTE,
  ofdAttentionMs: 30 * MINUTE,
  ofdTroubleMs: 24 * HOUR,
};
