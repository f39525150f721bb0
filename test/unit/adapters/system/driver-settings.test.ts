import { describe, expect, it } from 'vitest';
import { readCashboxPasswords } from '../../../../src/adapters/system/settings/cashbox-passwords.ts';
import { crossCheck } from '../../../../src/adapters/system/settings/cross-checks.ts';
import { parseSettings, SettingsError } from '../../../../src/adapters/system/settings/load-settings.ts';

const SHOP = {
  id: 'main',
  kind: 'bitrix',
  urlFile: 'link.txt',
  apiVersion: '2',
  settlementPlace: 'https://shop.example',
};
const box = (more: object = {}, id = 'kassa1') => ({ id, driver: 'atol-dto', shops: ['main'], ...more });

function faultsOf(...cashboxes: readonly object[]): readonly string[] {
  try {
    return crossCheck(parseSettings(JSON.stringify({ shops: [SHOP], cashboxes }))).errors;
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('settings of the driver', () => {
  it.each([
    { driver: 'atol-dto' },
    { driver: 'atol-dto', port: 'usb', library: '/opt/atol', ofdChannel: 'proto', timeZone: 2 },
    { driver: 'atol-dto', port: 'usb:1-1.2', withoutMarkingAnswer: 'sell' },
    { driver: 'atol-dto', port: 'COM5', ofdChannel: 'none' },
    { driver: 'atol-dto', port: 'tcp://10.0.0.7:5555', ofdChannel: 'usb' },
    { driver: 'auto', ports: ['COM5'], taxRows: { vat22: 7 }, library: 'fptr10.dll', ofdChannel: 'proto' },
    { driver: 'auto', port: 'tcp://10.0.0.7:5555' },
    { driver: 'atol-serial', ports: ['COM5'], taxRows: { vat22: 7 } },
  ])('that make sense are taken: %j', (more) => {
    expect(faultsOf(box(more))).toEqual([]);
  });

  it.each<readonly [object, string]>([
    [{ driver: 'dto' }, 'cashboxes[0].driver: одно из: atol-serial, atol-dto, auto'],
    [
      { port: 'usb:' },
      'cashboxes[0].port: "auto", "COM5", "/dev/…", "tcp://адрес:порт", а для драйвера АТОЛ ещё "usb" и "usb:ПУТЬ"',
    ],
    [{ ofdChannel: 'ethernet' }, 'cashboxes[0].ofdChannel: одно из: none, usb, proto'],
    [{ ofdChanel: 'none' }, 'cashboxes[0].ofdChanel: неизвестный ключ; может быть, "ofdChannel"?'],
    [{ timeZone: 12 }, 'cashboxes[0].timeZone: целое число от 1 до 11'],
    [{ timeZone: 2.5 }, 'cashboxes[0].timeZone: нужно целое число без кавычек'],
    [{ library: '' }, 'cashboxes[0].library: путь к файлу драйвера АТОЛ или к его папке'],
    [{ withoutMarkingAnswer: 'wait' }, 'cashboxes[0].withoutMarkingAnswer: одно из: refuse, sell'],
    [
      { taxRows: { vat22: 7 } },
      'cashboxes[0].taxRows: есть только у проводного протокола; драйвер АТОЛ находит ставку в кассе сам',
    ],
    [{ ports: ['COM5'] }, 'cashboxes[0].ports: у "driver": "atol-dto" порт один: назовите его в "port"'],
    ...['library', 'ofdChannel', 'timeZone', 'withoutMarkingAnswer'].map(
      (key) =>
        [
          { driver: 'atol-serial', [key]: { library: 'x', ofdChannel: 'none', timeZone: 1 }[key] ?? 'sell' },
          `cashboxes[0].${key}: есть только у драйвера АТОЛ: "driver": "atol-dto" или "auto"`,
        ] as const,
    ),
    ...['atol-serial', 'auto'].flatMap((driver) =>
      ['usb', 'usb:1-1'].map(
        (port) =>
          [
            { driver, port },
            'cashboxes[0].port: "usb" есть только у "driver": "atol-dto"; здесь "auto" ищет и на USB',
          ] as const,
      ),
    ),
  ])('that make none are refused in words: %j', (more, fault) => {
    expect(faultsOf(box(more))).toEqual([fault]);
  });

  it.each([
    [box(), box({ port: 'usb' }, 'k2')],
    [box({ port: 'usb:1-1' }), box({ driver: 'auto', serialNumber: '2' }, 'k2')],
    [box(), box({ driver: 'atol-serial', serialNumber: '2' }, 'k2')],
  ])('never let two cashboxes meet on USB: %j and %j', (first, second) => {
    const faults = faultsOf(first, { serialNumber: '1', ...second }).join('\n');
    expect(faults).toContain('касс на USB несколько, а драйвер АТОЛ берёт первую');
  });

  it.each([
    [box({ port: 'usb:1-1' }), box({ port: 'usb:1-2' }, 'k2')],
    [box({ serialNumber: '1' }), box({ port: 'COM5' }, 'k2')],
    [box({ driver: 'atol-serial', serialNumber: '1' }), box({ driver: 'atol-serial', serialNumber: '2' }, 'k2')],
  ])('leave cashboxes alone that cannot meet: %j and %j', (first, second) => {
    expect(faultsOf(first, second)).toEqual([]);
  });
});

describe('one file of passwords', () => {
  const read = (driver: 'atol-serial' | 'atol-dto' | 'auto', file: object) =>
    readCashboxPasswords({ driver, passwordsFile: 'p.json' }, (_name, accept) => accept(JSON.stringify(file)));

  it.each(['atol-serial', 'atol-dto', 'auto'] as const)('serves %s', (driver) => {
    const file = { access: '1234', mode: '31', user: 'тайна' };
    expect(read(driver, file)).toEqual(file);
  });

  it('may hold any password of access for the library, and digits where the wire may have to take it', () => {
    expect(read('atol-dto', { access: 'слово' })).toEqual({ access: 'слово' });
    for (const driver of ['atol-serial', 'auto'] as const)
      expect(() => read(driver, { access: 'слово' })).toThrow('access: 4 цифры в кавычках');
    expect(() => read('atol-dto', { access: '' })).toThrow('access: непустой текст в кавычках');
  });
});
