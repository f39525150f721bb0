import type { AlarmWatch } from './alarms/alarm-watch.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import type { DayReports } from './day/day-reports.ts';
import type { HeartbeatLane } from './heartbeat.ts';
import type { AgentParts } from './parts.ts';
import type { PauseSwitch } from './pause.ts';
import type { PersonOrders } from './person-orders/person-orders.ts';
import type { ShopLane } from './shop/shop-lane.ts';

/** The agent as those see it who only look: status, heartbeat. */
export interface AgentView {
  readonly parts: AgentParts;
  readonly cashboxes: readonly CashboxLane[];
  readonly shops: readonly ShopLane[];
  readonly alarms: AlarmWatch;
  readonly day: DayReports;
  readonly pause: PauseSwitch;
  readonly orders: PersonOrders;
  readonly startedAt: number;
  /** What tells the site, and what tells a public service, that we are alive; undefined where the settings name none. */
  readonly heartbeat: HeartbeatLane | undefined;
  readonly ping: HeartbeatLane | undefined;
}
