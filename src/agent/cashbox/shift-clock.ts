import { secondsBetween } from '../../core/health/device-time.ts';
import type { CashboxCondition, CashboxDriver } from '../../core/ports/cashbox-driver.ts';

/** Documents read back per step when the opening of a running shift must be searched in the FN. */
const SEARCH_STEP = 20;

/**
 * How old the running shift is, by the cashbox's own clock. Register 18 does not say whether its date is the opening
 * (atol-serial-protocol, section 7), so the opening document itself is the evidence: our own, or found in the FN.
 */
export class ShiftClock {
  #known: { readonly shiftNumber: number; readonly openedAt: string } | undefined;
  #search: { readonly shiftNumber: number; nextFd: number } | undefined;

  opened(shiftNumber: number, openedAt: string): void {
    this.#known = { shiftNumber, openedAt };
  }

  /** Undefined when no shift is open or its opening has not been found (yet). */
  ageMinutes(condition: CashboxCondition): number | undefined {
    if (condition.shift.state === 'closed' || this.#known?.shiftNumber !== condition.shift.number) return undefined;
    return secondsBetween(condition.deviceTime, this.#known.openedAt) / 60;
  }

  /** One step back through the FN; does nothing once the opening is known. */
  async search(driver: CashboxDriver, condition: CashboxCondition, signal: AbortSignal): Promise<void> {
    const { state, number } = condition.shift;
    if (state === 'closed' || this.#known?.shiftNumber === number) return;
    if (this.#search?.shiftNumber !== number) this.#search = { shiftNumber: number, nextFd: condition.lastFdNumber };
    for (let i = 0; i < SEARCH_STEP && this.#search.nextFd > 0; i++) {
      const document = await driver.readDocument(this.#search.nextFd, signal);
      this.#search.nextFd -= 1;
      if (document?.type !== 'shiftOpen') continue;
      this.opened(number, document.issuedAt);
      return;
    }
  }
}
