import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/journal/sqlite/open-store.ts';
import { Agent } from '../../src/agent/agent.ts';
import type { CashboxLane } from '../../src/agent/cashbox/lane.ts';
import type { CashboxPart } from '../../src/agent/parts.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import type { Receipt } from '../../src/core/fiscal/receipt.ts';
import type { Job, TimelineEntry } from '../../src/core/fiscalization/job.ts';
import { CASHBOX_ALONE } from '../../src/core/health/presence.ts';
import type { Journal } from '../../src/core/ports/journal.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { ShopResult } from '../../src/core/ports/shop-door.ts';
import { USUAL_CONTACT_DAYS } from '../../src/core/privacy/contact-days.ts';
import { alarmsOfTest, memoryOfTest } from '../support/alarms.ts';
import { dayOfTest } from '../support/day.ts';
import type { HeldBox } from './promise.ts';
import { type Box, CASHIER, type SeenDocument } from './rig.ts';
import { receiptOf } from './samples.ts';
import { ScriptedDoor } from './scripted-door.ts';
import type { RigTime } from './time.ts';

const SHOP = 'shop';

export interface FieldOptions {
  readonly cashbox?: Partial<Pick<CashboxPart, 'printReceipts' | 'closeShiftAfterMinutes' | 'closeLimitMs'>>;
  /** Stands between the agent and its journal: a disk with moods. */
  readonly disk?: (journal: Journal) => Journal;
}

/** The agent with a real journal on a disk, between a shop that says what the promise wants and the cashboxes of a rig. */
export class Field {
  readonly boxes: readonly Box[];
  readonly time: RigTime;
  readonly journal: Journal;
  readonly door: ScriptedDoor;
  readonly agent: Agent;
  /** What was done against the rule that the disk comes before the device, in words. */
  readonly breaches: string[] = [];
  readonly #faults: string[] = [];
  #nextCheck = 1;

  private constructor(boxes: readonly Box[], time: RigTime, folder: string, options: FieldOptions) {
    this.boxes = boxes;
    this.time = time;
    const { clock } = time;
    const store = openStore({ path: join(folder, 'journal.sqlite'), clock });
    this.journal = store.journal;
    this.door = new ScriptedDoor(SHOP, clock);
    this.agent = new Agent({
      version: 'test',
      clock,
      log: this.#log,
      journal: options.disk?.(this.journal) ?? this.journal,
      shops: [{ id: SHOP, maxAgeMs: 24 * 3600_000, presence: CASHBOX_ALONE, door: this.door }],
      cashboxes: boxes.map((box, i) => cashboxPart(box, i, options)),
      heartbeat: undefined,
      ping: undefined,
      contactDays: USUAL_CONTACT_DAYS,
      pauseMemory: memoryOfTest(),
      alarms: alarmsOfTest(),
      day: dayOfTest(store.dayBook),
      localTime: boxes[0]?.localTime ?? (() => ''),
    });
    for (const [i, box] of boxes.entries()) this.#watchOrder(box, cashboxId(i));
  }

  /** An agent whose cashboxes have answered. */
  static async open(boxes: HeldBox | readonly HeldBox[], options: FieldOptions = {}): Promise<Field> {
    const all = 'device' in boxes ? [boxes] : boxes;
    const [first] = all;
    if (!first) throw new Error('A field needs a cashbox');
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-field-'));
    const field = new Field(all, first.time, folder, options);
    first.atEnd(async () => {
      await first.time.run(field.agent.stop());
      field.journal.close();
      rmSync(folder, { recursive: true, force: true });
    });
    field.agent.start();
    await field.until('every cashbox has answered', () => field.lanes.every(isKnown));
    return field;
  }

  /** The same with an open shift and a first receipt in it. */
  static async working(boxes: HeldBox | readonly HeldBox[], options: FieldOptions = {}): Promise<Field> {
    const field = await Field.open(boxes, options);
    const checks = field.boxes.map((_, i) => field.handOut(receiptOf(), i));
    await field.until('the first receipts are made', () => checks.every((check) => field.isFiscal(check)));
    return field;
  }

  get lanes(): readonly CashboxLane[] {
    return this.agent.cashboxes;
  }

  get box(): Box {
    const [first] = this.boxes;
    if (!first) throw new Error('No cashbox');
    return first;
  }

  /** Throws when it does not come, with what the agent knows at that moment. */
  async until(what: string, condition: () => boolean): Promise<void> {
    try {
      await this.time.until(what, condition);
    } catch (cause) {
      throw new Error(`Did not come: ${what}. ${this.#whatIsKnown()}`, { cause });
    }
  }

  /** The shop hands out a check for the cashbox at that place. @returns its id at the shop */
  handOut(receipt: Receipt = receiptOf(), place = 0): string {
    const checkId = String(this.#nextCheck++);
    this.door.handOut(checkId, this.#boxAt(place).device.facts.kktSerial, receipt);
    return checkId;
  }

  orderCloseShift(place = 0): string {
    const orderId = String(this.#nextCheck++);
    this.door.orderCloseShift(orderId, this.#boxAt(place).device.facts.kktSerial);
    return orderId;
  }

  /** A person moves cash. @returns the id of the job */
  moveCash(kind: 'cashIn' | 'cashOut', sumKop: number): number {
    const now = this.time.clock.now();
    const job = this.journal.insert(
      {
        cashboxId: cashboxId(0),
        kind,
        origin: { from: 'person', author: 'Иванова', reason: 'размен' },
        receivedAt: now,
        incoming: undefined,
        fingerprint: '',
        receipt: undefined,
        intent: { kind, sumKop: kopecks(sumKop) },
        life: { state: 'received', attempt: 1 },
        handOut: undefined,
        report: { state: 'none' },
        delivery: undefined,
        conflict: undefined,
        totals: undefined,
      },
      { at: now, what: 'wanted', detail: '', author: 'Иванова' },
    );
    this.lanes[0]?.bell.ring();
    return job.id;
  }

  job(checkId: string): Job | undefined {
    return this.journal.byCheck(SHOP, 'check', checkId) ?? this.journal.byCheck(SHOP, 'closeShift', checkId);
  }

  stateOf(checkId: string): string | undefined {
    return this.job(checkId)?.life.state;
  }

  isFiscal(checkId: string): boolean {
    return this.stateOf(checkId) === 'fiscal';
  }

  timeline(checkId: string): readonly TimelineEntry[] {
    const job = this.job(checkId);
    return job ? this.journal.timeline(job.id) : [];
  }

  /** How often that happened to a check. */
  count(checkId: string, what: string): number {
    return this.timeline(checkId).filter((entry) => entry.what === what).length;
  }

  /** Documents in all FNs with the key of this check: what must never be more than one. */
  documentsOf(checkId: string): readonly SeenDocument[] {
    return this.boxes.flatMap(({ device }) => device.documents()).filter(({ key }) => key === `${SHOP}:${checkId}`);
  }

  /** What the shop was told about a check, each time. */
  toldOf(checkId: string): readonly ShopResult[] {
    return this.door.results.filter(({ token }) => token === `token-${checkId}`).map(({ result }) => result);
  }

  /** Jobs of that kind, newest first. */
  jobsOf(kind: Job['kind']): readonly Job[] {
    return this.journal.recent(50).filter((job) => job.kind === kind);
  }

  trouble(place = 0): string | undefined {
    return this.lanes[place]?.view.trouble?.code;
  }

  get #log(): Log {
    const nothing = () => undefined;
    return {
      info: nothing,
      warn: nothing,
      error: (text, facts) => this.#faults.push(`${text} ${facts?.['text'] ?? ''}`),
    };
  }

  #whatIsKnown(): string {
    const lanes = this.lanes.map(
      ({ view }) => `${view.connected ? 'connected' : 'away'} ${JSON.stringify(view.trouble)}`,
    );
    const jobs = this.journal.recent(5).map((job) => {
      const entries = this.journal.timeline(job.id).slice(-8);
      const story = entries.map((entry) => `${entry.what} ${entry.detail}`.trim()).join(' > ');
      return `${job.id} ${job.kind} ${job.life.state}: ${story}`;
    });
    return [...lanes, ...jobs, ...this.#faults.slice(-3)].join('\n');
  }

  #boxAt(place: number): Box {
    const box = this.boxes[place];
    if (!box) throw new Error(`No cashbox ${place}`);
    return box;
  }

  /** Design, rule 1: intent and baseline are on the disk before the first fiscal byte, the mark before the deciding one. */
  #watchOrder(box: Box, cashbox: string): void {
    const onDisk = () => this.journal.openQuestions(cashbox).map(({ kind, life }) => `${kind} ${life.state}`);
    box.device.onDeciding = (decision) => {
      if (!onDisk().includes(`${decision} closing`)) this.breaches.push(`${decision} left with ${onDisk()} on disk`);
    };
    box.device.onBuilding = () => {
      const open = onDisk();
      if (open.length !== 1 || !['receipt sent', 'receipt closing'].includes(open[0] ?? '')) {
        this.breaches.push(`a receipt was built with ${open} on disk`);
      }
    };
  }
}

const cashboxId = (place: number): string => `kassa${place + 1}`;
const isKnown = ({ view }: CashboxLane): boolean => view.connected && view.condition !== undefined;

function cashboxPart(box: Box, place: number, { cashbox }: FieldOptions): CashboxPart {
  return {
    id: cashboxId(place),
    shopIds: [SHOP],
    expected: { kktSerial: undefined, fnSerial: undefined, inn: undefined, allowLiveFiscal: false },
    cashier: CASHIER,
    printReceipts: false,
    closeShiftAfterMinutes: 23 * 60 + 30,
    closeLimitMs: box.closeLimitMs,
    virtual: true,
    ...cashbox,
    driver: box.laneDriver,
  };
}
