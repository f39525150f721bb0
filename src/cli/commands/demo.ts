import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLog } from '../../adapters/system/log/open-log.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { ALARM_RULES } from '../../core/alarms/rules.ts';
import type { JobCounts, Journal } from '../../core/ports/journal.ts';
import { USUAL_CONTACT_DAYS } from '../../core/privacy/contact-days.ts';
import { type InventedSale, inventOrders, SOUND_RATES } from '../../simulator/shop/index.ts';
import { lockState, startAgent } from '../agent/live-agent.ts';
import { readArguments, UsageError, wholeNumber } from '../arguments.ts';
import { goodbye, greeting } from '../demo/demo-text.ts';
import { ReceiptFeed } from '../demo/receipt-feed.ts';
import { sellOrders } from '../demo/sell-orders.ts';
import { openTrainingWorld } from '../demo/training-world.ts';
import { EXIT } from '../exit.ts';
import { complain, say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

const OPTIONS = {
  receipts: { type: 'string' },
  exit: { type: 'boolean' },
  json: { type: 'boolean' },
  /** A folder in which everything is kept; one of its own, taken away at the end, otherwise. */
  state: { type: 'string' },
} as const;
/** How often the journal is looked at for news, ms. */
const LOOK_MS = 100;
/** Pause between two sales when nobody named a number of them, ms. */
const SALE_EVERY_MS = 3_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sales invented at a time when they go on for ever. */
const BATCH = 100;

/** `kassabridge demo`: agent, virtual shop and virtual cashbox in one process, everything they do on the screen. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const wanted = values.receipts === undefined ? undefined : wholeNumber('--receipts', values.receipts, 1, 1_000_000);
  if (values.exit && wanted === undefined) throw new UsageError('--exit нужен вместе с --receipts N');
  const leaving = new AbortController();
  const leave = () => leaving.abort(new Error('The demo is over'));
  const stopped = untilStopped().then(leave);
  const stateDir =
    values.state === undefined ? mkdtempSync(join(tmpdir(), 'kassabridge-demo-')) : resolve(values.state);
  const lock = lockState(stateDir);
  const log = openLog({ clock: systemClock, folder: join(stateDir, 'logs') });
  const world = await openTrainingWorld(log, stateDir, values.state !== undefined);
  const live = await startAgent({
    stateDir,
    log,
    shops: world.shops,
    cashboxes: world.cashboxes,
    contactDays: USUAL_CONTACT_DAYS,
    reportAtMs: undefined,
    signs: { heartbeat: undefined, ping: undefined },
    alarms: { rules: ALARM_RULES, repeatMs: [DAY_MS, HOUR_MS], ways: [] },
    onStopAsked: leave,
  });
  // The JSON line is for programs; what is for people goes where it does not disturb them.
  const tell = values.json ? complain : say;
  if (!values.json) say(...greeting(stateDir));
  const sales = wanted === undefined ? endlessSales() : inventOrders({ seed: 1, count: wanted, rates: SOUND_RATES });
  const selling = sellOrders(world.shop, sales, systemClock, leaving.signal, wanted === undefined ? SALE_EVERY_MS : 0);
  selling.catch(() => undefined);
  await follow(live.journal, values.exit ? wanted : undefined, tell, values.json === true, leaving.signal);
  leaving.abort(new Error('The demo is over'));
  await Promise.race([selling, stopped]).catch(() => undefined);
  const counts = live.journal.counts();
  await live.stop();
  const duplicates = world.kkt.ledger.countDuplicates();
  await world.close();
  lock.release();
  if (values.state === undefined) rmSync(stateDir, { recursive: true, force: true });
  tell(...goodbye(counts, duplicates));
  if (values.json) say(JSON.stringify(jsonCounts(counts, duplicates)));
  const isComplete = !values.exit || counts.delivered === wanted;
  return isComplete && duplicates === 0 ? EXIT.fine : EXIT.trouble;
}

/** Shows what happens until somebody stops it, or until that many receipts are settled. */
async function follow(
  journal: Journal,
  until: number | undefined,
  tell: (...lines: readonly string[]) => void,
  quietly: boolean,
  signal: AbortSignal,
): Promise<void> {
  const feed = new ReceiptFeed(journal);
  while (!signal.aborted) {
    await systemClock.sleep(LOOK_MS, signal).catch(() => undefined);
    if (!quietly) tell(...feed.news(systemClock.now()));
    if (until !== undefined && areSettled(journal.counts(), until)) return;
  }
}

/** All delivered and reported; those that a person must decide upon will not move by themselves and are not waited for. */
function areSettled({ delivered, reported, refused, parked }: JobCounts, wanted: number): boolean {
  return Math.min(delivered, reported) + refused + parked >= wanted;
}

function* endlessSales(): Generator<InventedSale> {
  for (let seed = 1; ; seed++) yield* inventOrders({ seed, count: BATCH, rates: SOUND_RATES });
}

function jsonCounts({ received, fiscal, reported, delivered, refused, inDoubt }: JobCounts, duplicates: number) {
  return { received, fiscal, reported, delivered, refused, inDoubt, duplicates };
}
