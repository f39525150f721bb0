import type { Receipt } from '../../src/core/fiscal/receipt.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { CashboxPresence, Exchange, HandOut, OwedResult, ShopDoor } from '../../src/core/ports/shop-door.ts';

const HOLD_MS = 60_000;

/** A shop that hands out what a promise says, holds its polls like a real one, and acks every result at once. */
export class ScriptedDoor implements ShopDoor {
  readonly shopId: string;
  /** Every result that was delivered, in order. */
  readonly results: OwedResult[] = [];
  readonly #clock: Clock;
  #waiting: HandOut[] = [];
  #ring: () => void = () => undefined;

  constructor(shopId: string, clock: Clock) {
    this.shopId = shopId;
    this.#clock = clock;
  }

  handOut(checkId: string, kktSerial: string, receipt: Receipt): void {
    this.#waiting.push({
      kind: 'check',
      checkId,
      token: `token-${checkId}`,
      kktSerial,
      incoming: { checkId },
      fingerprint: `content of ${checkId}`,
      translation: { kind: 'receipt', receipt, leniencies: [] },
    });
    this.#ring();
  }

  orderCloseShift(orderId: string, kktSerial: string): void {
    this.#waiting.push({
      kind: 'closeShift',
      checkId: orderId,
      token: `token-${orderId}`,
      kktSerial,
      incoming: { orderId },
      fingerprint: '',
      translation: undefined,
    });
    this.#ring();
  }

  async poll(
    presence: readonly CashboxPresence[],
    riding: OwedResult | undefined,
    signal: AbortSignal,
  ): Promise<Exchange> {
    await this.#untilWork(signal);
    const handOuts = this.#waiting.filter(({ kktSerial }) => presence.some((box) => box.kktSerial === kktSerial));
    this.#waiting = this.#waiting.filter((handOut) => !handOuts.includes(handOut));
    return { acked: this.#take(riding), handOuts };
  }

  async deliver(_presence: readonly CashboxPresence[], result: OwedResult): Promise<Exchange> {
    return { acked: this.#take(result), handOuts: [] };
  }

  settlesAtOnce(): boolean {
    return true;
  }

  #take(result: OwedResult | undefined): readonly string[] {
    if (!result) return [];
    this.results.push(result);
    return [result.token];
  }

  async #untilWork(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length > 0) return;
    const enough = new AbortController();
    this.#ring = () => enough.abort(new Error('work'));
    await this.#clock.sleep(HOLD_MS, AbortSignal.any([signal, enough.signal])).catch((error: unknown) => {
      if (signal.aborted) throw error;
    });
  }
}
