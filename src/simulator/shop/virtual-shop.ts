import type { Clock } from '../../core/ports/clock.ts';
import { CashboxRegister, handlerOf, type PolledCashbox } from './cashbox-register.ts';
import { ShopData } from './data/shop-data.ts';
import { MemoryStore, type ShopStore } from './data/shop-store.ts';
import { FaultSwitches } from './faults/fault-switches.ts';
import { happenAtPoll } from './faults/poll-faults.ts';
import { throughBadWeather } from './faults/transport-faults.ts';
import { HandOut } from './hand-out.ts';
import {
  bodyText,
  ENDPOINT_PATH,
  htmlAnswer,
  jsonAnswer,
  type ShopRequest,
  type ShopResponse,
  TRAINING_HEADER,
} from './http.ts';
import { errorPage, frontPage, hostPage, TRAINING_BANNER } from './pages.ts';
import { decodeBody, fieldOf, type Json, PhpFailure, phpJson } from './php.ts';
import { ResultDesk } from './results/result-desk.ts';
import { seededRandom } from './seeded-random.ts';
import { ShopAdmin } from './shop-admin.ts';
import { ShopLog, type ShopLogEntry } from './shop-log.ts';
import { DEFAULT_SITE, holdLimitMs, type SiteSettings } from './site-settings.ts';
import { ZReports } from './z-reports.ts';

const LOOK_EVERY_MS = 500;
const IDLE_STEP_MS = 5_000;

export interface VirtualShopOptions {
  readonly clock: Clock;
  /** Where the shop survives a restart; forgotten with the process when left out. */
  readonly store?: ShopStore;
  readonly site?: Partial<SiteSettings>;
  /** `NAME` or `NAME:COUNT`. */
  readonly faults?: readonly string[];
  /** Chances in the shop: the order of checks, which cashbox gets one. */
  readonly seed?: number;
}

/**
 * A 1C-Bitrix shop with its cashbox endpoint, invented for training and tests, without sockets.
 *
 * It is built from the protocol page alone and shares nothing with the agent, so that a mistake of the agent's is not
 * repeated here. All rules: bitrix-protocol.md.
 */
export class VirtualShop {
  /** What a person or the site's own code does. */
  readonly admin: ShopAdmin;
  readonly faults: FaultSwitches;
  readonly banner = TRAINING_BANNER;
  readonly site: SiteSettings;
  readonly #clock: Clock;
  readonly #data: ShopData;
  readonly #register: CashboxRegister;
  readonly #desk: ResultDesk;
  readonly #zReports: ZReports;
  readonly #handOut: HandOut;
  readonly #log: ShopLog;
  #handOutLocked = false;

  constructor(options: VirtualShopOptions) {
    const site = { ...DEFAULT_SITE, ...options.site };
    const { clock } = options;
    const data = new ShopData(options.store ?? new MemoryStore(), site);
    this.site = site;
    this.#clock = clock;
    this.#data = data;
    this.faults = new FaultSwitches(options.faults);
    this.#log = new ShopLog(clock, site.logLevel);
    this.#zReports = new ZReports(data, site);
    this.admin = new ShopAdmin({ data, site, clock, zReports: this.#zReports });
    this.#register = new CashboxRegister(data, site, this.#log);
    this.#desk = new ResultDesk(data, site, clock, this.#log);
    this.#handOut = new HandOut({ data, site, faults: this.faults, random: seededRandom(options.seed ?? 1) });
  }

  /**
   * Answers one request; may hold it for a minute.
   *
   * Rejects with the signal's reason when the client leaves; a check already marked as handed out stays marked.
   */
  async handle(request: ShopRequest, signal: AbortSignal): Promise<ShopResponse> {
    const response = request.path === ENDPOINT_PATH ? await this.#throughHost(request, signal) : this.#page(request);
    return { ...response, headers: { ...response.headers, [TRAINING_HEADER]: 'yes' } };
  }

  /** The address to give to the agent. It is a secret even here. */
  connectLink(port: number): string {
    return `http://127.0.0.1:${port}${ENDPOINT_PATH}?hash=${this.admin.currentHash()}`;
  }

  log(): readonly ShopLogEntry[] {
    return this.#log.entries();
  }

  close(): void {
    this.#data.close();
  }

  #throughHost(request: ShopRequest, signal: AbortSignal): Promise<ShopResponse> {
    const exchange = { request, signal, clock: this.#clock, faults: this.faults };
    return throughBadWeather(exchange, (inner) => this.#endpoint(request, inner));
  }

  #page(request: ShopRequest): ShopResponse {
    if (request.path === '/') return htmlAnswer(200, frontPage({ ...this.admin.counters() }));
    return htmlAnswer(404, hostPage('404 Not Found'));
  }

  async #endpoint(request: ShopRequest, signal: AbortSignal): Promise<ShopResponse> {
    const body = bodyText(request);
    if (!this.admin.isHashActive(hashOf(request, body))) return htmlAnswer(403, '');
    try {
      const data = decodeBody(body);
      this.#log.write('request', null, body);
      return jsonAnswer(phpJson(await this.#answer(data, signal), this.#jsonStyle()));
    } catch (error) {
      if (!(error instanceof PhpFailure)) throw error;
      this.#log.write('error', null, error.message);
      return htmlAnswer(500, errorPage());
    }
  }

  async #answer(data: unknown, signal: AbortSignal): Promise<Json> {
    const list = fieldOf(data, 'kkm');
    const kkm: readonly unknown[] = Array.isArray(list) ? list : [];
    const acked = this.#settle(kkm);
    this.#data.counters.acks += acked.length;
    // A request that settled something touches neither the rows nor the queue.
    if (acked.length > 0) return { ack: acked };
    const handler = handlerOf(fieldOf(data, 'api_version'), this.site.highestApi);
    const polled = this.#register.applyPoll({ kkm, handler, nowMs: this.#clock.now() });
    if (polled.length === 0) return this.#idle(signal);
    happenAtPoll(this.faults, this.admin);
    return this.#work(polled, signal);
  }

  #settle(kkm: readonly unknown[]): string[] {
    const hasResults = kkm.some((entry) => fieldOf(entry, 'printed') !== undefined);
    return hasResults && this.faults.fires('never-acks') ? [] : this.#desk.apply(kkm);
  }

  async #work(polled: readonly PolledCashbox[], signal: AbortSignal): Promise<Json> {
    const seen = this.#data.madeCount;
    const reports = this.#zReports.collect(polled, this.#clock.now());
    const print = await this.#collect(polled);
    if (reports.length === 0 && print.length === 0) return this.#hold(polled, seen, signal);
    return { ...(reports.length > 0 ? { reports } : {}), ...(print.length > 0 ? { print } : {}) };
  }

  /** With no usable cashbox nothing is looked at; the script only sleeps. */
  async #idle(signal: AbortSignal): Promise<Json> {
    const startMs = this.#clock.monotonicMs();
    const limitMs = holdLimitMs(this.site.phpMaxExecutionTimeS);
    while (this.#clock.monotonicMs() - startMs <= limitMs) await this.#clock.sleep(IDLE_STEP_MS, signal);
    return {};
  }

  /** The held poll looks only at the flag "a check was made": neither Z-reports nor repeats end it. */
  async #hold(polled: readonly PolledCashbox[], seenAtStart: number, signal: AbortSignal): Promise<Json> {
    const startMs = this.#clock.monotonicMs();
    const limitMs = holdLimitMs(this.site.phpMaxExecutionTimeS);
    let seen = seenAtStart;
    while (this.#clock.monotonicMs() - startMs <= limitMs) {
      await this.#clock.sleep(LOOK_EVERY_MS, signal);
      if (this.#data.madeCount === seen) continue;
      seen = this.#data.madeCount;
      const print = await this.#collect(polled);
      if (print.length > 0) return { print };
    }
    return {};
  }

  /** The hand-out runs under a lock with zero wait: who does not get it sees nothing. */
  async #collect(polled: readonly PolledCashbox[]): Promise<Json[]> {
    if (this.#handOutLocked) return [];
    this.#handOutLocked = true;
    try {
      if (this.site.handOutTakesMs > 0) await this.#clock.sleep(this.site.handOutTakesMs);
      return this.#handOut.collect(polled, this.#clock.now());
    } finally {
      this.#handOutLocked = false;
    }
  }

  #jsonStyle() {
    return {
      escapesUnicode: this.site.escapesUnicode || this.faults.isOn('escaped-unicode'),
      longNumbers: this.faults.isOn('long-numbers'),
    };
  }
}

/** The hash comes in the query or as a form field, and is trimmed. */
function hashOf(request: ShopRequest, body: string): string {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const hash = request.query.hash ?? (isForm ? new URLSearchParams(body).get('hash') : null);
  return (hash ?? '').trim();
}
