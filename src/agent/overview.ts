import { alarmStatus } from '../contract/alarm-status.ts';
import { lightStatus, type StatusSnapshot } from '../contract/snapshot.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { overallLights } from '../core/health/lights.ts';
import type { CashboxReading, SiteReading } from '../core/health/readings.ts';
import type { AgentView } from './agent-view.ts';
import { cashboxReading, siteReading } from './readings.ts';

/** What every picture of the agent is drawn from. Out of memory, and one indexed look at the journal per cashbox. */
export interface Overview {
  readonly sites: readonly SiteReading[];
  /** In the order of the lanes. */
  readonly boxes: readonly CashboxReading[];
  /** Jobs that are being made or in doubt, of all cashboxes. */
  readonly open: readonly Job[];
  readonly said: Pick<StatusSnapshot, 'lights' | 'alarms' | 'paused'>;
}

export function overview(agent: AgentView, now: number): Overview {
  const { journal } = agent.parts;
  const sites = agent.shops.map(siteReading);
  const looks = agent.cashboxes.map((lane) => {
    const open = journal.openQuestions(lane.part.id);
    return { open, box: cashboxReading(lane, open) };
  });
  const boxes = looks.map(({ box }) => box);
  const { site, cashbox, fn, ofd } = overallLights(sites, boxes, now);
  return {
    sites,
    boxes,
    open: looks.flatMap(({ open }) => open),
    said: {
      lights: {
        site: lightStatus(site),
        cashbox: lightStatus(cashbox),
        fn: lightStatus(fn),
        ofd: lightStatus(ofd),
      },
      alarms: agent.alarms.standing.map(alarmStatus),
      ...paused(agent),
    },
  };
}

function paused({ pause }: AgentView): Pick<StatusSnapshot, 'paused'> {
  if (!pause.current) return {};
  const { until, by, since } = pause.current;
  return { paused: { until, by, since } };
}
