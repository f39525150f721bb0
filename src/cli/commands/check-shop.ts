import { tryShop } from '../../adapters/shop/registry.ts';
import { loadSettings } from '../../adapters/system/settings/load-settings.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { secretsOfSettings } from '../agent/secrets-of-settings.ts';
import { oneOf, readArguments, UsageError } from '../arguments.ts';
import { isAllThere, shopReport } from '../check-shop/report.ts';
import { EXIT } from '../exit.ts';
import { NoAgentError } from '../failures.ts';
import { checkShopLines } from '../screen/check-shop-lines.ts';
import { complain, say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

const OPTIONS = { config: { type: 'string' }, shop: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `kassabridge check-shop`: from the name of the site to the last check, each step ticked or named as missing. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  if (values.config === undefined) throw new UsageError('не указаны настройки: --config ФАЙЛ');
  const loaded = loadSettings(values.config);
  const { shops } = loaded.settings;
  const wanted =
    values.shop &&
    oneOf(
      '--shop',
      values.shop,
      shops.map(({ id }) => id),
    );
  const secrets = secretsOfSettings(loaded, complain);
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort(new Error('Проверка остановлена.')));
  const status = await statusOrNone(loaded.stateDir);
  const chosen = shops.filter(({ id }) => wanted === undefined || id === wanted);
  if (process.stderr.isTTY) complain('Спрашиваю магазин; исправный держит такой вопрос до минуты…');
  const reports = await Promise.all(
    chosen.map(async (shop) => {
      const steps = await tryShop(shop, { clock: systemClock, url: secrets.shopLink(shop) }, stop.signal);
      return shopReport(shop.id, steps, status, systemClock.now());
    }),
  );
  if (values.json) say(JSON.stringify(reports));
  else say(...reports.flatMap((report, i) => [...(i > 0 ? [''] : []), ...checkShopLines(report, systemClock.now())]));
  return reports.every(isAllThere) ? EXIT.fine : EXIT.trouble;
}

async function statusOrNone(stateDir: string): Promise<StatusSnapshot | undefined> {
  try {
    return await askAgent(stateDir, (agent) => agent.call('status', {}));
  } catch (error) {
    if (error instanceof NoAgentError) return undefined;
    throw error;
  }
}
