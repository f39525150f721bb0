import type { FoundCashbox, SetUpForm } from '../../../contract/set-up.ts';

/**
 * Who carries the documents of the cashboxes this set-up has found. A device that sends them through the PC reaches the OFD
 * no other way, so what was found is not lost when a form does not name it.
 */
export class FoundChannels {
  readonly #bySerial = new Map<string, FoundCashbox['ofdChannel']>();

  note(cashboxes: readonly FoundCashbox[]): void {
    for (const { kktSerial, ofdChannel } of cashboxes) this.#bySerial.set(kktSerial, ofdChannel);
  }

  /** The form as it stands, and with the channel that was found for its cashbox where it names none. */
  into(form: SetUpForm): SetUpForm {
    const { cashbox } = form;
    const channel = this.#bySerial.get(cashbox.kktSerial ?? '');
    if (cashbox.driver !== 'atol-dto' || cashbox.ofdChannel !== undefined || channel === undefined) return form;
    return { ...form, cashbox: { ...cashbox, ofdChannel: channel } };
  }
}
