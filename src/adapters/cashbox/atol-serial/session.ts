import type { TaxationType } from '../../../core/fiscal/terms.ts';
import type { VatRate } from '../../../core/fiscal/vat.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Device } from './device.ts';
import type { FnMemory } from './fn-memory.ts';
import type { ModelRow } from './models.ts';
import type { ModeKeeper } from './modes.ts';
import type { Sender } from './wire/sender.ts';

/** One connected, recognized device: what every operation of the driver works with. */
export interface Session {
  readonly clock: Clock;
  readonly sender: Sender;
  readonly device: Device;
  readonly modes: ModeKeeper;
  readonly memory: FnMemory;
  readonly model: ModelRow;
  readonly fnSerial: string;
  readonly taxationTypes: readonly TaxationType[];
  /** Row of the device's tax table for every rate it agrees about. */
  readonly vatRows: ReadonlyMap<VatRate, number>;
}
