import { join, resolve } from 'node:path';
import { systemClock } from '../../adapters/system/system-clock.ts';
import {
  FAULTS,
  FolderStore,
  inventOrders,
  isFaultName,
  SOUND_RATES,
  serveShop,
  VirtualShop,
} from '../../simulator/shop/index.ts';
import { oneOf, readArguments, UsageError, wholeNumber } from '../arguments.ts';
import { sellOrders } from '../demo/sell-orders.ts';
import { ownFolder } from '../own-folder.ts';
import { faultLines } from '../screen/fault-lines.ts';
import { say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

const OPTIONS = {
  port: { type: 'string' },
  state: { type: 'string' },
  api: { type: 'string', default: '3' },
  orders: { type: 'string' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  faults: { type: 'boolean' },
} as const;

/** `kassabridge simulate shop`: a virtual 1C-Bitrix shop on this machine. New cashboxes are switched on at once: nobody has an admin page here. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  if (values.faults) {
    say(...faultLines(Object.entries(FAULTS).map(([name, { ru }]) => ({ name, ru }))));
    return 0;
  }
  const { port, state } = values;
  if (port === undefined) throw new UsageError('не указан порт: --port N');
  if (state === undefined) throw new UsageError('не указана папка: --state ПАПКА');
  const portNumber = wholeNumber('--port', port, 0, 65_535);
  const highestApi = oneOf('--api', values.api, ['2', '3']) === '2' ? 2 : 3;
  const count = values.orders === undefined ? 0 : wholeNumber('--orders', values.orders, 0, 100_000);
  for (const fault of values.fault) checkFault(fault);
  const folder = ownFolder(resolve(state));
  const shop = new VirtualShop({
    clock: systemClock,
    store: new FolderStore(join(folder.path, 'shop')),
    site: { highestApi, activatesNewCashboxes: true, countsDeliveryTax: true },
    faults: values.fault,
  });
  const served = await serveShop({ shop, port: portNumber });
  // Before the words that invite it: a Ctrl+C right after them must find somebody.
  const stopped = untilStopped();
  say(`${shop.banner}`, '  Ссылка подключения (она как пароль):', served.connectLink, '  Ctrl+C — выключить.');
  const leaving = new AbortController();
  const selling = sellOrders(shop, inventOrders({ seed: 1, count, rates: SOUND_RATES }), systemClock, leaving.signal);
  await stopped;
  leaving.abort(new Error('The shop closes'));
  await selling.catch(() => undefined);
  await served.close();
  shop.close();
  folder.release();
  return 0;
}

/** `NAME` or `NAME:COUNT`. */
function checkFault(text: string): void {
  const [name = '', count] = text.split(':');
  if (!isFaultName(name)) throw new UsageError(`--fault: нет неисправности «${name}»; список: simulate shop --faults`);
  if (count !== undefined) wholeNumber(`--fault ${name}`, count, 1);
}
