import { describe, expect, it } from 'vitest';
import { AtolDtoDriver } from '../../../../../src/adapters/cashbox/atol-dto/driver.ts';
import { isTaskRef } from '../../../../../src/adapters/cashbox/atol-dto/task-ref.ts';
import { AtolSerialDriver } from '../../../../../src/adapters/cashbox/atol-serial/driver.ts';
import { tidOf } from '../../../../../src/adapters/cashbox/atol-serial/wire/task.ts';
import { AutoDriver } from '../../../../../src/adapters/cashbox/auto/driver.ts';
import type { Way } from '../../../../../src/adapters/cashbox/auto/way.ts';
import { type ErrorCode, KassaError } from '../../../../../src/core/errors.ts';
import { VirtualKkt } from '../../../../../src/simulator/kkt/index.ts';
import { memoryLinkPair } from '../../../../../src/wire/memory-link.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { MemoryLibrary } from '../atol-dto/memory-library.ts';
import { failureOf, SIGNAL } from '../atol-serial/rig.ts';

/** 1031, 7.00: low byte first. */
const CASH = { tag: 1031, bytes: Uint8Array.of(0xbc, 0x02), number: 0 };

/** A cashbox on a wire and another behind a library: which one answers tells which way was gone. */
class Desk {
  readonly clock = new VirtualClock();
  readonly kkt = new VirtualKkt({ clock: this.clock, utcOffsetMinutes: 0 });
  library = new MemoryLibrary();
  libraryFails: ErrorCode | undefined;
  wireFails: ErrorCode | undefined;
  /** What was opened, in order. */
  readonly opened: string[] = [];
  readonly auto: AutoDriver;

  constructor(...places: readonly string[]) {
    this.auto = new AutoDriver([
      ...(places.length > 0 ? places : ['COM5']).map((place) => this.#dto(place)),
      this.#wire(),
    ]);
  }

  connect(pendingTask?: string) {
    return this.clock.run(this.auto.connect(SIGNAL, pendingTask));
  }

  async way(pendingTask?: string): Promise<string | undefined> {
    return (await this.connect(pendingTask)).identity.way?.driver;
  }

  #dto(where: string): Way {
    const driver = new AtolDtoDriver({
      clock: this.clock,
      port: where,
      openLibrary: async () => {
        this.opened.push(`dto ${where}`);
        if (this.libraryFails) throw new KassaError(this.libraryFails, where);
        this.library = new MemoryLibrary();
        return this.library;
      },
    });
    return { name: 'atol-dto', where, ownsTask: isTaskRef, driver };
  }

  #wire(): Way {
    const driver = new AtolSerialDriver({
      clock: this.clock,
      openLink: async () => {
        this.opened.push('wire');
        if (this.wireFails) throw new KassaError(this.wireFails, 'COM5');
        const [near, far] = memoryLinkPair('COM5');
        this.kkt.attach(far);
        return near;
      },
    });
    return { name: 'atol-serial', where: 'COM5', ownsTask: (ref) => tidOf(ref) !== undefined, driver };
  }
}

describe('the way to a cashbox that nobody named', () => {
  it('is the library where it opens the device, and nothing goes over the wire', async () => {
    const desk = new Desk();
    const { identity } = await desk.connect();
    expect(identity.way).toEqual({
      driver: 'atol-dto',
      why: 'драйвер АТОЛ открыл кассу (COM5)',
      whyEn: "ATOL's driver opened the cashbox (COM5)",
    });
    expect(desk.opened).toEqual(['dto COM5']);
  });

  it.each([
    ['CB-122', 'драйвер АТОЛ не установлен [CB-122]; проводной протокол открыл кассу (COM5)'],
    ['CB-101', 'драйвер АТОЛ (COM5) не получил ответа кассы [CB-101]; проводной протокол открыл кассу (COM5)'],
    ['CB-130', 'драйвер АТОЛ (COM5) ждёт свою службу Windows [CB-130]; проводной протокол открыл кассу (COM5)'],
  ] as const)('is the wire where the library does not get there (%s), with the reason', async (code, why) => {
    const desk = new Desk();
    desk.libraryFails = code;
    const { identity } = await desk.connect();
    expect(identity.way).toMatchObject({ driver: 'atol-serial', why });
    expect(identity.way?.whyEn).toMatch(/^ATOL's driver [^А-яЁё]+; the wire protocol opened the cashbox \(\S+\)$/);
    expect(identity.kktSerial).toBe(desk.kkt.reading.serial);
  });

  it('is looked for in every named place, but not with a library that is not there', async () => {
    const there = new Desk('USB', 'COM5');
    there.libraryFails = 'CB-101';
    await there.connect();
    expect(there.opened).toEqual(['dto USB', 'dto COM5', 'wire']);
    const absent = new Desk('USB', 'COM5');
    absent.libraryFails = 'CB-122';
    await absent.connect();
    expect(absent.opened).toEqual(['dto USB', 'wire']);
  });

  it.each(['CB-131', 'CB-803', 'CB-111', 'CB-136', 'CB-804'] as const)(
    'is not the wire when the library says that the device is taken, or what a person must mend (%s)',
    async (code) => {
      const desk = new Desk();
      desk.libraryFails = code;
      expect((await failureOf(desk.connect())).code).toBe(code);
      expect(desk.opened).toEqual(['dto COM5']);
    },
  );

  it('stays the same while the connection lasts, and is chosen anew at the next one', async () => {
    const desk = new Desk();
    desk.libraryFails = 'CB-122';
    expect(await desk.way()).toBe('atol-serial');
    desk.libraryFails = undefined;
    const { fnSerial } = await desk.clock.run(desk.auto.readCondition(SIGNAL));
    expect(fnSerial).toBe(desk.kkt.reading.fnSerial);
    expect(await desk.way()).toBe('atol-dto');
  });

  it('lets go of the one before the other is opened', async () => {
    const desk = new Desk();
    await desk.connect();
    const before = desk.library;
    desk.libraryFails = 'CB-101';
    await desk.connect();
    expect(before.isEnded).toBe(true);
  });

  it('has what the chosen way has, and no more', async () => {
    const desk = new Desk();
    expect(desk.auto.readFnLife).toBeUndefined();
    await desk.connect();
    const life = await desk.auto.readFnLife?.(SIGNAL);
    expect(life?.registrationsLeft).toBeTypeOf('number');
    // The day of its registration.
    expect(life?.began).toBe('2026-11-24');
    desk.library.documents.push({ type: 3, operation: 1, totalKop: 700, tags: [CASH] });
    expect((await desk.auto.readReceiptTags?.(2, SIGNAL))?.tenders?.cash).toBe(700);
    await desk.auto.printText?.(['раз'], SIGNAL);
    expect(desk.library.tasks.at(-1)).toMatchObject({ type: 'nonFiscal' });
    desk.libraryFails = 'CB-122';
    await desk.connect();
    expect(desk.auto.readFnLife).toBeUndefined();
    const { lastFdNumber } = await desk.clock.run(desk.auto.readCondition(SIGNAL));
    const tags = desk.auto.readReceiptTags?.(lastFdNumber, SIGNAL) ?? Promise.resolve(undefined);
    expect((await desk.clock.run(tags))?.tenders?.cash).toBe(0);
    await desk.auto.disconnect();
    expect(desk.auto.readReceiptTags).toBeUndefined();
    expect(desk.auto.printText).toBeUndefined();
    expect((await failureOf(desk.auto.readCondition(SIGNAL))).code).toBe('CB-101');
  });
});

describe('what is said when no way leads to a cashbox', () => {
  it('names the vendor’s library to the owner of a platform 5 device', async () => {
    const desk = new Desk();
    desk.libraryFails = 'CB-122';
    desk.kkt.use('platform-5');
    expect(await failureOf(desk.connect())).toEqual({
      code: 'CB-107',
      detail: 'COM5; драйвер АТОЛ не установлен [CB-122]',
    });
  });

  it.each([
    ['CB-122', 'CB-105', 'CB-105'],
    ['CB-101', 'CB-105', 'CB-105'],
    ['CB-130', 'CB-105', 'CB-130'],
    ['CB-126', 'CB-101', 'CB-126'],
    ['CB-101', 'CB-106', 'CB-106'],
    ['CB-122', 'CB-803', 'CB-803'],
  ] as const)('is what tells most: library %s, wire %s', async (library, wire, said) => {
    const desk = new Desk();
    desk.libraryFails = library;
    desk.wireFails = wire;
    expect((await failureOf(desk.connect())).code).toBe(said);
  });

  it('is nothing new when the agent stops meanwhile', async () => {
    const desk = new Desk();
    desk.libraryFails = 'CB-101';
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(desk.auto.connect(stop.signal)).rejects.toThrow('stopped');
    expect(desk.opened).toEqual([]);
  });
});

describe('a receipt in doubt', () => {
  it('is settled the way it went, while that way works', async () => {
    const desk = new Desk();
    const { identity } = await desk.connect('tid-07');
    expect(identity.way).toEqual({
      driver: 'atol-serial',
      why: 'проводной протокол открыл кассу (COM5); незаконченный чек начат этим же путём',
      whyEn: 'the wire protocol opened the cashbox (COM5); the unfinished receipt was begun the same way',
    });
    expect(await desk.way('dto:sell')).toBe('atol-dto');
  });

  it('may be settled the other way, whose device may still be at it, and the reason says so', async () => {
    const desk = new Desk();
    desk.wireFails = 'CB-105';
    const { identity, taskAlive } = await desk.connect('tid-07');
    expect(identity.way?.driver).toBe('atol-dto');
    expect(identity.way?.why).toContain('начат другим путём: о его задании спросить нельзя, решает запись в ФН');
    expect(taskAlive).toBe(true);
    expect(await desk.clock.run(desk.auto.readTaskAlive('tid-07', SIGNAL))).toBe(false);
  });

  it('begun through the library may be settled over the wire', async () => {
    const desk = new Desk();
    desk.libraryFails = 'CB-122';
    const { identity, taskAlive } = await desk.connect('dto:sell');
    expect(identity.way?.driver).toBe('atol-serial');
    expect(taskAlive).toBe(true);
    expect(await desk.clock.run(desk.auto.readTaskAlive('dto:sell', SIGNAL))).toBe(false);
  });
});
