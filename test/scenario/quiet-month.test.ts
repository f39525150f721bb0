import { expect, it } from 'vitest';
import { cashboxForAlarms, shopForAlarms } from '../../src/agent/alarms/alarm-readings.ts';
import { VatNoneWatch } from '../../src/agent/alarms/vat-none.ts';
import { judgeAll } from '../../src/core/alarms/judge-all.ts';
import { ALARM_RULES } from '../../src/core/alarms/rules.ts';
import { RecordingWay } from '../support/alarms.ts';
import type { World } from '../support/world.ts';
import { arePrinted, documentsOfType, HOUR, kettle, leave, MINUTE, open, run, SECOND, sell } from './field.ts';

const DAYS = 30;
const DAY = 24 * HOUR;
const SUNDAY = 0;

/** Rows that have no verdict now, and rows that find something. On a healthy system there are neither. */
function verdicts({ agent, journal, clock }: World) {
  if (!agent || !journal) throw new Error('The agent is off');
  const now = clock.now();
  const vatNone = new VatNoneWatch(journal);
  const readings = {
    now,
    sites: agent.shops.map((lane) => shopForAlarms(lane, vatNone)),
    cashboxes: agent.cashboxes.map((lane) => cashboxForAlarms(lane, journal, now)),
    agent: {
      cutShortAt: undefined,
      diskFree: { value: 100 * 1024 ** 3, at: now },
      damagedRows: 0,
      rolledBackFrom: undefined,
      lastUpdate: undefined,
      lastReport: agent.day.last,
      paused: undefined,
    },
  };
  const { findings, unknown } = judgeAll(readings, ALARM_RULES, new Set());
  return { found: findings.map(({ kind }) => kind), unknown: [...unknown] };
}

/** Time goes to this hour of the day. What happens on the way is as fast as whoever is awake. */
const until = (world: World, hour: number) => {
  const today = Math.floor(world.clock.now() / DAY) * DAY;
  return world.clock.advance(Math.max(0, today + hour * HOUR - world.clock.now()));
};

/** The PC sleeps up to that hour: the agent lives on, its USB ports do not. */
const sleepUntil = (world: World, hour: number) => {
  const today = Math.floor(world.clock.now() / DAY) * DAY;
  return world.clock.run(world.nap(today + hour * HOUR - world.clock.now()));
};

/**
 * The looks at the device every ten seconds are most of what a virtual hour costs, so that the PC is awake for some
 * minutes around everything that happens and asleep or off in between. While it is awake nothing is thinned out.
 */
it('a healthy month is silent, and every row of the table has its say each day', async () => {
  const way = new RecordingWay();
  const world = await open({
    startIso: '2026-11-01T08:00:00Z',
    alarms: { ways: [way] },
    // The PC is off at night: the report is made in the morning.
    day: { reportAtMs: 7 * HOUR },
    abilities: { readFnLife: async () => ({ validUntil: '2027-11-01', registrationsLeft: 5, freeMemory: undefined }) },
    // 14 hours after the first receipt of the day.
    cashbox: { closeShiftAfterMinutes: 14 * 60 },
  });
  world.certificateUntil = world.clock.now() + 300 * DAY;
  let receipts = 0;
  const trade = async (count: number) => {
    const checks = Array.from({ length: count }, (_, i) => sell(world, kettle(10_000 + receipts + i)));
    await world.until(() => arePrinted(world, checks), 5 * MINUTE, SECOND);
    receipts += count;
    await world.clock.advance(MINUTE);
    const { found, unknown } = verdicts(world);
    expect(found).toEqual([]);
    // There is no report before the first night.
    expect(unknown).toEqual(world.agent?.day.last ? [] : ['day-differs']);
  };
  for (let day = 0; day < DAYS; day++) {
    const isSunday = new Date(world.clock.now()).getUTCDay() === SUNDAY;
    await until(world, 8);
    if (!isSunday) await trade(3);
    else await world.clock.advance(2 * MINUTE);
    await sleepUntil(world, 13);
    await world.clock.advance(MINUTE);
    if (!isSunday) await trade(2);
    await sleepUntil(world, 22);
    await world.clock.advance(2 * MINUTE);
    if (!isSunday) expect(world.kkt.reading.shift).toBe('closed');
    await leave(world);
    await until(world, 24);
    await until(world, 8);
    await run(world);
  }
  await world.clock.advance(2 * MINUTE);
  expect(verdicts(world)).toEqual({ found: [], unknown: [] });
  expect(way.messages).toEqual([]);
  expect(world.kkt.ledger.receiptCount).toBe(receipts);
  expect(documentsOfType(world.kkt, 'shiftClose').length).toBe(documentsOfType(world.kkt, 'shiftOpen').length);
  expect(world.journal?.counts()).toMatchObject({ waiting: 0, parked: 0, inDoubt: 0, refused: 0 });
  expect(world.kkt.reading.unsentCount).toBe(0);
}, 120_000);
