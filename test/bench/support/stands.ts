import type { Bench } from './bench.ts';
import type { KktStand, KktStandOptions } from './kkt-stand.ts';
import { type Remote, startRemote } from './remote.ts';
import type { ShopStand, ShopStandOptions } from './shop-stand.ts';

export interface StartedKkts {
  readonly stand: Remote<KktStand>;
  readonly ports: readonly number[];
}

export interface StartedShop {
  readonly stand: Remote<ShopStand>;
  readonly link: string;
}

/** Virtual cashboxes in a process of their own, until the end of the measurement. */
export async function startKkts(bench: Bench, options: KktStandOptions): Promise<StartedKkts> {
  const { remote, close } = startRemote<KktStand>(new URL('./kkt-stand.ts', import.meta.url));
  bench.atEnd(close);
  return { stand: remote, ports: await remote.start(options) };
}

/** A virtual shop in a process of its own, until the end of the measurement. */
export async function startShop(bench: Bench, options: Partial<ShopStandOptions> = {}): Promise<StartedShop> {
  const { remote, close } = startRemote<ShopStand>(new URL('./shop-stand.ts', import.meta.url));
  bench.atEnd(close);
  return { stand: remote, link: await remote.start({ lookEveryMs: 20, seed: 11, ...options }) };
}
