import { driverFaults } from './driver-rules.ts';
import { nearest } from './nearest.ts';
import { openLinkWarning } from './open-link.ts';
import type { CashboxSettings, Settings } from './schema.ts';

export interface Findings {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What no field can know by itself: names that must meet, things that must not be there twice. */
export function crossCheck(settings: Settings): Findings {
  const { shops, cashboxes, notify } = settings;
  return {
    errors: [
      ...repeated('shops', 'id', shops, (shop) => shop.id),
      ...repeated('cashboxes', 'id', cashboxes, (box) => box.id),
      ...repeated('notify', 'id', notify, (way) => way.id),
      ...repeated('cashboxes', 'port', cashboxes, portKey),
      ...repeated('cashboxes', 'serialNumber', cashboxes, (box) => box.serialNumber),
      ...shops.flatMap((shop, index) => linkFaults(`shops[${index}]`, shop.url, shop.urlFile)),
      ...shops.flatMap((shop, index) => missingCompanions(`shops[${index}]`, shop)),
      ...cashboxes.flatMap((box, index) => unknownShops(`cashboxes[${index}]`, box, settings)),
      ...namelessAutos(cashboxes),
      ...driverFaults(cashboxes),
    ],
    warnings: [
      ...shops.flatMap((shop, index) => {
        const served = cashboxes.some((box) => box.shops.includes(shop.id));
        return served
          ? []
          : [`shops[${index}]: магазин "${shop.id}" не назван ни у одной кассы, его чеки некому пробить`];
      }),
      ...shops.flatMap(({ presence: { fn, ofdHours } }, index) =>
        fn || ofdHours !== undefined
          ? [`shops[${index}].presence: при беде с ${presenceWords(fn, ofdHours)} магазин перестанет отдавать чеки`]
          : [],
      ),
      ...shops.flatMap(({ url }, index) => {
        const warning = url === undefined ? undefined : openLinkWarning(url);
        return warning === undefined ? [] : [`shops[${index}].url: ${warning}`];
      }),
      ...cashboxes.flatMap((box, index) =>
        box.closeLimitSeconds < 275
          ? [
              `cashboxes[${index}].closeLimitSeconds: меньше 275; касса, которая заканчивает чек позже, будет понята неверно`,
            ]
          : [],
      ),
    ],
  };
}

function presenceWords(fn: boolean, ofdHours: number | undefined): string {
  return [...(fn ? ['ФН'] : []), ...(ofdHours === undefined ? [] : [`ОФД дольше ${ofdHours} ч`])].join(' или с ');
}

function repeated<T>(part: string, key: string, rows: readonly T[], of: (row: T) => string | undefined): string[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const value = of(row);
    if (value === undefined) return [];
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    return first === undefined ? [] : [`${part}[${index}].${key}: то же, что у ${part}[${first}]`];
  });
}

function portKey(box: CashboxSettings): string | undefined {
  return box.port === 'auto' ? undefined : box.port.toLowerCase();
}

function linkFaults(where: string, url: string | undefined, urlFile: string | undefined): string[] {
  if (url !== undefined && urlFile !== undefined) return [`${where}: укажите что-то одно: url или urlFile`];
  return url === undefined && urlFile === undefined
    ? [`${where}: нет ссылки подключения: укажите urlFile (лучше) или url`]
    : [];
}

/** A leniency that needs another setting would otherwise refuse every check it was meant to let through. */
function missingCompanions(where: string, shop: Settings['shops'][number]): string[] {
  const faults: string[] = [];
  if (shop.allow.includes('missingContact') && shop.fallbackContact === undefined)
    faults.push(`${where}.fallbackContact: не указано, а allow называет missingContact`);
  if (shop.allow.includes('supplierWithoutAgentType') && shop.agentType === undefined)
    faults.push(`${where}.agentType: не указано, а allow называет supplierWithoutAgentType`);
  return faults;
}

function unknownShops(where: string, box: CashboxSettings, { shops }: Settings): string[] {
  const known = shops.map((shop) => shop.id);
  return box.shops.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const meant = nearest(name, known);
    return [`${where}.shops[${index}]: нет магазина "${name}"${meant ? `; может быть, "${meant}"?` : ''}`];
  });
}

/** Two cashboxes that are both searched for can only be told apart by their serial numbers. */
function namelessAutos(cashboxes: readonly CashboxSettings[]): string[] {
  if (cashboxes.length < 2) return [];
  return cashboxes.flatMap((box, index) =>
    box.port === 'auto' && box.serialNumber === undefined
      ? [`cashboxes[${index}].serialNumber: нужен, когда касс несколько, а порт "auto"`]
      : [],
  );
}
