import type { KktFfd } from '../options.ts';

/** Where a tag may be written: before any document, on a receipt before its first item, or inside an item. */
export type TagPlace = 'cashier' | 'receipt' | 'item';

export interface TagRule {
  readonly place: TagPlace;
  /** Longest value, bytes (FFD limits, fiscal-domain.md 1.2 and 1.3). */
  readonly longest: number;
  readonly formats?: readonly KktFfd[];
}

const cashier = (longest: number): TagRule => ({ place: 'cashier', longest });
const receipt = (longest: number, formats?: readonly KktFfd[]): TagRule => ({
  place: 'receipt',
  longest,
  ...(formats && { formats }),
});
const item = (longest: number, formats?: readonly KktFfd[]): TagRule => ({
  place: 'item',
  longest,
  ...(formats && { formats }),
});

const OLD: readonly KktFfd[] = ['1.05', '1.1'];
const NEW: readonly KktFfd[] = ['1.1', '1.2'];
const NEWEST: readonly KktFfd[] = ['1.2'];

/** Tags the device takes by E8; any other is refused (EE/0203). */
export const TAG_RULES: ReadonlyMap<number, TagRule> = new Map([
  [1021, cashier(64)],
  [1203, cashier(12)],
  [1005, receipt(256)],
  [1008, receipt(64)],
  [1009, receipt(256)],
  [1011, receipt(1, NEWEST)],
  [1016, receipt(12)],
  [1026, receipt(64)],
  [1044, receipt(24)],
  [1055, receipt(1)],
  [1057, receipt(1)],
  [1073, receipt(19)],
  [1074, receipt(19)],
  [1075, receipt(19)],
  [1084, receipt(328)],
  [1117, receipt(64)],
  [1125, receipt(1)],
  [1171, receipt(19)],
  [1173, receipt(1)],
  [1174, receipt(300)],
  [1187, receipt(256)],
  [1192, receipt(16)],
  [1227, receipt(256)],
  [1228, receipt(12)],
  [1234, receipt(1024)],
  [1256, receipt(1024, NEW)],
  [1261, receipt(328, NEWEST)],
  [1270, receipt(144, NEWEST)],
  [1162, item(32, OLD)],
  [1163, item(256, NEWEST)],
  [1191, item(64)],
  [1197, item(16, OLD)],
  [1222, item(1)],
  [1223, item(512)],
  [1224, item(512)],
  [1226, item(12)],
  [1229, item(6)],
  [1230, item(3)],
  [1231, item(32)],
  [1260, item(328, NEWEST)],
  [2102, item(1, NEWEST)],
  [2108, item(1, NEW)],
]);
