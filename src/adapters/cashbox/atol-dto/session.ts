import type { AtolModel } from '../../../core/fiscal/atol-models.ts';
import type { FfdVersion, TaxationType } from '../../../core/fiscal/terms.ts';
import type { VatRate } from '../../../core/fiscal/vat.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Device } from './device.ts';
import type { DriverVersion } from './version.ts';

/** What a shop sells although the marking server has not answered, or does not. */
export type WithoutMarkingAnswer = 'refuse' | 'sell';

/** One connected, recognized device: what every operation of the driver works with. */
export interface Session {
  readonly clock: Clock;
  readonly device: Device;
  readonly version: DriverVersion;
  readonly model: AtolModel;
  readonly fnSerial: string;
  readonly ffdVersion: FfdVersion;
  readonly taxationTypes: readonly TaxationType[];
  readonly vatRates: readonly VatRate[];
  readonly withoutMarkingAnswer: WithoutMarkingAnswer;
}
