import { describe, expect, it } from 'vitest';
import type { DayReport } from '../../src/core/day/day-report.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import type { VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { ERROR, KktError } from '../../src/simulator/kkt/kkt-error.ts';
import { FN_DOCUMENT, type ReceiptSummary } from '../../src/simulator/kkt/records.ts';
import type { ShopCheck } from '../../src/simulator/shop/index.ts';
import { readU32le } from '../../src/wire/atol-v3/bytes.ts';
import { RecordingWay } from '../support/alarms.ts';
import { Witness } from '../support/witness.ts';
import type { World, WorldOptions } from '../support/world.ts';
import { arePrinted, build, HOUR, jobOf, kettle, leave, MINUTE, open, run, sell, troubleOf } from './field.ts';
import { dropIn, fdOf, found, reportNow } from './planted-day.ts';

/** Just before the night: idle hours are what such a story costs. */
const LATE = '2026-11-27T23:40:00Z';
const REPORT_AT = 30 * MINUTE;
const FN_A = '9999078900001234';
const FN_B = '9999078900009999';
const FN_COMMAND = 0xa4;
const DOCUMENT_BY_NUMBER = 0x40;
const OPEN_RECEIPT = 0x92;

/** A world whose nightly reports are kept here. */
function nightly(options: WorldOptions = {}) {
  const nights: DayReport[] = [];
  const save = async (report: DayReport) => void nights.push(report);
  return { nights, options: { startIso: LATE, day: { reportAtMs: REPORT_AT, save }, ...options } };
}

async function sellSome(world: World, count: number, firstKop = 100_000): Promise<readonly ShopCheck[]> {
  const checks = Array.from({ length: count }, (_, i) => sell(world, kettle(firstKop + i)));
  await world.until(() => arePrinted(world, checks), 10 * MINUTE);
  return checks;
}

/** The OFD has confirmed these, and everything before them. */
function delivered(world: World, checks: readonly ShopCheck[]): Promise<void> {
  return world.until(() => checks.every((check) => jobOf(world, check).delivery !== undefined), 5 * MINUTE);
}

/** Every document the agent asks the FN for by its number, in order. */
function documentsAskedFor(kkt: VirtualKkt): number[] {
  const asked: number[] = [];
  kkt.use({
    name: 'counts readings',
    onCommand: (command) => {
      if (asksForDocument(command)) asked.push(readU32le(command.subarray(2)));
      return undefined;
    },
  });
  return asked;
}

const asksForDocument = (command: Uint8Array): boolean =>
  command[0] === FN_COMMAND && command[1] === DOCUMENT_BY_NUMBER;

const text = ({ notChecked }: DayReport): string => notChecked.map(({ ru }) => ru).join('\n');

/** What the report has compared, as `A 1-7`; an empty range has no numbers. */
const ranges = ({ cashboxes }: DayReport): readonly string[] =>
  cashboxes.flatMap((day) =>
    day.ranges.map(({ fnSerial, fdFrom, fdTo }) => `${fnSerial === FN_B ? 'B' : 'A'} ${fdFrom ?? ''}-${fdTo ?? ''}`),
  );

const numbersIn = ({ documents }: DayReport): readonly number[] => documents.map(({ fdNumber }) => fdNumber);

/** The agent is off so long: nothing happens, and it costs nothing. */
async function off(world: World, ms: number): Promise<void> {
  world.kill();
  await world.clock.advance(ms);
}

describe('reading the FN back', () => {
  it('lets a check that comes in the middle go first, after one document at most, and ends whole', async () => {
    const happened: ('asked' | 'received' | 'opened' | 'told')[] = [];
    const witness = new Witness();
    const world = await open({
      startIso: LATE,
      // Quick enough for a good many documents in one go: only yielding lets the check in.
      kkts: [{ timings: { answerMs: 10 } }],
      disk: (journal) => witness.journal(journal),
    });
    await sellSome(world, 1);
    for (let i = 0; i < 120; i++) makeStrangersDocument(world.kkt.device);
    witness.onSaved = ({ life, kind }) => {
      if (kind === 'receipt' && life.state === 'received') happened.push('received');
    };
    let asked = 0;
    let check: ShopCheck | undefined;
    world.kkt.use({
      name: 'counts what is asked',
      onCommand: (command) => {
        if (command[0] === OPEN_RECEIPT) happened.push('opened');
        if (!asksForDocument(command)) return undefined;
        happened.push('asked');
        asked += 1;
        if (asked === 30) check = sell(world, kettle(200_000));
        return undefined;
      },
    });
    const report = world.agent?.report(undefined).then((made) => {
      happened.push('told');
      return made;
    });
    const made = await world.clock.run(report ?? Promise.reject(new Error('No agent')));
    if (!made || !check) throw new Error('No report');

    const received = happened.indexOf('received');
    const opened = happened.indexOf('opened');
    expect(received).toBeGreaterThanOrEqual(30);
    expect(opened).toBeGreaterThan(received);
    expect(happened.slice(received, opened).filter((what) => what === 'asked').length).toBeLessThanOrEqual(1);
    expect(happened.slice(opened).filter((what) => what === 'asked').length).toBeGreaterThan(50);
    expect(happened.at(-1)).toBe('told');
    expect(found(made).filter((one) => one.startsWith('alien'))).toHaveLength(120);
    expect(found(made)).toHaveLength(120);
    expect(numbersIn(made)).toContain(fdOf(world, check));
    expect(numbersIn(made)).toEqual(numbersIn(made).toSorted((a, b) => a - b));
  });

  it('is done once for two reports asked for at once, and both are whole', async () => {
    const world = await open({ startIso: LATE });
    await sellSome(world, 5);
    for (let i = 0; i < 250; i++) makeStrangersDocument(world.kkt.device);
    const asked = documentsAskedFor(world.kkt);
    let commands = 0;
    const count = () => {
      commands += 1;
      return undefined;
    };
    world.kkt.use({ name: 'counts commands', onCommand: count });
    const until: number[] = [];
    const ask = () => world.agent?.report(undefined).finally(() => until.push(commands));
    const [one, other] = await world.clock.run(Promise.all([ask(), ask()]));
    // The second one asks the device when the first one is made.
    expect(until[1]).toBeGreaterThan(until[0] ?? 0);
    expect(one?.documents).toHaveLength(256);
    expect(other?.documents).toEqual(one?.documents);
    expect(asked.toSorted((a, b) => a - b)).toEqual(one?.documents.map(({ fdNumber }) => fdNumber));
  });

  it.each(['in the night', 'on demand'])(
    '%s keeps no agent from stopping, and goes on after the start',
    async (when) => {
      const { nights, options } = nightly({ kkts: [{ timings: { answerMs: 20 } }] });
      const world = await open(options);
      await sellSome(world, 1);
      for (let i = 0; i < 120; i++) makeStrangersDocument(world.kkt.device);
      const asked = documentsAskedFor(world.kkt);
      const cut = when === 'on demand' ? world.agent?.report(undefined) : undefined;
      cut?.catch(() => undefined);
      await world.until(() => asked.length > 25, HOUR, 1_000);
      const stoppingAt = world.clock.now();
      await leave(world);
      // The step in hand is finished: some seconds of a slow cashbox.
      expect(world.clock.now() - stoppingAt).toBeLessThan(8_000);
      expect(asked.length).toBeLessThan(60);
      expect(nights).toEqual([]);
      if (cut) await expect(cut).rejects.toThrow();
      await run(world);
      // What was read before the stop is kept.
      expect(world.dayBook?.readTo(FN_A)).toBeGreaterThanOrEqual(25);
      if (!cut) await world.until(() => nights.length > 0, 2 * MINUTE, 1_000);
      const [report = await reportNow(world)] = nights;
      expect(found(report)).toHaveLength(120);
    },
  );
});

describe('a cashbox that is unplugged', () => {
  it('is said so by a report that is asked for, which invents nothing', async () => {
    const world = await open({ startIso: LATE });
    await sellSome(world, 2);
    const before = await reportNow(world);
    await sellSome(world, 3, 200_000);
    world.unplug();
    await world.clock.advance(20_000);
    const report = await reportNow(world);
    expect(found(report)).toEqual([]);
    expect(ranges(report)).toEqual(ranges(before));
    expect(text(report)).toContain('Касса «kassa1»: ФН не прочитан');
    expect(text(before)).not.toContain('не прочитан');
  });

  it('is said so when it was never read at all', async () => {
    const world = await open({ startIso: LATE });
    await sellSome(world, 2);
    world.unplug();
    await world.clock.advance(20_000);
    const report = await reportNow(world);
    expect(found(report)).toEqual([]);
    expect(report.documents).toEqual([]);
    expect(text(report)).toContain('ФН не прочитан');
  });

  it('is waited for in the night, and its report is made as soon as it answers', async () => {
    const { nights, options } = nightly();
    const world = await open(options);
    const checks = await sellSome(world, 2);
    world.unplug();
    await world.clock.advance(70 * MINUTE);
    expect(nights).toEqual([]);
    expect(world.dayBook?.lastReportedDay()).toBe(undefined);
    world.plug();
    await world.until(() => nights.length > 0, 3 * MINUTE);
    expect(nights[0]).toMatchObject({ date: '2026-11-27', isWhole: true, differences: [] });
    expect(numbersIn(nights[0] as DayReport)).toEqual(
      expect.arrayContaining(checks.map((check) => fdOf(world, check))),
    );
    expect(text(nights[0] as DayReport)).not.toContain('не прочитан');
  });

  it('is waited for until noon and no longer', async () => {
    const { nights, options } = nightly();
    const world = await open(options);
    await delivered(world, await sellSome(world, 2));
    world.unplug();
    await off(world, 12 * HOUR + 10 * MINUTE);
    expect(new Date(world.clock.now()).toISOString()).toMatch(/T11:5/);
    world.start();
    await world.clock.advance(Date.parse('2026-11-28T11:59:30Z') - world.clock.now());
    expect(nights).toEqual([]);
    await world.until(() => nights.length > 0, 3 * MINUTE);
    expect(world.clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-28T12:00:00Z'));
    const [night] = nights;
    expect(night).toMatchObject({ date: '2026-11-27', differences: [], documents: [] });
    expect(text(night as DayReport)).toContain('ФН не прочитан');
    expect(world.dayBook?.lastReportedDay()?.date).toBe('2026-11-27');
  });
});

describe('one night after the other', () => {
  it('goes on from where the one before has ended, over a restart: nothing twice and nothing left out', async () => {
    const { nights, options } = nightly();
    const world = await open(options);
    await sellSome(world, 3);
    await world.clock.advance(Date.parse('2026-11-28T00:05:00Z') - world.clock.now());
    const [afterMidnight] = await sellSome(world, 1, 200_000);
    await world.until(() => nights.length === 1, HOUR, MINUTE);
    await sellSome(world, 2, 300_000);
    await off(world, 22 * HOUR);
    await run(world);
    await sellSome(world, 1, 400_000);
    await world.until(() => nights.length === 2, 3 * HOUR, MINUTE);

    const [first, second] = nights;
    if (!first || !second || !afterMidnight) throw new Error('No two nights');
    expect([first.date, second.date]).toEqual(['2026-11-27', '2026-11-28']);
    expect(second.from).toBe(first.to);
    expect([...found(first), ...found(second)]).toEqual([]);
    expect(numbersIn(first)).not.toContain(fdOf(world, afterMidnight));
    expect(numbersIn(second)).toContain(fdOf(world, afterMidnight));
    const made = world.kkt.ledger.documents
      .filter(({ issuedAt }) => issuedAt < '2026-11-29')
      .map((one) => one.fdNumber);
    const [begin] = numbersIn(first);
    expect([...numbersIn(first), ...numbersIn(second)]).toEqual(made.filter((fdNumber) => fdNumber >= (begin ?? 0)));
    expect([first.asked.fiscal, second.asked.fiscal]).toEqual([3, 4]);
    // The shift that was closed in the second day had begun in the first one.
    const [shift] = second.cashboxes[0]?.shifts ?? [];
    expect(shift?.closedFd).toBeGreaterThan(shift?.openedFd ?? Number.NaN);
    expect(numbersIn(first)).toContain(shift?.openedFd);
    expect(numbersIn(second)).toContain(shift?.closedFd);
    expect(shift).toMatchObject({ agreement: 'agrees', receipts: { sell: { count: 6 } } });
    // A day that was reported is looked at anew with the same documents.
    expect(numbersIn(await reportNow(world, '2026-11-27'))).toEqual(numbersIn(first));
    // One that was not is none.
    expect(await world.clock.run(world.agent?.report('2026-11-26') ?? Promise.reject())).toBe(undefined);
  });

  it('tells of the days the agent was off in one report, from where the one before has ended', async () => {
    const { nights, options } = nightly();
    const world = await open(options);
    await sellSome(world, 2);
    await world.until(() => nights.length === 1, HOUR, MINUTE);
    const [between] = await sellSome(world, 1, 200_000);
    world.shop.faults.on('empty-vat', 1);
    const refused = sell(world);
    await world.clock.advance(5 * MINUTE);
    await leave(world);
    await world.clock.advance(49 * HOUR);
    await run(world);
    await world.until(() => nights.length === 2, 5 * MINUTE, 1_000);
    const [first, second] = nights;
    if (!first || !second || !between) throw new Error('No two nights');
    expect(second).toMatchObject({ date: '2026-11-29', from: first.to, to: Date.parse('2026-11-30T00:00:00Z') });
    expect(found(second)).toEqual([`refused ${refused.id}`]);
    expect(numbersIn(second)).toContain(fdOf(world, between));
  });

  it('is not marked as reported until its report is saved, and tried again every minute', async () => {
    const tries: { readonly at: number; readonly marked: boolean }[] = [];
    let broken = true;
    const save = async () => {
      tries.push({ at: world.clock.now(), marked: world.dayBook?.lastReportedDay() !== undefined });
      if (broken) throw new Error('no space left on the disk');
    };
    const world = build({ startIso: LATE, day: { reportAtMs: REPORT_AT, save } });
    await run(world);
    await sellSome(world, 2);
    await world.until(() => tries.length === 3, 2 * HOUR, 1_000);
    expect(world.dayBook?.lastReportedDay()).toBe(undefined);
    expect(world.logged.filter((line) => line.startsWith('day report not made'))).toHaveLength(1);
    broken = false;
    await world.until(() => tries.length === 4, 2 * MINUTE, 1_000);
    await world.clock.advance(5 * MINUTE);
    expect(tries).toHaveLength(4);
    expect(tries.map(({ marked }) => marked)).toEqual([false, false, false, false]);
    for (const [i, { at }] of tries.slice(1).entries()) {
      expect(at - (tries[i]?.at ?? 0)).toBeGreaterThanOrEqual(MINUTE);
      expect(at - (tries[i]?.at ?? 0)).toBeLessThan(MINUTE + 10_000);
    }
    expect(world.dayBook?.lastReportedDay()).toMatchObject({ date: '2026-11-27', differenceCount: 0 });
  });

  it('tells people of differences, and of their end after a night without', async () => {
    const way = new RecordingWay();
    const { nights, options } = nightly({ alarms: { ways: [way] } });
    const world = await open(options);
    const heard = () =>
      way.messages.map(({ kind, alarms, over }) =>
        [kind, ...alarms.map(({ key, reason }) => `${key} ${reason.ru}`), ...over.map(({ key }) => key)].join(' '),
      );
    await sellSome(world, 1);
    world.shop.faults.on('empty-vat', 1);
    const refused = sell(world);
    await world.clock.advance(10 * MINUTE);
    expect(heard()).toEqual([]);
    await world.until(() => nights.length === 1, HOUR, MINUTE);
    expect(found(nights[0] as DayReport)).toEqual([`refused ${refused.id}`]);
    await world.clock.advance(2 * MINUTE);
    expect(heard()).toEqual(['alarm day-differs Отчёт за 27.11.2026: различий 1.']);
    await leave(world);
    await world.clock.advance(23 * HOUR);
    await run(world);
    await world.clock.advance(5 * MINUTE);
    expect(heard()).toHaveLength(1);
    await world.until(() => nights.length === 2, 2 * HOUR, MINUTE);
    expect(found(nights[1] as DayReport)).toEqual([]);
    await world.until(() => heard().length > 1, 10 * MINUTE, 1_000);
    expect(heard().slice(1)).toEqual(['allClear day-differs']);
  });
});

describe('a document the FN does not give', () => {
  it('is a hole, invents no other difference, and is asked for again by the next report', async () => {
    const world = await open({ startIso: LATE });
    await sellSome(world, 2);
    makeStrangersDocument(world.kkt.device);
    const lost = world.kkt.ledger.lastFdNumber;
    const giveBack = world.kkt.use({
      name: 'gives no such document',
      onCommand: (command) =>
        asksForDocument(command) && readU32le(command.subarray(2)) === lost
          ? { refusal: new KktError(ERROR.noSuchDataInFn) }
          : undefined,
    });
    // The counters of the shift that runs have counted it all the same.
    expect(found(await reportNow(world))).toEqual([`holeInFn ${lost}`]);
    expect(found(await reportNow(world))).toEqual([`holeInFn ${lost}`]);
    giveBack();
    expect(found(await reportNow(world))).toEqual([`alien ${lost}`]);
  });
});

describe('an FN that is replaced', () => {
  it('is in the report beside the new one, with what nobody has read of it, and no difference is invented', async () => {
    const world = await open({ startIso: LATE, kkts: [{ fnSerial: FN_A }] });
    const read = await sellSome(world, 2);
    await reportNow(world);
    const unread = await sellSome(world, 3, 200_000);
    await delivered(world, unread);
    world.kkt.use(`fn-replaced:${FN_B}`);
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    world.agent?.confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === true, 3 * MINUTE);
    const young = await sellSome(world, 2, 300_000);

    const report = await reportNow(world);
    expect(found(report)).toEqual([]);
    const last = (checks: readonly ShopCheck[]) => Math.max(...checks.map((check) => fdOf(world, check)));
    expect(ranges(report).map((one) => one.replace(/\d+-/, '-'))).toEqual([`A -${last(read)}`, `B -${last(young)}`]);
    expect(ranges(report)[1]).toBe(`B 1-${last(young)}`);
    expect(text(report)).toContain(
      `ФН ${FN_A} заменён раньше, чем его прочитали до конца: наших документов без сверки 3`,
    );
    const serials = new Set(report.documents.map(({ fnSerial }) => fnSerial));
    expect(serials).toEqual(new Set([FN_A, FN_B]));
  });
});

describe('documents that no shop asked for', () => {
  const CORRECTED: ReceiptSummary = {
    ...{ kind: 7, number: 2, electronic: true, totalKop: 12_300, changeKop: 0, taxesKop: {} },
    paymentsKop: [0, 12_300, 0, 0, 0],
  };

  it('are strangers when they settle something, and not when they are those of the service centre', async () => {
    const world = await open({ startIso: LATE });
    await sellSome(world, 1);
    const { device, ledger } = world.kkt;
    const { number: shiftNumber } = device.state.shift;
    const make = (type: number, receipt?: ReceiptSummary) => {
      device.fn.make({ type, shiftNumber, tags: [], ...(receipt && { receipt }) });
      return ledger.lastFdNumber;
    };
    const registration = make(FN_DOCUMENT.registration);
    const settlement = make(FN_DOCUMENT.settlementReport);
    const correction = make(FN_DOCUMENT.correction, CORRECTED);
    const report = await reportNow(world);
    expect(found(report)).toEqual([`alien ${correction}`]);
    expect(numbersIn(report)).toEqual(expect.arrayContaining([registration, settlement, correction]));
    expect(report.differences[0]?.detail.ru).toContain('чек коррекции');
    // How the counters count a correction no source says.
    expect(report.cashboxes[0]?.shifts).toMatchObject([{ agreement: 'notCompared' }]);

    const [row, ...others] = ledger.documents.filter(({ fdNumber }) => fdNumber === correction);
    if (!row || others.length > 0) throw new Error('No correction');
    const { fnSerial, fiscalSign, issuedAt } = row;
    const shown = { line: 2, fnSerial, fdNumber: correction, fiscalSign, operation: 'sell', issuedAt } as const;
    dropIn(world, [{ ...shown, totalKop: CORRECTED.totalKop as never }]);
    expect(found(await reportNow(world))).toEqual([`alien ${correction}`]);
  });
});
