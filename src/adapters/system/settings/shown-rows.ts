import { rowsOf, type SettingsTree } from './settings-tree.ts';

/** Which rows of a settings file the set-up wizard shows, by their place; one behind the last where there is none yet. */
export interface ShownRows {
  readonly shop: number;
  readonly cashbox: number;
  readonly telegram: number;
  readonly mail: number;
}

/** The first shop, the first cashbox that serves it, the first way of each kind. */
export function shownRows(tree: SettingsTree): ShownRows {
  const shopId = rowsOf(tree, 'shops')[0]?.['id'];
  const cashboxes = rowsOf(tree, 'cashboxes');
  const serving = cashboxes.findIndex(({ shops }) => Array.isArray(shops) && shops.includes(shopId));
  const ways = rowsOf(tree, 'notify');
  const way = (kind: string) => ways.findIndex((row) => row['kind'] === kind);
  const telegram = orNext(way('telegram'), ways.length);
  const nextFree = telegram === ways.length ? ways.length + 1 : ways.length;
  return { shop: 0, cashbox: Math.max(serving, 0), telegram, mail: orNext(way('mail'), nextFree) };
}

const orNext = (place: number, next: number): number => (place === -1 ? next : place);
