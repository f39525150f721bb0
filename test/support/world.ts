import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AtolSerialDriver } from '../../src/adapters/cashbox/atol-serial/driver.ts';
import { openJournal } from '../../src/adapters/journal/sqlite/open-journal.ts';
import { BitrixDoor } from '../../src/adapters/shop/bitrix/door.ts';
import { Agent } from '../../src/agent/agent.ts';
import type { CashboxPart } from '../../src/agent/parts.ts';
import type { ShopMistake } from '../../src/core/fiscal/draft/shop-mistakes.ts';
import type { Journal } from '../../src/core/ports/journal.ts';
import type { Log } from '../../src/core/ports/log.ts';
import { type KktOptions, VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { MemoryStore, type SiteSettings, VirtualShop } from '../../src/simulator/shop/index.ts';
import { memoryLinkPair } from '../../src/wire/memory-link.ts';
import { TestProcess } from './process.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface WorldOptions {
  readonly kkts?: readonly Partial<KktOptions>[];
  readonly site?: Partial<SiteSettings>;
  readonly apiVersion?: '2' | '3';
  readonly cashbox?: Partial<Omit<CashboxPart, 'driver' | 'id'>>;
  readonly maxAgeMs?: number;
  readonly allow?: readonly ShopMistake[];
}

const NO_LOG: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A shop, its cashboxes and the agent between them, all in this process on one virtual clock. Shop and cashboxes
 * outlive the agent: `start` begins a new life of it on the same journal file.
 */
export class World {
  readonly clock = new VirtualClock();
  readonly shop: VirtualShop;
  readonly kkts: readonly VirtualKkt[];
  readonly logged: string[] = [];
  readonly #options: WorldOptions;
  readonly #log: Log = { ...NO_LOG, warn: (text, facts) => void this.logged.push(`${text} ${JSON.stringify(facts)}`) };
  readonly #folder = mkdtempSync(join(tmpdir(), 'kassabridge-world-'));
  /** The cable of each cashbox; false = out. */
  readonly cables: boolean[];
  agent: Agent | undefined;
  journal: Journal | undefined;
  process = new TestProcess();

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    const { clock } = this;
    this.shop = new VirtualShop({
      clock,
      store: new MemoryStore(),
      site: { activatesNewCashboxes: true, ...options.site },
    });
    this.kkts = (options.kkts ?? [{}]).map(
      (kkt, i) => new VirtualKkt({ clock, serial: `0010610000000${i + 1}`, utcOffsetMinutes: 0, ...kkt }),
    );
    this.cables = this.kkts.map(() => true);
  }

  get kkt(): VirtualKkt {
    const [first] = this.kkts;
    if (!first) throw new Error('This world has no cashbox');
    return first;
  }

  /** A new life of the agent on the same journal, same shop, same cashboxes. */
  start(process = new TestProcess()): Agent {
    this.process = process;
    const { clock } = this;
    const journal = openJournal({ path: join(this.#folder, 'journal.sqlite'), clock });
    process.onStop = () => journal.close();
    this.journal = journal;
    const agent = new Agent({
      version: 'test',
      clock,
      log: this.#log,
      journal: process.synchronous(journal, ['insert', 'save']),
      shops: [{ id: 'shop', maxAgeMs: this.#options.maxAgeMs ?? 24 * 3600_000, door: this.#door(process) }],
      cashboxes: this.kkts.map((_, i) => this.#cashbox(i, process)),
      localTime: (now) => new Date(now).toISOString().slice(0, 19),
    });
    this.agent = agent;
    agent.start();
    return agent;
  }

  /** Power off for the agent, wherever it is. */
  kill(): void {
    this.process.stop();
  }

  close(): void {
    this.process.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs time until the condition holds. Throws after `limitMs` of virtual time. */
  async until(condition: () => boolean, limitMs = 30 * 60_000): Promise<void> {
    const end = this.clock.monotonicMs() + limitMs;
    const poll = async () => {
      while (!condition()) {
        if (this.clock.monotonicMs() > end) throw new Error(`Did not happen within ${limitMs} virtual ms`);
        await this.clock.sleep(100);
      }
    };
    await this.clock.run(poll());
  }

  #cashbox(i: number, process: TestProcess): CashboxPart {
    const { clock } = this;
    const kkt = this.kkts[i];
    if (!kkt) throw new Error(`No cashbox ${i}`);
    const openLink = process.links(async () => {
      if (!this.cables[i]) throw new Error('no such port');
      const [near, far] = memoryLinkPair(`memory://kkt${i + 1}`);
      kkt.attach(far);
      return near;
    });
    return {
      id: `kassa${i + 1}`,
      shopIds: ['shop'],
      expected: { kktSerial: undefined, fnSerial: undefined, inn: undefined, allowLiveFiscal: false },
      cashier: { operatorName: 'Иванова И. И.', operatorInn: undefined },
      printReceipts: false,
      closeShiftAfterMinutes: 23 * 60 + 30,
      closeLimitMs: 275_000,
      virtual: true,
      ...this.#options.cashbox,
      driver: new AtolSerialDriver({ openLink, clock, taxRows: {} }),
    };
  }

  #door(process: TestProcess): BitrixDoor {
    const url = `http://training-shop.example/bitrix/tools/sale_check_print.php?hash=${this.shop.admin.currentHash()}`;
    return new BitrixDoor({
      shopId: 'shop',
      url: () => url,
      apiVersion: this.#options.apiVersion ?? '2',
      paymentsPlace: 'https://training-shop.example',
      allow: this.#options.allow ?? [],
      clock: this.clock,
      log: this.#log,
      today: () => new Date(this.clock.now()).toISOString().slice(0, 10),
      post: (request, signal) =>
        process.outside('post', async () => {
          const at = new URL(request.url);
          const response = await this.shop.handle(
            {
              method: 'POST',
              path: at.pathname,
              query: Object.fromEntries(at.searchParams),
              headers: { host: at.host },
              body: request.body,
            },
            signal,
          );
          if (response.delivery !== 'whole') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
          return { status: response.status, headers: response.headers, body: response.body };
        }),
    });
  }
}
