import { alarmStatus } from '../contract/alarm-status.ts';
import { complaint, jobStatus } from '../contract/job-status.ts';
import {
  type CashboxStatus,
  lightStatus,
  type ShopStatus,
  type SignOfLifeStatus,
  type StatusSnapshot,
  type WayStatus,
} from '../contract/snapshot.ts';
import { type Seen, seenAtOfd } from '../core/day/ofd/seen.ts';
import { KassaError } from '../core/errors.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { isTraining } from '../core/health/cashbox-lights.ts';
import { cashboxLights, overallLights } from '../core/health/lights.ts';
import { NOT_COVERED } from '../core/health/not-covered.ts';
import { type CashboxReading, HEALTH_RULES, type SiteReading } from '../core/health/readings.ts';
import { siteLight } from '../core/health/site-light.ts';
import type { FnLife } from '../core/ports/cashbox-driver.ts';
import type { DayBook } from '../core/ports/day-book.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { AgentView } from './agent-view.ts';
import type { WayOut } from './alarms/way-out.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import type { HeartbeatLane } from './heartbeat.ts';
import type { CashboxPart, ShopPart } from './parts.ts';
import { cashboxReading, siteReading } from './readings.ts';

const RECENT = 20;
const PARKED = 50;

/** The picture of the agent at this moment, for every screen. */
export function snapshot(agent: AgentView): StatusSnapshot {
  const { clock, journal, version } = agent.parts;
  const now = clock.now();
  const sites = agent.shops.map(siteReading);
  const boxes = agent.cashboxes.map((lane) => cashboxReading(lane, journal.openQuestions(lane.part.id)));
  const lights = overallLights(sites, boxes, now);
  const fns = new Map(agent.cashboxes.map(({ part }) => [part.id, confirmedFn(part, journal)]));
  const statusOf = (job: Job) =>
    jobStatus(job, {
      limits: limitsOf(job, agent),
      fnNow: fns.get(job.cashboxId),
      seen: seenOf(job, agent.parts.day.book),
    });
  return {
    version,
    startedAt: agent.startedAt,
    at: now,
    lights: {
      site: lightStatus(lights.site),
      cashbox: lightStatus(lights.cashbox),
      fn: lightStatus(lights.fn),
      ofd: lightStatus(lights.ofd),
    },
    shops: sites.map((site) => shopStatus(site, now)),
    cashboxes: agent.cashboxes.map((lane, i) => cashboxStatus(lane, boxes[i] ?? cashboxReading(lane, []), now)),
    queue: journal.counts(),
    recent: journal.recent(RECENT).map(statusOf),
    parked: journal.parked(PARKED).map(statusOf),
    damagedRows: journal.damaged().length,
    ...lastReport(agent),
    ...paused(agent),
    alarms: agent.alarms.standing.map(alarmStatus),
    notCovered: [...NOT_COVERED],
    waysOut: agent.alarms.ways.map(wayStatus),
    ...signOfLife('heartbeat', agent.heartbeat),
    ...signOfLife('ping', agent.ping),
  };
}

/** Not the one that answers: until a person has confirmed it, it may be the wrong cashbox. */
function confirmedFn({ id, expected }: CashboxPart, journal: Journal): string | undefined {
  return expected.fnSerial ?? journal.pin(id)?.fnSerial;
}

function seenOf({ life }: Job, book: DayBook): Seen {
  if (life.state !== 'fiscal') return 'notChecked';
  const { document } = life;
  try {
    const rows = book.ofdRows(document.fnSerial, document.fdNumber - 1, document.fdNumber);
    return seenAtOfd(document, book.ofdCoverage(document.fnSerial), rows);
  } catch (error) {
    // A broken page of the exports must not take the lights away.
    if (error instanceof KassaError) return 'notChecked';
    throw error;
  }
}

function lastReport({ day }: AgentView): Pick<StatusSnapshot, 'lastReport'> {
  if (!day.last) return {};
  const { date, madeAt, differenceCount } = day.last;
  return { lastReport: { date, madeAt, differenceCount } };
}

function paused({ pause }: AgentView): Pick<StatusSnapshot, 'paused'> {
  if (!pause.current) return {};
  const { until, by, since } = pause.current;
  return { paused: { until, by, since } };
}

function limitsOf({ origin }: Job, { parts }: AgentView): ShopPart | undefined {
  return origin.from === 'shop' ? parts.shops.find(({ id }) => id === origin.shopId) : undefined;
}

function shopStatus(site: SiteReading, now: number): ShopStatus {
  return {
    id: site.shopId,
    light: lightStatus(siteLight(site, now, HEALTH_RULES)),
    ...(site.lastGoodAt === undefined ? {} : { lastGoodAt: site.lastGoodAt }),
  };
}

function cashboxStatus(lane: CashboxLane, reading: CashboxReading, now: number): CashboxStatus {
  const { part, view } = lane;
  const lights = cashboxLights(reading, now);
  const exchange = view.ofd?.value;
  return {
    id: part.id,
    training: isTraining(reading),
    connected: view.connected,
    shopIds: [...part.shopIds],
    ...(view.identity ? { identity: identityStatus(view.identity) } : {}),
    lights: { cashbox: lightStatus(lights.cashbox), fn: lightStatus(lights.fn), ofd: lightStatus(lights.ofd) },
    ...(view.condition ? { shift: shiftStatus(lane, view.condition.value) } : {}),
    ...(exchange
      ? {
          ofd: {
            unsentCount: exchange.unsentCount,
            ...(exchange.firstUnsentFd === undefined ? {} : { firstUnsentFd: exchange.firstUnsentFd }),
          },
        }
      : {}),
    ...(view.fnLife ? { fnLife: fnLifeStatus(view.fnLife) } : {}),
    ...(view.trouble ? { stoppedBy: complaint(view.trouble.code, view.trouble.detail) } : {}),
  };
}

function fnLifeStatus({ validUntil, registrationsLeft, freeMemory }: FnLife): NonNullable<CashboxStatus['fnLife']> {
  return { validUntil, registrationsLeft, ...(freeMemory === undefined ? {} : { freeMemory }) };
}

function identityStatus(
  identity: NonNullable<CashboxLane['view']['identity']>,
): NonNullable<CashboxStatus['identity']> {
  const { modelName, firmware, kktSerial, kktRegNumber, fnSerial, inn, ffdVersion } = identity;
  const { capabilities, ofd, way, carriesOfdExchange } = identity;
  return {
    ...{ modelName, firmware, kktSerial, kktRegNumber, fnSerial, inn, ffdVersion, printer: capabilities.printer },
    ...(ofd ? { ofdName: ofd.name } : {}),
    ...(way && { way: { ...way } }),
    ...(carriesOfdExchange && { carriesOfdExchange }),
  };
}

function shiftStatus(
  lane: CashboxLane,
  condition: NonNullable<CashboxLane['view']['condition']>['value'],
): NonNullable<CashboxStatus['shift']> {
  const age = lane.shiftAgeMinutes(condition);
  return {
    state: condition.shift.state,
    number: condition.shift.number,
    ...(age === undefined ? {} : { ageMinutes: age }),
  };
}

function wayStatus({ notifier, trouble, waits }: WayOut): WayStatus {
  return {
    id: notifier.id,
    waits,
    ...(trouble ? { stoppedBy: complaint(trouble.code, trouble.detail) } : {}),
  };
}

function signOfLife<Name extends 'heartbeat' | 'ping'>(
  name: Name,
  lane: HeartbeatLane | undefined,
): { readonly [N in Name]?: SignOfLifeStatus } {
  if (!lane) return {};
  const { lastBeat, trouble } = lane;
  const status: SignOfLifeStatus = {
    ...(lastBeat === undefined ? {} : { takenAt: lastBeat }),
    ...(trouble ? { stoppedBy: complaint(trouble.code, trouble.detail) } : {}),
  };
  return { [name]: status } as { readonly [N in Name]: SignOfLifeStatus };
}
