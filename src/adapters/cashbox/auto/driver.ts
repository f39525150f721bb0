import { KassaError } from '../../../core/errors.ts';
import type { CashboxDriver } from '../../../core/ports/cashbox-driver.ts';
import { chooseWay } from './choose.ts';
import type { Way } from './way.ts';

type Call<K extends keyof CashboxDriver> = Extract<CashboxDriver[K], (...given: never[]) => unknown>;
type Given<K extends keyof CashboxDriver> = Parameters<Call<K>>;

/**
 * One cashbox, whichever way it can be reached. Chosen at each connection, best first, one way at a time; kept until the
 * next connection, whatever happens.
 */
export class AutoDriver implements CashboxDriver {
  readonly #ways: readonly Way[];
  #chosen: Way | undefined;
  /** There when the chosen way has it. */
  readFnLife?: Call<'readFnLife'>;
  /** There when the chosen way has it. */
  readVatCodes?: Call<'readVatCodes'>;
  /** There when the chosen way has it. */
  readReceiptTags?: Call<'readReceiptTags'>;
  /** There when the chosen way has it. */
  printText?: Call<'printText'>;

  /** @param ways best first */
  constructor(ways: readonly Way[]) {
    this.#ways = ways;
  }

  get lost(): Promise<void> {
    return this.#chosen?.driver.lost ?? new Promise(() => undefined);
  }

  async connect(...[signal, pendingTask]: Given<'connect'>): ReturnType<CashboxDriver['connect']> {
    await this.disconnect();
    const { way, identity, taskAlive } = await chooseWay(this.#ways, signal, pendingTask);
    this.#chosen = way;
    const { readFnLife, readVatCodes, readReceiptTags, printText } = way.driver;
    if (readFnLife) this.readFnLife = readFnLife.bind(way.driver);
    if (readVatCodes) this.readVatCodes = readVatCodes.bind(way.driver);
    if (readReceiptTags) this.readReceiptTags = readReceiptTags.bind(way.driver);
    if (printText) this.printText = printText.bind(way.driver);
    return { identity, taskAlive };
  }

  async disconnect(): Promise<void> {
    const chosen = this.#chosen;
    this.#chosen = undefined;
    delete this.readFnLife;
    delete this.readVatCodes;
    delete this.readReceiptTags;
    delete this.printText;
    await chosen?.driver.disconnect();
  }

  readCondition = async (...given: Given<'readCondition'>) => this.#driver.readCondition(...given);
  readTaskAlive = async (...given: Given<'readTaskAlive'>) => this.#driver.readTaskAlive(...given);
  readOfdExchange = async (...given: Given<'readOfdExchange'>) => this.#driver.readOfdExchange(...given);
  readDocument = async (...given: Given<'readDocument'>) => this.#driver.readDocument(...given);
  readKey = async (...given: Given<'readKey'>) => this.#driver.readKey(...given);
  readOfdTicket = async (...given: Given<'readOfdTicket'>) => this.#driver.readOfdTicket(...given);
  readCashCounters = async (...given: Given<'readCashCounters'>) => this.#driver.readCashCounters(...given);
  readShiftTotals = async (...given: Given<'readShiftTotals'>) => this.#driver.readShiftTotals(...given);

  refusalOf(...given: Given<'refusalOf'>) {
    return this.#driver.refusalOf(...given);
  }

  registerReceipt = async (...given: Given<'registerReceipt'>) => this.#driver.registerReceipt(...given);
  registerOpenShift = async (...given: Given<'registerOpenShift'>) => this.#driver.registerOpenShift(...given);
  registerCloseShift = async (...given: Given<'registerCloseShift'>) => this.#driver.registerCloseShift(...given);
  registerCash = async (...given: Given<'registerCash'>) => this.#driver.registerCash(...given);
  cancelReceipt = async (...given: Given<'cancelReceipt'>) => this.#driver.cancelReceipt(...given);
  printXReport = async (...given: Given<'printXReport'>) => this.#driver.printXReport(...given);
  continuePrint = async (...given: Given<'continuePrint'>) => this.#driver.continuePrint(...given);

  get #driver(): CashboxDriver {
    if (!this.#chosen) throw new KassaError('CB-101', 'касса не подключена');
    return this.#chosen.driver;
  }
}
