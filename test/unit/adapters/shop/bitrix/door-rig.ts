import { BitrixDoor, type BitrixDoorOptions } from '../../../../../src/adapters/shop/bitrix/door.ts';
import type { SiteResponse } from '../../../../../src/adapters/shop/bitrix/site.ts';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import type { Log, LogFacts } from '../../../../../src/core/ports/log.ts';
import type { CashboxPresence, OwedResult } from '../../../../../src/core/ports/shop-door.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';

export const SERIAL = '00106905842117';
export const HASH = '0123456789abcdef0123456789abcdef';
export const URL_WITH_HASH = `https://shop.example.ru/bitrix/tools/sale_check_print.php?hash=${HASH}`;
export const NEVER = new AbortController().signal;

export const PRESENCE: CashboxPresence = {
  kktSerial: SERIAL,
  fnSerial: '7380440801290534',
  usable: true,
  totals: {
    shiftNumber: 7,
    cashInDrawerKop: kopecks(500_000),
    cashPaymentsKop: kopecks(215_000),
    salesKop: kopecks(1_864_050),
    returnsKop: kopecks(0),
    nonResettableKop: kopecks(421_530_075),
  },
};

export const MADE: OwedResult = {
  token: 'check|shop.example.ru|5127|1795340012',
  kktSerial: SERIAL,
  result: {
    kind: 'receiptMade',
    document: {
      fnSerial: '7380440801290534',
      fdNumber: 20418,
      fiscalSign: '3170446215',
      issuedAt: '2026-11-22T14:15:03',
      type: 'receipt',
      operation: 'sell',
      totalKop: kopecks(348_000),
    },
    totalKop: kopecks(348_000),
    kktRegNumber: '0004812077039561',
  },
};

export const REFUSED: OwedResult = {
  token: 'check|shop.example.ru|5128|1795340012',
  kktSerial: SERIAL,
  result: { kind: 'refused', order: 'check', code: 'CB-421', text: 'Нет ставки НДС', totals: undefined },
};

/** A log that keeps its lines as text. */
export class LineLog implements Log {
  readonly lines: string[] = [];
  info(text: string, facts?: LogFacts): void {
    this.lines.push(`${text} ${JSON.stringify(facts)}`);
  }
  warn(text: string, facts?: LogFacts): void {
    this.info(text, facts);
  }
  error(text: string, facts?: LogFacts): void {
    this.info(text, facts);
  }
}

/** A door whose site says what it is told to, in turn. Fails loudly when asked more often. */
export class DoorRig {
  readonly clock = new VirtualClock();
  readonly log = new LineLog();
  readonly bodies: unknown[] = [];
  readonly door: BitrixDoor;
  readonly #answers: (SiteResponse | Error)[] = [];
  /** How long the site holds each request, ms. */
  holdMs = 0;

  constructor(options: Partial<BitrixDoorOptions> = {}) {
    this.door = new BitrixDoor({
      shopId: 'shop',
      url: () => URL_WITH_HASH,
      apiVersion: '3',
      paymentsPlace: 'https://shop.example.ru',
      allow: [],
      today: () => '2026-11-24',
      clock: this.clock,
      log: this.log,
      post: async ({ body }, signal) => {
        this.bodies.push(JSON.parse(body));
        await this.clock.sleep(this.holdMs, signal);
        const answer = this.#answers.shift();
        if (!answer) throw new Error('The test prepared no answer');
        if (answer instanceof Error) throw answer;
        return answer;
      },
      ...options,
    });
  }

  answer(body: unknown, status = 200, headers: Record<string, string> = {}): this {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.#answers.push({ status, headers, body: text });
    return this;
  }

  fail(error: Error): this {
    this.#answers.push(error);
    return this;
  }

  poll(presence: readonly CashboxPresence[] = [PRESENCE], riding?: OwedResult) {
    return this.clock.run(this.door.poll(presence, riding, NEVER));
  }

  deliver(result: OwedResult, presence: readonly CashboxPresence[] = [PRESENCE]) {
    return this.clock.run(this.door.deliver(presence, result, NEVER));
  }
}
