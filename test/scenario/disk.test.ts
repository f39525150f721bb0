import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { KassaError } from '../../src/core/errors.ts';
import type { Job, NewJob, TimelineEntry } from '../../src/core/fiscalization/job.ts';
import type { Journal } from '../../src/core/ports/journal.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOf,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  run,
  sell,
  shopRow,
  statusOf,
  troubleOf,
} from './field.ts';

/** A disk that has no room for some writes. */
class FullDisk {
  /** Which writes do not fit; nothing when undefined. */
  refuses: ((job: Job | NewJob, what: string) => boolean) | undefined;
  refused = 0;

  readonly between = (journal: Journal): Journal =>
    new Proxy(journal, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'insert' && name !== 'save') return value.bind(target);
        return (job: Job, entry: TimelineEntry) => {
          if (this.refuses?.(job, entry.what)) {
            this.refused += 1;
            throw new KassaError('CB-802', 'на диске нет места');
          }
          return value.call(target, job, entry);
        };
      },
    });
}

async function withDisk(model: 61 | 77): Promise<{ world: World; disk: FullDisk }> {
  const disk = new FullDisk();
  const world = await open({ kkts: [{ model }], disk: disk.between });
  const first = sell(world, kettle(5_000));
  await world.until(() => arePrinted(world, [first]));
  return { world, disk };
}

describe.each(MODELS)('a disk without room, model %i', (model) => {
  it('a check that cannot be written down is not made, and comes again when there is room', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = () => true;
    const check = sell(world);
    await world.clock.advance(10 * MINUTE);
    expect(disk.refused).toBeGreaterThan(0);
    expect(documentsOf(world, check)).toHaveLength(0);
    expect(world.kkt.reading.isReceiptOpen).toBe(false);
    disk.refuses = undefined;
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('no fiscal byte leaves without its intent on the disk', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = (_, what) => what === 'aboutToSend';
    const check = sell(world);
    const opened: number[] = [];
    world.kkt.use({ name: 'tap', onCommand: ([code]) => void (code === 0x92 && opened.push(code)) });
    await world.until(() => disk.refused > 3, 10 * MINUTE);
    expect(troubleOf(world)).toBe('CB-802');
    expect(statusOf(world).lights.cashbox.code).toBe('CB-802');
    expect(opened).toEqual([]);
    expect(lifeOf(world, check)?.state).toBe('received');
    disk.refuses = undefined;
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(troubleOf(world)).toBe(undefined);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('the close is not sent without its mark on the disk, and one document comes of it when there is room', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = (_, what) => what === 'aboutToClose';
    const check = sell(world);
    await world.until(() => disk.refused > 0, MINUTE);
    await world.clock.advance(5 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(0);
    disk.refuses = undefined;
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect(world.kkt.reading.isReceiptOpen).toBe(false);
  });

  it('a document that was made while its proof could not be written is found in the FN when there is room', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = (job) => 'life' in job && (job.life.state === 'fiscal' || job.life.state === 'inDoubt');
    const check = sell(world);
    await world.until(() => disk.refused > 0, MINUTE);
    await world.clock.advance(5 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(1);
    expect(shopRow(world, check).status).toBe('P');
    disk.refuses = undefined;
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('an acknowledgement that could not be written is asked for again, and nothing is made twice', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = (_, what) => what === 'reported';
    const check = sell(world);
    await world.until(() => disk.refused > 1, 10 * MINUTE);
    disk.refuses = undefined;
    await world.until(() => jobOf(world, check).report.state === 'acked', 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('a killed agent finds room again after its restart and goes on where it was', async () => {
    const { world, disk } = await withDisk(model);
    disk.refuses = (job) => 'life' in job && job.life.state === 'fiscal';
    const check = sell(world);
    await world.until(() => disk.refused > 0, MINUTE);
    world.kill();
    disk.refuses = undefined;
    await run(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('a damaged row of the journal', () => {
  /** A bit of the row of this job flips while the agent is off. */
  function damage(world: World, jobId: number): void {
    const db = new DatabaseSync(world.journalPath);
    db.exec(`UPDATE jobs SET received_at = received_at + 1 WHERE id = ${jobId}`);
    db.close();
  }

  it('of an unfinished job stops that cashbox with CB-801 and no other, until a person has looked at it', async () => {
    const world = build({ kkts: [{}, {}] });
    await run(world);
    const warmUp = Array.from({ length: 6 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.until(() => arePrinted(world, warmUp));
    world.unplug(0);
    world.unplug(1);
    const waiting = sell(world, kettle(77_000));
    await world.until(() => lifeOf(world, waiting) !== undefined);
    const { id, cashboxId } = jobOf(world, waiting);
    const bad = Number(cashboxId.slice(-1)) - 1;
    const good = 1 - bad;
    world.kill();
    damage(world, id);
    world.plug(0);
    world.plug(1);
    world.start();
    await world.until(() => troubleOf(world, bad) === 'CB-801', MINUTE);
    expect(statusOf(world).damagedRows).toBe(1);
    const others = Array.from({ length: 4 }, (_, i) => sell(world, kettle(20_000 + i)));
    await world.until(() => arePrinted(world, others), 10 * MINUTE);
    expect(world.kkts[good]?.ledger.byKey(`shop:${others[0]?.id}`)).toHaveLength(1);
    expect(troubleOf(world, bad)).toBe('CB-801');
    expect(documentsOf(world, waiting)).toHaveLength(0);
    // The person has looked: the row stays as evidence and stops nothing any more; its check is never made by itself.
    world.journal?.settleDamage(id, 'Петров', 'чек проверен, не пробит', world.clock.now());
    await world.until(() => world.shop.admin.cashboxes().every(({ enabled }) => enabled), 5 * MINUTE);
    const after = Array.from({ length: 6 }, (_, i) => sell(world, kettle(30_000 + i)));
    await world.until(() => arePrinted(world, after), 10 * MINUTE);
    expect(world.kkts[bad]?.ledger.receipts.some(({ key }) => after.some((c) => key === `shop:${c.id}`))).toBe(true);
    expect(documentsOf(world, waiting)).toHaveLength(0);
    expect(madeOnce(world, [...warmUp, ...others, ...after])).toBe(true);
  });

  it('of an old receipt is found by the background pass, and stops its cashbox then', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => world.journal?.counts().delivered === 1, MINUTE);
    const { id } = jobOf(world, check);
    world.kill();
    damage(world, id);
    world.start();
    await world.until(() => troubleOf(world) === 'CB-801', 5 * MINUTE);
    expect(statusOf(world).lights.cashbox).toMatchObject({ state: 'trouble', code: 'CB-801' });
    const next = sell(world, kettle(20_000));
    await world.clock.advance(2 * MINUTE);
    expect(documentsOf(world, next)).toHaveLength(0);
  });

  it('is not made into a second document when the shop hands the same check out again', async () => {
    const world = await open();
    world.shop.faults.on('never-acks');
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'fiscal');
    world.kill();
    damage(world, jobIdOf(world, check.id));
    world.shop.faults.off('never-acks');
    world.start();
    await world.clock.advance(10 * MINUTE);
    expect(troubleOf(world)).toBe('CB-801');
    for (const row of world.journal?.damaged() ?? []) {
      world.journal?.settleDamage(row.jobId, 'Петров', 'чек проверен', world.clock.now());
    }
    await world.clock.advance(10 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(1);
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [next]), 10 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(1);
    // The site did nothing wrong, and its checks were taken at its own pace.
    expect(world.logged.filter((line) => line.includes('CB-901'))).toEqual([]);
  });
});

function jobIdOf(world: World, checkId: number): number {
  const db = new DatabaseSync(world.journalPath);
  const row = db.prepare('SELECT id FROM jobs WHERE check_id = ?').get(String(checkId));
  db.close();
  return Number(row?.['id']);
}
