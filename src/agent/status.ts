import { complaint } from '../contract/job-status.ts';
import {
  type CashboxStatus,
  lightStatus,
  type ShopStatus,
  type SignOfLifeStatus,
  type StatusSnapshot,
  type WayStatus,
} from '../contract/snapshot.ts';
import { isTraining } from '../core/health/cashbox-lights.ts';
import { cashboxLights } from '../core/health/lights.ts';
import { NOT_COVERED } from '../core/health/not-covered.ts';
import { type CashboxReading, HEALTH_RULES, type SiteReading } from '../core/health/readings.ts';
import { siteLight } from '../core/health/site-light.ts';
import type { FnLife } from '../core/ports/cashbox-driver.ts';
import type { AgentView } from './agent-view.ts';
import type { WayOut } from './alarms/way-out.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import type { HeartbeatLane } from './heartbeat.ts';
import { jobView } from './job-view.ts';
import { overview } from './overview.ts';
import { cashboxReading } from './readings.ts';

const RECENT = 20;
const PARKED = 50;

/** The picture of the agent at this moment, for every screen. */
export function snapshot(agent: AgentView): StatusSnapshot {
  const { clock, journal, version } = agent.parts;
  const now = clock.now();
  const { sites, boxes, said } = overview(agent, now);
  const statusOf = jobView(agent);
  return {
    version,
    startedAt: agent.startedAt,
    at: now,
    shops: sites.map((site) => shopStatus(site, now)),
    cashboxes: agent.cashboxes.map((lane, i) => cashboxStatus(lane, boxes[i] ?? cashboxReading(lane, []), now)),
    queue: journal.counts(),
    recent: journal.recent(RECENT).map(statusOf),
    parked: journal.parked(PARKED).map(statusOf),
    damagedRows: journal.damaged().length,
    ...lastReport(agent),
    ...said,
    notCovered: [...NOT_COVERED],
    waysOut: agent.alarms.ways.map(wayStatus),
    ...signOfLife('heartbeat', agent.heartbeat),
    ...signOfLife('ping', agent.ping),
  };
}

function lastReport({ day }: AgentView): Pick<StatusSnapshot, 'lastReport'> {
  if (!day.last) return {};
  const { date, madeAt, differenceCount } = day.last;
  return { lastReport: { date, madeAt, differenceCount } };
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
    ...(way && { way: { driver: way.driver, why: way.why } }),
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
