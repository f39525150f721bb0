import { isTestFn } from '../../../core/ports/cashbox-driver.ts';
import type { FoundCashbox } from './found-cashbox.ts';

/** What a person may paste into `cashboxes` of the settings, and why. */
export interface Advice {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ru: readonly string[];
}

/** The library from this build on knows the VAT rates of 2026. Source: dto10-driver 7. */
const KNOWS_VAT_22 = [10, 10, 8] as const;

export interface Circumstances {
  /** Number of the cashbox among those found, from 1. */
  readonly place: number;
  /** Path a person named for the library. */
  readonly library: string | undefined;
  /** Serial ports of USB units. */
  readonly usbPorts: readonly string[];
}

/**
 * The library is advised wherever it opens the device: it speaks to every firmware, and FFD 1.2 and marking go no other way.
 */
export function advise(found: FoundCashbox, { place, library, usbPorts }: Circumstances): Advice {
  const id = `kassa${place}`;
  const throughLibrary = found.ways.find(({ driver }) => driver === 'atol-dto');
  const way = throughLibrary ?? found.ways[0];
  const { identity, ofdThroughDriver } = found;
  return {
    settings: {
      id,
      driver: way?.driver,
      // The serial number finds it again where the name of the port will not.
      port: throughLibrary?.port ?? autoOr(way?.port ?? 'auto', usbPorts),
      serialNumber: identity.kktSerial,
      ...(throughLibrary && library !== undefined && { library }),
      ...(throughLibrary && { ofdChannel: ofdThroughDriver ? 'proto' : 'none' }),
      shops: ['main'],
      cashier: { name: 'Фамилия И. О.' },
    },
    ru: [
      ...wayWords(found, throughLibrary?.libraryVersion),
      ...(ofdThroughDriver
        ? ['Документы в ОФД уходят через компьютер ("ofdChannel": "proto"): только пока агент работает.']
        : []),
      ...(identity.ffdVersion === '1.2' ? ['ФФД 1.2: у магазина в настройках нужна "apiVersion": "3".'] : []),
      isTestFn(identity.fnSerial)
        ? 'ФН тестовый: чеки не имеют юридической силы.'
        : `ФН боевой: сверьте номера с документами на кассу, подтвердите в окне «Касса» и только потом ставьте "allowLiveFiscal": true.`,
    ],
  };
}

const autoOr = (port: string, usbPorts: readonly string[]): string => (usbPorts.includes(port) ? 'auto' : port);

function wayWords(found: FoundCashbox, libraryVersion: string | undefined): readonly string[] {
  if (libraryVersion === undefined) {
    return [
      'Отвечает по проводному протоколу: "atol-serial". Для маркировки, ФФД 1.2 и НДС 5, 7 и 22 % установите драйвер АТОЛ 10.10.8 или новее.',
    ];
  }
  const both = found.ways.some(({ driver }) => driver === 'atol-serial');
  return [
    both
      ? 'Отвечает обоими путями. Советуем драйвер АТОЛ: "atol-dto"; с "auto" агент выберет его сам, а без него пойдёт по проводу.'
      : 'Отвечает через драйвер АТОЛ: "atol-dto".',
    ...(isOlder(libraryVersion, KNOWS_VAT_22)
      ? [`Драйвер ${libraryVersion} не знает НДС 22 %: обновите его до 10.10.8 или новее.`]
      : []),
  ];
}

function isOlder(version: string, than: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const at = than.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return at !== -1 && (parts[at] ?? 0) < (than[at] ?? 0);
}
