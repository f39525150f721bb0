import type { Job } from '../../src/core/fiscalization/job.ts';
import { inventOrders, type ShopCheck } from '../../src/simulator/shop/index.ts';
import { TestProcess } from '../support/process.ts';
import { Witness } from '../support/witness.ts';
import { World } from '../support/world.ts';
import { QUICK_FOLDER } from './lives.ts';
import { documentsOf, earlyAbsences, stateOf, wrongAboutDocument } from './right-end.ts';
import type { Act, Schedule } from './schedule.ts';
import { introduce } from './ways.ts';

const HEALING_LIMIT_MS = 6 * 3_600_000;
const AFTERMATH_MS = 10 * 60_000;
const LOOK_EVERY_MS = 5_000;
const PERSON_COMES_MS = 10 * 60_000;
const EVERY_JOB = 10_000;
const STRANGER = 'stranger-1';
const FINAL: readonly string[] = ['fiscal', 'done', 'refused', 'parked'];

/** Two cashboxes, one shop, one agent, and a schedule of troubles; at the end everything is mended. */
export class BadDay {
  readonly #witness = new Witness();
  readonly #world = new World({
    kkts: [{ model: 61 }, { model: 77 }],
    cashboxes: [{ printReceipts: true }, {}],
    disk: (journal) => this.#witness.journal(journal),
    line: (open, i) => this.#witness.line(open, i),
    ...(QUICK_FOLDER && { folder: QUICK_FOLDER }),
  });
  /** Every check that was ever made, as it was then; the shop itself may delete some. */
  readonly #made: ShopCheck[] = [];

  /** @returns everything that is wrong at the end */
  async run(schedule: Schedule): Promise<string[]> {
    const world = this.#world;
    const wrong: string[] = [];
    try {
      await introduce(world);
      world.start();
      for (const { atS, ...act } of schedule) {
        await this.#until(atS * 1000);
        this.#do(act);
      }
      this.#mendEverything();
      await world
        .until(() => this.#isOver(), HEALING_LIMIT_MS, LOOK_EVERY_MS)
        .catch((error: Error) => {
          wrong.push(`${error.message}: ${this.#unfinished()}`);
        });
      wrong.push(...this.#wrong());
      world.kill();
      await world.clock.advance(AFTERMATH_MS);
      wrong.push(
        ...this.#made
          .filter((check) => documentsOf(world, check).length > 1)
          .map(({ id }) => `second document of check ${id}`),
      );
    } catch (error) {
      wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      world.close();
    }
    return [...wrong, ...new Set(this.#witness.breaches)];
  }

  /** The day goes on; an agent that was stopped is started again by the system. */
  async #until(atMs: number): Promise<void> {
    const world = this.#world;
    while (world.clock.monotonicMs() < atMs) {
      await world.until(() => !world.process.alive || world.clock.monotonicMs() >= atMs, atMs, 1_000);
      if (!world.process.alive) world.start();
    }
  }

  #do(act: Act): void {
    const world = this.#world;
    const kkt = 'kkt' in act ? world.kkts[act.kkt] : undefined;
    switch (act.act) {
      case 'sell':
        for (const sale of inventOrders({ seed: act.seed, count: 1 })) this.#made.push(...world.shop.admin.sell(sale));
        return;
      case 'kktFault':
        kkt?.use(act.fault);
        return;
      case 'kktMends':
        kkt?.clearFaults();
        return;
      case 'kktRestarts':
        kkt?.restart();
        return;
      case 'cable':
        if (act.plugged) world.plug(act.kkt);
        else world.unplug(act.kkt);
        return;
      case 'shopFault':
        world.shop.faults.on(act.fault, act.times);
        return;
      case 'shopMends':
        for (const name of world.shop.faults.names()) world.shop.faults.off(name);
        return;
      case 'kill':
        world.kill();
        world.start();
        return;
      case 'stopSoon':
        world.kill();
        world.start(new TestProcess(act.after));
    }
  }

  #mendEverything(): void {
    const world = this.#world;
    for (const name of world.shop.faults.names()) world.shop.faults.off(name);
    for (const [i, kkt] of world.kkts.entries()) {
      kkt.clearFaults();
      world.plug(i);
      kkt.device.hasPaper = true;
      kkt.restart();
      void this.#freeOfStrangers(i);
    }
    // A life that nothing stops any more.
    world.kill();
    world.start();
  }

  /**
   * A person goes to the cashbox that is said to hold a stranger's receipt, and cancels it there. It may be an opening of
   * our own that the device did long after we gave it up: an empty receipt carries nothing to tell the two apart by.
   */
  async #freeOfStrangers(i: number): Promise<never> {
    for (;;) {
      await this.#world.clock.sleep(PERSON_COMES_MS);
      const isHeld = this.#world.agent?.cashboxes[i]?.view.trouble?.code === 'CB-302';
      if (isHeld) this.#world.kkts[i]?.device.saveDraft(undefined);
    }
  }

  #isOver(): boolean {
    const { journal, shop } = this.#world;
    if (!journal || journal.nextOwedAt('shop') !== undefined) return false;
    const jobs = this.#jobs();
    if (!jobs.every(({ life }) => FINAL.includes(life.state))) return false;
    return this.#made.every((check) => shop.admin.check(check.id) === undefined || this.#jobOf(check, jobs));
  }

  #wrong(): string[] {
    const world = this.#world;
    const jobs = this.#jobs();
    const keys = new Set(this.#made.map(({ id }) => `shop:${id}`));
    const receipts = world.kkts.flatMap(({ ledger }) => ledger.receipts);
    const strange = receipts.filter(({ key }) => key !== STRANGER && !keys.has(key ?? ''));
    const withDocument = this.#made.filter((check) => documentsOf(world, check).length > 0);
    const shopKop = withDocument.reduce((sum, { sumKop }) => sum + sumKop, 0);
    const fnKop = receipts.reduce((sum, { key, totalKop }) => sum + (key === STRANGER ? 0 : (totalKop ?? 0)), 0);
    return [
      ...this.#made.flatMap((check) => this.#wrongAbout(check, this.#jobOf(check, jobs))),
      ...strange.map(({ fdNumber, key }) => `document ${fdNumber} (${key}) belongs to no check`),
      ...(shopKop === fnKop ? [] : [`the shop's checks come to ${shopKop}, the FN's documents to ${fnKop}`]),
      ...world.kkts.flatMap(({ ledger }) =>
        ledger.countDuplicates() > keysOfStrangers(ledger) ? ['a duplicate'] : [],
      ),
      ...jobs.flatMap((job) => earlyAbsences(job, world.journal?.timeline(job.id) ?? [])),
    ];
  }

  #wrongAbout(check: ShopCheck, job: Job | undefined): string[] {
    const world = this.#world;
    const row = world.shop.admin.check(check.id);
    const [document, ...others] = documentsOf(world, check);
    if (others.length > 0) return [`check ${check.id} has ${others.length + 1} documents`];
    if (!document) {
      const wrong = row?.status === 'Y' ? [`check ${check.id} counts as printed without a document`] : [];
      const isAnswered = job?.life.state === 'refused' || job?.life.state === 'parked';
      if (!isAnswered && !(row === undefined && job === undefined)) wrong.push(`check ${check.id} is ${stateOf(job)}`);
      return wrong;
    }
    // In the FN and not believed printed at the shop: only where a person was told why.
    const isToldToPerson =
      job?.report.state === 'parked' || job?.life.state === 'parked' || job?.conflict !== undefined;
    const isGone = row === undefined || world.shop.admin.order(row.orderId) === undefined;
    if (row?.status !== 'Y' && !isToldToPerson && !isGone) {
      return [
        `check ${check.id} has a document and is ${row?.status} at the shop (${stateOf(job)}, report ${job?.report.state})`,
      ];
    }
    if (job?.life.state === 'parked') return [];
    return wrongAboutDocument(row?.status === 'Y' ? row : check, document, job);
  }

  #jobs(): readonly Job[] {
    return this.#world.journal?.recent(EVERY_JOB) ?? [];
  }

  #jobOf({ id }: ShopCheck, jobs: readonly Job[]): Job | undefined {
    return jobs.find(
      ({ origin }) => origin.from === 'shop' && origin.kind === 'check' && origin.checkId === String(id),
    );
  }

  #unfinished(): string {
    const jobs = this.#jobs().filter(({ life, report }) => !FINAL.includes(life.state) || report.state === 'owed');
    const troubles = this.#world.agent?.cashboxes.map(({ view }) => `${view.trouble?.code} ${view.trouble?.detail}`);
    const missing = this.#made.filter(
      (check) => this.#world.shop.admin.check(check.id) && !this.#jobOf(check, this.#jobs()),
    );
    return [
      ...jobs.map((job) => `job ${job.id} ${job.kind} ${stateOf(job)}, report ${JSON.stringify(job.report)}`),
      ...missing.map(({ id }) => `check ${id} never came: ${JSON.stringify(this.#world.shop.admin.check(id))}`),
      `troubles ${troubles?.join(', ')}`,
      ...this.#world.logged.slice(-4),
    ].join('\n    ');
  }
}

function keysOfStrangers({ receipts }: World['kkts'][number]['ledger']): number {
  return Math.max(0, receipts.filter(({ key }) => key === STRANGER).length - 1);
}
