import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AtolSerialDriver, type AtolSerialOptions } from '../../src/adapters/cashbox/atol-serial/driver.ts';
import { openStore } from '../../src/adapters/journal/sqlite/open-store.ts';
import { BitrixDoor } from '../../src/adapters/shop/bitrix/door.ts';
import type { SiteRequest, SiteResponse } from '../../src/adapters/shop/bitrix/site.ts';
import { Agent } from '../../src/agent/agent.ts';
import type { AlarmParts } from '../../src/agent/alarms/alarm-parts.ts';
import type { DayParts } from '../../src/agent/day/day-parts.ts';
import type { AgentParts, CashboxPart } from '../../src/agent/parts.ts';
import type { ShopMistake } from '../../src/core/fiscal/draft/shop-mistakes.ts';
import { CASHBOX_ALONE, type PresenceRule } from '../../src/core/health/presence.ts';
import type { CashboxDriver } from '../../src/core/ports/cashbox-driver.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { DayBook } from '../../src/core/ports/day-book.ts';
import type { Journal } from '../../src/core/ports/journal.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { ShopDoor } from '../../src/core/ports/shop-door.ts';
import { USUAL_CONTACT_DAYS } from '../../src/core/privacy/contact-days.ts';
import { type KktOptions, VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { MemoryStore, type SiteSettings, VirtualShop } from '../../src/simulator/shop/index.ts';
import type { OpenLink } from '../../src/wire/link.ts';
import { memoryLinkPair } from '../../src/wire/memory-link.ts';
import { alarmsOfTest, memoryOfTest } from './alarms.ts';
import { dayOfTest } from './day.ts';
import { PcClock } from './pc-clock.ts';
import { TestProcess } from './process.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface WorldOptions {
  readonly kkts?: readonly Partial<KktOptions>[];
  readonly site?: Partial<SiteSettings>;
  readonly apiVersion?: '2' | '3';
  readonly cashbox?: Partial<Omit<CashboxPart, 'driver' | 'id'>>;
  readonly maxAgeMs?: number;
  readonly refundAfterMs?: number;
  readonly presence?: PresenceRule;
  readonly allow?: readonly ShopMistake[];
  /** Over `cashbox`, for each of several cashboxes by its place. */
  readonly cashboxes?: readonly Partial<Omit<CashboxPart, 'driver' | 'id'>>[];
  /** What the settings say about the device behind the line. */
  readonly driver?: Partial<Pick<AtolSerialOptions, 'taxRows' | 'serialNumber'>>;
  /** Ports the driver looks at; the device is on the one of `World.ports`. One fixed line when left out. */
  readonly searched?: readonly string[];
  /** Stands between the agent and its journal: a disk with moods. */
  readonly disk?: (journal: Journal) => Journal;
  /** Stands between the agent's process and the cable of one cashbox: bad lines, witnesses. */
  readonly line?: (open: OpenLink, cashboxIndex: number) => OpenLink;
  /** Where the journal lies; the system's place for passing files when left out. */
  readonly folder?: string;
  /** Abilities the drivers have besides those of the serial protocol. */
  readonly abilities?: Pick<CashboxDriver, 'readVatCodes' | 'readFnLife'>;
  /** When the story begins. */
  readonly startIso?: string;
  /** How many shops sell over these cashboxes; one when left out. */
  readonly shops?: number;
  readonly alarms?: Partial<AlarmParts>;
  readonly day?: Partial<DayParts>;
  readonly heartbeat?: AgentParts['heartbeat'];
}

/** Calls of the journal that change it: each is two boundaries of the process. */
const JOURNAL_WRITES = ['insert', 'save', 'savePin', 'settleDamage'] as const;

/** One request of the agent as it left, and when. */
export interface SeenRequest {
  readonly atMs: number;
  readonly body: string;
}

const NO_LOG: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A shop, its cashboxes and the agent between them, all in this process on one virtual clock. Shop and cashboxes
 * outlive the agent: `start` begins a new life of it on the same journal file.
 */
export class World {
  readonly clock: VirtualClock;
  /** The agent's clock, and that of nobody else. */
  readonly pc: PcClock;
  /** The first shop. */
  readonly shop: VirtualShop;
  readonly shops: readonly VirtualShop[];
  readonly kkts: readonly VirtualKkt[];
  readonly logged: string[] = [];
  readonly #options: WorldOptions;
  readonly #log: Log = { ...NO_LOG, warn: (text, facts) => void this.logged.push(`${text} ${JSON.stringify(facts)}`) };
  readonly #folder: string;
  readonly #alarmMemory = memoryOfTest();
  readonly #pauseMemory = memoryOfTest();
  /** The cable of each cashbox; false = out. */
  readonly cables: boolean[];
  /** The port each cashbox is on now. */
  readonly ports: string[];
  /** Every request the agent sent to the shop. */
  readonly requests: SeenRequest[] = [];
  /** The most polls that were ever in flight at once for one shop. */
  mostPollsAtOnce = 0;
  /** What Node says when the site cannot be reached at all (`ENOTFOUND`); undefined = it can. */
  siteUnreachable: string | undefined;
  /** What answers in place of the shop; undefined = the shop itself. */
  siteAnswer: SiteResponse | undefined;
  /** Until when the certificate of the site is good, ms; undefined: it has none. */
  certificateUntil: number | undefined;
  /** Of the program the next life of the agent is. */
  version = '0.1.0';
  agent: Agent | undefined;
  journal: Journal | undefined;
  dayBook: DayBook | undefined;
  process = new TestProcess();

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.clock = new VirtualClock(options.startIso);
    this.pc = new PcClock(this.clock);
    this.#folder = mkdtempSync(join(options.folder ?? tmpdir(), 'kassabridge-world-'));
    const { clock } = this;
    const site = { activatesNewCashboxes: true, ...options.site };
    this.shop = new VirtualShop({ clock, store: new MemoryStore(), site });
    const others = Array.from(
      { length: (options.shops ?? 1) - 1 },
      () => new VirtualShop({ clock, store: new MemoryStore(), site }),
    );
    this.shops = [this.shop, ...others];
    this.kkts = (options.kkts ?? [{}]).map(
      (kkt, i) => new VirtualKkt({ clock, serial: `0010610000000${i + 1}`, utcOffsetMinutes: 0, ...kkt }),
    );
    this.cables = this.kkts.map(() => true);
    this.ports = this.kkts.map((_, i) => `memory://kkt${i + 1}`);
  }

  get kkt(): VirtualKkt {
    const [first] = this.kkts;
    if (!first) throw new Error('This world has no cashbox');
    return first;
  }

  /** A new life of the agent on the same journal, same shop, same cashboxes. */
  start(process = new TestProcess()): Agent {
    this.process = process;
    const clock = process.timed(this.pc);
    const { journal, dayBook } = openStore({ path: this.journalPath, clock });
    process.onStop = () => journal.close();
    this.journal = journal;
    this.dayBook = dayBook;
    const agent = new Agent({
      version: this.version,
      clock,
      log: this.#log,
      journal: process.synchronous(this.#options.disk?.(journal) ?? journal, JOURNAL_WRITES),
      shops: this.shops.map((shop, i) => ({
        id: shopId(i),
        maxAgeMs: this.#options.maxAgeMs ?? 24 * 3600_000,
        refundAfterMs: this.#options.refundAfterMs,
        presence: this.#options.presence ?? CASHBOX_ALONE,
        door: this.#door(shop, shopId(i), process, clock),
      })),
      cashboxes: this.kkts.map((_, i) => this.#cashbox(i, process, clock)),
      heartbeat: this.#options.heartbeat,
      ping: undefined,
      contactDays: USUAL_CONTACT_DAYS,
      pauseMemory: this.#pauseMemory,
      day: dayOfTest(dayBook, this.#options.day),
      alarms: alarmsOfTest({ memory: this.#alarmMemory, ...this.#options.alarms }),
      localTime: (now) => new Date(now).toISOString().slice(0, 19),
    });
    this.agent = agent;
    agent.start();
    return agent;
  }

  /** Where the journal lies, for a disk that breaks while the agent is off. */
  get journalPath(): string {
    return join(this.#folder, 'journal.sqlite');
  }

  /** Pulls the cable: the line breaks at once, the device keeps its power. */
  unplug(i = 0): void {
    this.cables[i] = false;
    this.kkts[i]?.dropLine();
  }

  plug(i = 0): void {
    this.cables[i] = true;
  }

  /** The PC sleeps for so long with all its cables, and wakes: its USB ports lose their power meanwhile. */
  async nap(ms: number): Promise<void> {
    this.pc.fallAsleep(ms);
    for (const i of this.cables.keys()) this.unplug(i);
    await this.clock.sleep(ms);
    for (const i of this.cables.keys()) this.plug(i);
  }

  /** Power off for the agent, wherever it is. */
  kill(): void {
    this.process.stop();
  }

  close(): void {
    this.process.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs time until the condition holds, looking every `everyMs`. Throws after `limitMs` of virtual time. */
  async until(condition: () => boolean, limitMs = 30 * 60_000, everyMs = 100): Promise<void> {
    const end = this.clock.monotonicMs() + limitMs;
    const poll = async () => {
      while (!condition()) {
        if (this.clock.monotonicMs() > end) throw new Error(`Did not happen within ${limitMs} virtual ms`);
        await this.clock.sleep(everyMs);
      }
    };
    await this.clock.run(poll());
  }

  #cashbox(i: number, process: TestProcess, clock: Clock): CashboxPart {
    const kkt = this.kkts[i];
    if (!kkt) throw new Error(`No cashbox ${i}`);
    const openPort = (port: string): OpenLink => {
      const cable: OpenLink = async () => {
        if (!this.cables[i] || port !== this.ports[i]) throw new Error('no such port');
        const [near, far] = memoryLinkPair(port);
        kkt.attach(far);
        return near;
      };
      return process.links(this.#options.line?.(cable, i) ?? cable);
    };
    const { searched, driver } = this.#options;
    const lines = searched
      ? { findLinks: async () => searched.map(openPort) }
      : { openLink: openPort(this.ports[i] ?? '') };
    return {
      id: `kassa${i + 1}`,
      shopIds: this.shops.map((_, place) => shopId(place)),
      expected: { kktSerial: undefined, fnSerial: undefined, inn: undefined, allowLiveFiscal: false },
      cashier: { operatorName: 'Иванова И. И.', operatorInn: undefined },
      printReceipts: false,
      closeShiftAfterMinutes: 23 * 60 + 30,
      closeLimitMs: 275_000,
      virtual: true,
      ...this.#options.cashbox,
      ...this.#options.cashboxes?.[i],
      driver: Object.assign(new AtolSerialDriver({ clock, taxRows: {}, ...driver, ...lines }), this.#options.abilities),
    };
  }

  /** The real door, with a count of the polls that are out. */
  #door(shop: VirtualShop, id: string, process: TestProcess, clock: Clock): ShopDoor {
    const door = this.#bitrixDoor(shop, id, process, clock);
    let inFlight = 0;
    return {
      shopId: door.shopId,
      get signs() {
        return door.signs;
      },
      poll: async (...args) => {
        inFlight += 1;
        this.mostPollsAtOnce = Math.max(this.mostPollsAtOnce, inFlight);
        try {
          return await door.poll(...args);
        } finally {
          inFlight -= 1;
        }
      },
      deliver: (...args) => door.deliver(...args),
      settlesAtOnce: (result) => door.settlesAtOnce(result),
    };
  }

  #bitrixDoor(shop: VirtualShop, id: string, process: TestProcess, clock: Clock): BitrixDoor {
    const url = `http://training-shop.example/bitrix/tools/sale_check_print.php?hash=${shop.admin.currentHash()}`;
    return new BitrixDoor({
      shopId: id,
      url: () => url,
      apiVersion: this.#options.apiVersion ?? '2',
      paymentsPlace: 'https://training-shop.example',
      allow: this.#options.allow ?? [],
      clock,
      log: this.#log,
      today: () => new Date(this.clock.now()).toISOString().slice(0, 10),
      post: (request, signal) =>
        process.outside('post', () =>
          this.#post(shop, request, AbortSignal.any([signal, process.gone])).finally(() => this.pc.awake()),
        ),
    });
  }

  /** In place of HTTP: what breaks there breaks here with the code Node gives it, and it gives up at the same time. */
  async #post(shop: VirtualShop, { url, body, timeoutMs }: SiteRequest, signal: AbortSignal): Promise<SiteResponse> {
    this.requests.push({ atMs: this.clock.monotonicMs(), body });
    if (this.siteUnreachable !== undefined) throw broken(this.siteUnreachable);
    if (this.siteAnswer) return this.siteAnswer;
    const { pathname, searchParams, host } = new URL(url);
    const request = {
      method: 'POST',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host },
      body,
    };
    const leave = new AbortController();
    const stop = () => leave.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const late = this.pc.sleep(timeoutMs, leave.signal).then(() => {
      throw broken('ETIMEDOUT');
    });
    late.catch(() => undefined);
    const answered = shop.handle(request, leave.signal);
    answered.catch(() => undefined);
    try {
      const response = await Promise.race([answered, late]);
      if (response.delivery === 'dropped') throw broken('ECONNRESET');
      if (response.delivery === 'cut') throw broken('ERR_BAD_RESPONSE');
      const { certificateUntil } = this;
      // As any web server says it.
      const headers = { date: new Date(this.clock.now()).toUTCString(), ...response.headers };
      return { status: response.status, headers, body: response.body, certificateUntil };
    } finally {
      signal.removeEventListener('abort', stop);
      leave.abort();
    }
  }
}

function shopId(place: number): string {
  return place === 0 ? 'shop' : `shop${place + 1}`;
}

function broken(code: string): Error {
  return Object.assign(new Error('the line to the site broke'), { code });
}
