import { KassaError } from '../../../core/errors.ts';
import type { PlainAgentType, ReceiptRules } from '../../../core/fiscal/draft/draft.ts';
import type { RefusableNotice, ShopMistake } from '../../../core/fiscal/draft/shop-mistakes.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/log.ts';
import type {
  CashboxPresence,
  Exchange,
  OwedResult,
  ShopDoor,
  ShopResult,
  SiteSigns,
} from '../../../core/ports/shop-door.ts';
import { checksOf, shiftOrdersOf } from './hand-outs.ts';
import { type ApiVersion, requestBody } from './request-body.ts';
import type { Post, SiteResponse } from './site.ts';
import { readAnswer, type SiteAnswer } from './site-answer.ts';
import { siteFault } from './site-fault.ts';

/** Above the longest hold (66 s) and above a proxy's minute, so that it is the others who give up. Source: bitrix-protocol 11. */
export const ANSWER_TIMEOUT_MS = 100_000;
/** A 504 that came after at least this was a held poll that a proxy cut, not a site in trouble. */
export const HELD_MS = 20_000;
/** So many cut holds in a row are an empty poll each; the next is a site that does not answer. */
const CUT_HOLDS_TOLERATED = 2;

export interface BitrixDoorOptions {
  readonly shopId: string;
  /** Reads the connect URL, a secret, when a request leaves; the door keeps it nowhere. */
  readonly url: () => string;
  /** Constant for the life of the shop's row: a switch resets its settings (bitrix-protocol 3, 4). */
  readonly apiVersion: ApiVersion;
  /** 1187. */
  readonly paymentsPlace: string;
  readonly allow: readonly ShopMistake[];
  readonly refuse?: readonly RefusableNotice[];
  readonly fallbackContact?: string | undefined;
  readonly agentType?: PlainAgentType | undefined;
  /** Date of this computer, which is where the receipts are made: `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
}

/** The door to one 1C-Bitrix shop. Source: bitrix-protocol.md. */
export class BitrixDoor implements ShopDoor {
  readonly shopId: string;
  signs: SiteSigns = { clockOffsetS: undefined, certificateUntil: undefined };
  readonly #options: BitrixDoorOptions;
  readonly #rules: ReceiptRules;
  /** Serial numbers a poll of ours was answered for. */
  readonly #settled = new Set<string>();
  #cutHolds = 0;

  constructor(options: BitrixDoorOptions) {
    this.shopId = options.shopId;
    this.#options = options;
    this.#rules = {
      paymentsPlace: options.paymentsPlace,
      allow: new Set(options.allow),
      refuse: new Set(options.refuse),
      fallbackContact: options.fallbackContact,
      agentType: options.agentType,
    };
  }

  async poll(
    presence: readonly CashboxPresence[],
    riding: OwedResult | undefined,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const startedMs = this.#options.clock.monotonicMs();
    const response = await this.#post(presence, riding, signal);
    const heldMs = this.#options.clock.monotonicMs() - startedMs;
    if (response.status === 504 && heldMs >= HELD_MS) return this.#afterCutHold(heldMs);
    return this.#read(response, presence, riding);
  }

  async deliver(presence: readonly CashboxPresence[], result: OwedResult, signal: AbortSignal): Promise<Exchange> {
    return this.#read(await this.#post(presence, result, signal), presence, result);
  }

  /** A success is settled by the request that brings it; a refusal only by its fourth report. Source: bitrix-protocol 8. */
  settlesAtOnce(result: ShopResult): boolean {
    return result.kind !== 'refused';
  }

  async #post(
    presence: readonly CashboxPresence[],
    owed: OwedResult | undefined,
    signal: AbortSignal,
  ): Promise<SiteResponse> {
    const { apiVersion, url, post, clock } = this.#options;
    const request = { url: url(), body: requestBody(apiVersion, presence, owed), timeoutMs: ANSWER_TIMEOUT_MS };
    const startedAt = clock.now();
    try {
      return this.#noteSigns(await post(request, signal), clock.now() - startedAt);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw siteFault(error);
    }
  }

  /**
   * The header is written when the answer leaves, so a held poll does not make it old. Source: RFC 9110, 6.6.1. One that
   * took longer by the wall clock than we wait has lain in a computer that slept, and says nothing about the clocks.
   */
  #noteSigns(response: SiteResponse, tookMs: number): SiteResponse {
    const { headers, certificateUntil = this.signs.certificateUntil } = response;
    const siteMs = tookMs > ANSWER_TIMEOUT_MS ? Number.NaN : Date.parse(headers['date'] ?? '');
    const clockOffsetS = Number.isNaN(siteMs)
      ? this.signs.clockOffsetS
      : Math.round((siteMs - this.#options.clock.now()) / 1_000);
    this.signs = { clockOffsetS, certificateUntil };
    return response;
  }

  #afterCutHold(heldMs: number): Exchange {
    this.#cutHolds += 1;
    if (this.#cutHolds > CUT_HOLDS_TOLERATED) {
      throw new KassaError('CB-710', `код 504 ${this.#cutHolds} раз подряд через ${Math.round(heldMs / 1000)} с`);
    }
    return { acked: [], handOuts: [] };
  }

  #read(response: SiteResponse, presence: readonly CashboxPresence[], owed: OwedResult | undefined): Exchange {
    const answer = readAnswer(response);
    this.#cutHolds = 0;
    const context = {
      rules: this.#rules,
      today: this.#options.today(),
      log: this.#options.log,
      shopId: this.shopId,
      isSettled: (kktSerial: string) => this.#settled.has(kktSerial),
    };
    const handOuts = [...shiftOrdersOf(answer.reports, context), ...checksOf(answer.print, context)];
    // An acknowledging answer does not touch the rows of the shop, so no handler was switched by it.
    if (answer.ack.length === 0) for (const { kktSerial } of presence) this.#settled.add(kktSerial);
    return { acked: this.#acked(answer, owed), handOuts };
  }

  #acked({ ack }: SiteAnswer, owed: OwedResult | undefined): readonly string[] {
    const strangers = ack.filter((uuid) => uuid !== owed?.token);
    if (strangers.length > 0) {
      this.#options.log.warn('ack of something not sent', { shop: this.shopId, count: strangers.length });
    }
    return owed && ack.includes(owed.token) ? [owed.token] : [];
  }
}
