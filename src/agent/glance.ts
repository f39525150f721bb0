import type { Glance } from '../contract/glance.ts';
import { isTraining } from '../core/health/cashbox-lights.ts';
import type { AgentView } from './agent-view.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import { overview } from './overview.ts';

/** What an icon needs. Asked for every few seconds for months: no list of jobs, no scan, nothing of the device. */
export function glance(agent: AgentView): Glance {
  const { clock, journal, version } = agent.parts;
  const at = clock.now();
  const { boxes, open, said } = overview(agent, at);
  const { waiting, inDoubt, parked } = journal.counts();
  return {
    version,
    at,
    ...said,
    training: boxes.some(isTraining),
    waiting,
    inDoubt,
    parked,
    unsent: boxes.reduce((sum, { ofd }) => sum + (ofd?.value.unsentCount ?? 0), 0),
    busy: agent.orders.isUnderWay || open.some(({ life }) => life.state === 'sent' || life.state === 'closing'),
    cashboxes: agent.cashboxes.map(cashboxGlance),
  };
}

function cashboxGlance({ part, view }: CashboxLane): Glance['cashboxes'][number] {
  const { connected, identity, condition } = view;
  return {
    id: part.id,
    connected,
    ...(identity && { printer: identity.capabilities.printer }),
    ...(condition && { shift: condition.value.shift.state }),
  };
}
