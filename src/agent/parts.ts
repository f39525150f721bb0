import type { Cashier } from '../core/fiscal/receipt.ts';
import type { WaitingLimits } from '../core/fiscalization/overdue.ts';
import type { Expected } from '../core/fiscalization/readiness.ts';
import type { PresenceRule } from '../core/health/presence.ts';
import type { CashboxDriver } from '../core/ports/cashbox-driver.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { Log } from '../core/ports/log.ts';
import type { ShopDoor } from '../core/ports/shop-door.ts';
import type { AlarmParts } from './alarms/alarm-parts.ts';
import type { DayParts } from './day/day-parts.ts';
import type { PauseMemory } from './pause.ts';

/** Hands one heartbeat over; rejects with `KassaError` when it was not taken. */
export type PostHeartbeat = (body: string, signal: AbortSignal) => Promise<void>;

export interface CashboxReach {
  readonly driver: string;
  readonly port: string;
  /** Who carries the documents to the OFD, where the settings say it. */
  readonly ofdChannel?: 'none' | 'usb' | 'proto' | undefined;
}

/** One cashbox as the settings describe it, with the driver that speaks to it. */
export interface CashboxPart {
  readonly id: string;
  readonly shopIds: readonly string[];
  readonly expected: Expected;
  readonly cashier: Cashier | undefined;
  /** Receipts on paper; otherwise electronic only. Ignored where the model has no printer. */
  readonly printReceipts: boolean;
  readonly closeShiftAfterMinutes: number;
  readonly closeLimitMs: number;
  /** Ours is a device of the training kind: said on every screen. */
  readonly virtual: boolean;
  /** The way to the device as the settings name it, for a person to read. */
  readonly reach?: CashboxReach;
  readonly driver: CashboxDriver;
}

export interface ShopPart extends WaitingLimits {
  readonly id: string;
  readonly presence: PresenceRule;
  readonly door: ShopDoor;
}

/** Everything the agent is built from; nothing in `src/agent` reaches for the world by itself. */
export interface AgentParts {
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
  readonly shops: readonly ShopPart[];
  readonly cashboxes: readonly CashboxPart[];
  readonly alarms: AlarmParts;
  readonly day: DayParts;
  readonly pauseMemory: PauseMemory;
  /** Tells the site each minute how we are; undefined: the settings name no place for it. */
  readonly heartbeat: { readonly agentId: string; readonly post: PostHeartbeat } | undefined;
  /** Tells a public service that we are alive. */
  readonly ping: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Buyers' contacts are erased from the journal so many days after the receipt was delivered; 0: at once. */
  readonly contactDays: number;
  /** Wall time of this computer as a cashbox would show it: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: (now: number) => string;
}
