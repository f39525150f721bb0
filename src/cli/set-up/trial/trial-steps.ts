import { systemClock } from '../../../adapters/system/system-clock.ts';
import { jobStatus } from '../../../contract/job-status.ts';
import type { SetUpForm } from '../../../contract/set-up.ts';
import type { JobStatus } from '../../../contract/snapshot.ts';
import { kopecks } from '../../../core/fiscal/money.ts';
import { moneyText } from '../../../core/fiscal/money-text.ts';
import type { Words } from '../../../core/health/light.ts';
import type { LedgerDocument } from '../../../simulator/kkt/ledger.ts';
import { type ShopCheck, VAT_ROW } from '../../../simulator/shop/index.ts';
import { words } from '../steps.ts';
import type { TrialAgent } from './trial-agent.ts';

/** How often the journal and the shop are looked at, ms. */
const LOOK_MS = 50;
/** One kettle: the sum of the trial, kopecks. */
const PRICE_KOP = 319_000;

/** It will not come any further; said in words. */
export class TrialStuck extends Error {
  override readonly name = 'TrialStuck';
  readonly words: Words;
  constructor(why: Words) {
    super(why.ru);
    this.words = why;
  }
}

/** One step: goes it, and says what was seen. @throws {TrialStuck} when it cannot be gone */
interface TrialStep {
  readonly name: string;
  readonly title: Words;
  readonly go: (agent: TrialAgent, form: SetUpForm, signal: AbortSignal) => Promise<Words>;
}

export const TRIAL_STEPS: readonly TrialStep[] = [
  {
    name: 'connected',
    title: words('Магазин и касса узнали друг друга', 'Shop and cashbox know each other'),
    go: connect,
  },
  { name: 'sale', title: words('Продажа пробита', 'A sale is made'), go: sell },
  {
    name: 'saleReported',
    title: words('Магазин получил чек продажи', 'The shop has the receipt of the sale'),
    go: (agent, _form, signal) => reported(agent, 'sell', signal),
  },
  { name: 'return', title: words('Возврат пробит', 'A return is made'), go: giveBack },
  {
    name: 'returnReported',
    title: words('Магазин получил чек возврата', 'The shop has the receipt of the return'),
    go: (agent, _form, signal) => reported(agent, 'sellReturn', signal),
  },
  { name: 'delivered', title: words('ОФД принял оба документа', 'The OFD has taken both documents'), go: delivered },
  { name: 'once', title: words('Каждый чек ровно один', 'Each receipt exactly once'), go: once },
];

async function connect({ world }: TrialAgent, _form: SetUpForm, signal: AbortSignal): Promise<Words> {
  await until(() => world.shop.admin.cashboxes().some(({ active }) => active), signal);
  const { serial } = world.kkt.reading;
  return words(
    `учебная касса ${serial} в списке касс магазина`,
    `the virtual cashbox ${serial} is in the list of the shop`,
  );
}

async function sell(agent: TrialAgent, form: SetUpForm, signal: AbortSignal): Promise<Words> {
  const { admin } = agent.world.shop;
  const order = admin.createOrder({
    email: 'pokupatel@example.ru',
    lines: [
      { name: 'УЧЕБНЫЙ Чайник', priceKop: PRICE_KOP, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
    ],
  });
  return made(agent, admin.makeCheck(order.id, 'sell'), form, signal);
}

async function giveBack(agent: TrialAgent, form: SetUpForm, signal: AbortSignal): Promise<Words> {
  return made(agent, agent.world.shop.admin.makeReturn(checkOf(agent, 'sell').id), form, signal);
}

/** Waits for the document of a check and reads it back from the virtual FN. */
async function made(agent: TrialAgent, check: ShopCheck | null, form: SetUpForm, signal: AbortSignal): Promise<Words> {
  if (!check) throw new TrialStuck(words('учебный магазин не создал чека', 'the virtual shop made no check'));
  const fiscal = await until(
    () => {
      const status = statusOf(agent, check);
      return status?.document && status;
    },
    signal,
    () => refusalOf(agent, check),
  );
  const document = agent.world.kkt.ledger.receipts.find(({ fdNumber }) => fdNumber === fiscal.document?.fdNumber);
  if (!document) throw new TrialStuck(words('документа нет в учебном ФН', 'the document is not in the virtual FN'));
  return documentWords(document, form);
}

/** What stands in the document of what was set up. Tags: fiscal-domain. */
function documentWords(document: LedgerDocument, { cashbox }: SetUpForm): Words {
  const sum = moneyText(kopecks(document.totalKop ?? 0)).replaceAll('\u00a0', ' ');
  const cashier = document.textOf(1021)?.trim() || undefined;
  const place = document.textOf(1187)?.trim() || undefined;
  const paper = cashbox.printReceipts ? words('на бумаге', 'on paper') : words('без бумаги', 'without paper');
  return words(
    `ФД ${document.fdNumber}, ФПД ${document.fiscalSign}, ${sum}; кассир: ${cashier ?? 'не указан'}; место расчётов: ${place ?? 'не указано'}; ${paper.ru}`,
    `FD ${document.fdNumber}, sign ${document.fiscalSign}, ${sum}; cashier: ${cashier ?? 'none'}; place of settlement: ${place ?? 'none'}; ${paper.en}`,
  );
}

async function reported(agent: TrialAgent, operation: 'sell' | 'sellReturn', signal: AbortSignal): Promise<Words> {
  const check = checkOf(agent, operation);
  await until(
    () => agent.world.shop.admin.check(check.id)?.status === 'Y',
    signal,
    () => refusalOf(agent, check),
  );
  return words(`чек ${check.id} в магазине: «Напечатан»`, `check ${check.id} at the shop: printed`);
}

async function delivered(agent: TrialAgent, _form: SetUpForm, signal: AbortSignal): Promise<Words> {
  const checks = agent.world.shop.admin.checks();
  await until(() => checks.every((check) => statusOf(agent, check)?.states.includes('delivered')), signal);
  return words('в ФН есть квитанция ОФД на каждый', 'the FN holds a ticket of the OFD for each');
}

async function once({ world }: TrialAgent): Promise<Words> {
  const duplicates = world.kkt.ledger.countDuplicates();
  const { length } = world.kkt.ledger.receipts;
  if (duplicates > 0) throw new TrialStuck(words(`двойных чеков: ${duplicates}`, `double receipts: ${duplicates}`));
  return words(`чеков в ФН: ${length}, двойных нет`, `receipts in the FN: ${length}, no double ones`);
}

function checkOf({ world }: TrialAgent, operation: 'sell' | 'sellReturn'): ShopCheck {
  const [sale, back] = world.shop.admin.checks();
  const check = operation === 'sell' ? sale : back;
  if (!check) throw new TrialStuck(words('учебный магазин потерял чек', 'the virtual shop has lost the check'));
  return check;
}

function statusOf({ journal, world }: TrialAgent, check: ShopCheck): JobStatus | undefined {
  const [shop] = world.shops;
  const job = shop && journal.byCheck(shop.id, 'check', String(check.id));
  return job && jobStatus(job);
}

function refusalOf(agent: TrialAgent, check: ShopCheck): Words | undefined {
  const status = statusOf(agent, check);
  const isOver = status?.sides.some((side) => side === 'refused' || side === 'parked') === true;
  return isOver ? status?.error : undefined;
}

/** @throws {TrialStuck} when it cannot come any more; the signal's reason */
async function until<T>(
  look: () => T | undefined | false,
  signal: AbortSignal,
  stuck?: () => Words | undefined,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    const why = stuck?.();
    if (why) throw new TrialStuck(why);
    await systemClock.sleep(LOOK_MS, signal);
  }
}
