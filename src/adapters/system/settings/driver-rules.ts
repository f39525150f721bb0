import { type CashboxSettings, isUsbPort } from './schema.ts';

type Driver = CashboxSettings['driver'];

interface Rule {
  readonly key: keyof CashboxSettings;
  /** Drivers that have a use for it. */
  readonly for: readonly Driver[];
  /** Does the file say it? */
  readonly isSaid: (box: CashboxSettings) => boolean;
  readonly ru: string;
}

const OF_LIBRARY = ['atol-dto', 'auto'] as const;
const FOR_LIBRARY_ONLY = 'есть только у драйвера АТОЛ: "driver": "atol-dto" или "auto"';

/** A setting the chosen driver would quietly ignore is a mistake that somebody should hear of. */
const RULES: readonly Rule[] = [
  {
    key: 'port',
    for: ['atol-dto'],
    isSaid: ({ port }) => isUsbPort(port),
    ru: '"usb" есть только у "driver": "atol-dto"; здесь "auto" ищет и на USB',
  },
  {
    key: 'ports',
    for: ['atol-serial', 'auto'],
    isSaid: ({ ports }) => ports.length > 0,
    ru: 'у "driver": "atol-dto" порт один: назовите его в "port"',
  },
  {
    key: 'taxRows',
    for: ['atol-serial', 'auto'],
    isSaid: ({ taxRows }) => Object.keys(taxRows).length > 0,
    ru: 'есть только у проводного протокола; драйвер АТОЛ находит ставку в кассе сам',
  },
  { key: 'library', for: OF_LIBRARY, isSaid: ({ library }) => library !== undefined, ru: FOR_LIBRARY_ONLY },
  { key: 'ofdChannel', for: OF_LIBRARY, isSaid: ({ ofdChannel }) => ofdChannel !== undefined, ru: FOR_LIBRARY_ONLY },
  { key: 'timeZone', for: OF_LIBRARY, isSaid: ({ timeZone }) => timeZone !== undefined, ru: FOR_LIBRARY_ONLY },
  {
    key: 'withoutMarkingAnswer',
    for: OF_LIBRARY,
    isSaid: ({ withoutMarkingAnswer }) => withoutMarkingAnswer !== undefined,
    ru: FOR_LIBRARY_ONLY,
  },
];

/** Keys a driver has no use for: with another driver chosen they go. `port` is what a person chose along with it. */
export function keysNotFor(driver: Driver): readonly (keyof CashboxSettings)[] {
  return RULES.filter((rule) => !rule.for.includes(driver) && rule.key !== 'port').map(({ key }) => key);
}

/** Settings of a cashbox that its driver has no use for, and cashboxes that would meet on USB. */
export function driverFaults(cashboxes: readonly CashboxSettings[]): readonly string[] {
  return [
    ...cashboxes.flatMap((box, index) =>
      RULES.filter((rule) => !rule.for.includes(box.driver) && rule.isSaid(box)).map(
        ({ key, ru }) => `cashboxes[${index}].${key}: ${ru}`,
      ),
    ),
    ...meetingsOnUsb(cashboxes),
  ];
}

/**
 * The library takes any device it finds on USB, and the search over the wire looks at every ATOL port: with a second
 * cashbox on USB one of them would get two masters.
 */
function meetingsOnUsb(cashboxes: readonly CashboxSettings[]): readonly string[] {
  const onUsb = cashboxes.filter(({ port }) => port === 'auto' || isUsbPort(port));
  if (onUsb.length < 2 || onUsb.every(({ driver }) => driver === 'atol-serial')) return [];
  return cashboxes.flatMap(({ port }, index) =>
    port === 'auto' || port === 'usb'
      ? [
          `cashboxes[${index}].port: касс на USB несколько, а драйвер АТОЛ берёт первую; назовите порт каждой: "COM5", "tcp://адрес:порт" или, с "atol-dto", "usb:ПУТЬ"`,
        ]
      : [],
  );
}
