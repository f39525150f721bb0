/**
 * A virtual 1C-Bitrix shop: an independent second opinion on the wire between shop and agent, shipped for demo and
 * training. May import `core` and `wire` only, and nothing that the agent is made of. Start reading at `VirtualShop`.
 */
export type { CheckType } from './check-types.ts';
export { CHECK_TYPES } from './check-types.ts';
export { FolderStore } from './data/folder-store.ts';
export type {
  CashboxRow,
  CashboxSettings,
  NewOrder,
  OrderLine,
  ReportRow,
  ShopCheck,
  ShopOrder,
} from './data/records.ts';
export type { ShopCounts } from './data/shop-counters.ts';
export { MemoryStore, type ShopStore } from './data/shop-store.ts';
export { FAULTS, type FaultName, type FaultRow, isFaultName } from './faults/fault-table.ts';
export { ENDPOINT_PATH, type ShopRequest, type ShopResponse, TRAINING_HEADER } from './http.ts';
export { type InventedSale, type InventOptions, inventOrders, SOUND_RATES } from './invent-orders.ts';
export { TRAINING_BANNER, TRAINING_PLACE } from './pages.ts';
export { type ServedShop, serveShop } from './serve-shop.ts';
export type { ShopAdmin } from './shop-admin.ts';
export { ShopRefusal } from './shop-refusal.ts';
export { DEFAULT_SITE, type SiteSettings, VAT_ROW } from './site-settings.ts';
export { VirtualShop, type VirtualShopOptions } from './virtual-shop.ts';
