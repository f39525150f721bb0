import type { PlainAgentType } from '../../core/fiscal/draft/draft.ts';
import type { RefusableNotice, ShopMistake } from '../../core/fiscal/draft/shop-mistakes.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { ShopDoor } from '../../core/ports/shop-door.ts';
import { axiosPost } from './bitrix/axios-post.ts';
import { BitrixDoor } from './bitrix/door.ts';
import { type Knock, knock } from './bitrix/knock.ts';
import type { Post } from './bitrix/site.ts';
import { tryLink } from './bitrix/try-link.ts';
import type { LinkStep } from './link-step.ts';

/** One shop of the settings file, as far as a door reads it. */
export interface ShopDoorSettings {
  readonly id: string;
  readonly kind: ShopKind;
  readonly apiVersion: '2' | '3';
  readonly settlementPlace: string;
  readonly allow: readonly ShopMistake[];
  readonly refuse: readonly RefusableNotice[];
  readonly fallbackContact?: string | undefined;
  readonly agentType?: PlainAgentType | undefined;
}

export interface ShopDoorParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Wall time of this computer: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: (now: number) => string;
  /** Reads the shop's connect link, a secret. */
  readonly url: () => string;
  /** The real one when left out. */
  readonly post?: Post;
}

/** The doors there are: a new kind of shop is one row and one folder. */
const SHOP_DOORS = {
  bitrix: (settings: ShopDoorSettings, { clock, log, localTime, url, post }: ShopDoorParts): ShopDoor =>
    new BitrixDoor({
      ...settings,
      shopId: settings.id,
      paymentsPlace: settings.settlementPlace,
      url,
      today: () => localTime(clock.now()).slice(0, 10),
      post: post ?? axiosPost(clock),
      clock,
      log,
    }),
} as const;

export type ShopKind = keyof typeof SHOP_DOORS;

export function openShopDoor(settings: ShopDoorSettings, parts: ShopDoorParts): ShopDoor {
  return SHOP_DOORS[settings.kind](settings, parts);
}

export interface ShopTryParts {
  readonly clock: Clock;
  /** The shop's connect link, a secret. */
  readonly url: string;
  /** The real ones when left out. */
  readonly post?: Post;
  readonly knock?: Knock;
}

/** How the link of each kind of shop is tried without taking anything from it. */
const SHOP_TRIES = {
  bitrix: ({ apiVersion }: Pick<ShopDoorSettings, 'apiVersion'>, parts: ShopTryParts, signal: AbortSignal) =>
    tryLink({ knock, post: axiosPost(parts.clock), ...parts, apiVersion }, signal),
} as const satisfies Record<ShopKind, unknown>;

/** Tries the connect link of a shop, step after step; may take as long as the shop holds a poll. */
export function tryShop(
  shop: Pick<ShopDoorSettings, 'kind' | 'apiVersion'>,
  parts: ShopTryParts,
  signal: AbortSignal,
): Promise<readonly LinkStep[]> {
  return SHOP_TRIES[shop.kind](shop, parts, signal);
}
