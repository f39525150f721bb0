import { describe, expect, it } from 'vitest';
import { advise } from '../../../../../src/adapters/cashbox/detect/advise.ts';
import { type FoundCashbox, foundCashboxes } from '../../../../../src/adapters/cashbox/detect/found-cashbox.ts';
import { type LookAround, lookAround } from '../../../../../src/adapters/cashbox/detect/look-around.ts';
import type { Inspect, WayName } from '../../../../../src/adapters/cashbox/detect/sighting.ts';
import { crossCheck } from '../../../../../src/adapters/system/settings/cross-checks.ts';
import { parseSettings } from '../../../../../src/adapters/system/settings/load-settings.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import type { CashboxIdentity } from '../../../../../src/core/ports/cashbox-driver.ts';

const SIGNAL = new AbortController().signal;

const identity = (kktSerial: string, more: Partial<CashboxIdentity> = {}): CashboxIdentity => ({
  modelName: 'АТОЛ 30Ф',
  modelNumber: 61,
  firmware: '3.0.5870',
  kktSerial,
  kktRegNumber: '0000000001000000',
  fnSerial: '9999078900001234',
  inn: '7725225244',
  ffdVersion: '1.05',
  taxationTypes: ['osn'],
  capabilities: { printer: true, vatRates: [], markingCheck: false, corrections: false },
  ofd: { name: 'ОФД', inn: '7704211201' },
  ...more,
});

/** A street of ports: what answers where, and what was looked at. */
function street(more: Partial<LookAround> & { readonly answers?: Readonly<Record<string, string | KassaError>> } = {}) {
  const looks: string[] = [];
  const locks = { now: new Set<string>(), most: 0 };
  const { answers = {}, ...wanted } = more;
  const inspect =
    (driver: WayName): Inspect =>
    async (port) => {
      expect(locks.now.has(port)).toBe(true);
      looks.push(`${driver} ${port}`);
      const answer = answers[`${driver} ${port}`] ?? new KassaError('CB-101', port);
      if (answer instanceof KassaError) throw answer;
      return { identity: identity(answer), ...(driver === 'atol-dto' && { libraryVersion: '10.8.0.0' }) };
    };
  const where: LookAround = {
    named: [],
    usbPorts: async () => [],
    libraryFault: undefined,
    inspect: { 'atol-dto': inspect('atol-dto'), 'atol-serial': inspect('atol-serial') },
    take: (port) => {
      locks.now.add(port);
      return { release: () => locks.now.delete(port) };
    },
    ...wanted,
  };
  return { looks, locks, look: () => lookAround(where, SIGNAL) };
}

describe('looking for cashboxes', () => {
  it('goes to USB, to ATOL’s own ports and to those a person named, both ways, and nowhere else', async () => {
    const { looks, look } = street({
      usbPorts: async () => ['COM7'],
      named: ['COM5', 'COM5', 'COM7', 'tcp://kassa:5555'],
    });
    await look();
    expect(looks).toEqual([
      'atol-dto usb',
      'atol-dto COM7',
      'atol-serial COM7',
      'atol-dto COM5',
      'atol-serial COM5',
      'atol-dto tcp://kassa:5555',
      'atol-serial tcp://kassa:5555',
    ]);
  });

  it('goes to a USB path through the library only', async () => {
    const { looks, look } = street({ named: ['usb:1-1.2'] });
    await look();
    expect(looks).toEqual(['atol-dto usb', 'atol-dto usb:1-1.2']);
  });

  it('leaves what an agent has alone, with everything else on USB when it is there', async () => {
    const { looks, locks, look } = street({
      usbPorts: async () => ['COM7', 'COM8'],
      named: ['COM5'],
      take: (port) => (port === 'COM8' ? { holder: 'процесс 7' } : { release: () => locks.now.delete(port) }),
      inspect: {
        'atol-dto': async (port) => {
          looks.push(port);
          throw new KassaError('CB-101');
        },
        'atol-serial': async () => {
          throw new KassaError('CB-101');
        },
      },
    });
    const { held } = await look();
    expect(held).toEqual([{ port: 'COM8', holder: 'процесс 7' }]);
    expect(looks).toEqual(['COM5']);
  });

  it('lets every device go, whatever happens', async () => {
    const { locks, look } = street({
      named: ['COM5'],
      answers: { 'atol-dto COM5': new KassaError('CB-121'), 'atol-serial COM5': '1' },
    });
    await look();
    expect([...locks.now]).toEqual([]);
    const broken = street({
      inspect: {
        'atol-dto': async () => {
          throw new TypeError('a fault of ours');
        },
        'atol-serial': async () => {
          throw new TypeError('a fault of ours');
        },
      },
    });
    await expect(broken.look()).rejects.toThrow('a fault of ours');
    expect([...broken.locks.now]).toEqual([]);
  });

  it('does without a library that is not there, and without one that turns out to be useless', async () => {
    const absent = street({ named: ['COM5'], libraryFault: new KassaError('CB-122') });
    expect((await absent.look()).libraryFault?.code).toBe('CB-122');
    expect(absent.looks).toEqual(['atol-serial COM5']);
    const useless = street({ named: ['COM5'], answers: { 'atol-dto usb': new KassaError('CB-126') } });
    const { libraryFault, misses } = await useless.look();
    expect(libraryFault?.code).toBe('CB-126');
    expect(useless.looks).toEqual(['atol-dto usb', 'atol-serial COM5']);
    expect(misses.map(({ driver }) => driver)).toEqual(['atol-serial']);
  });

  it('goes on where the system does not list its ports', async () => {
    const { look } = street({ usbPorts: () => Promise.reject(new Error('no udevadm')), named: ['COM5'] });
    expect(await look()).toMatchObject({ listFailed: true, ports: ['usb', 'COM5'] });
  });

  it('takes one serial number for one cashbox, however often it is seen', async () => {
    const { look } = street({
      named: ['COM5', 'COM6'],
      answers: { 'atol-dto usb': '1', 'atol-dto COM5': '1', 'atol-serial COM5': '1', 'atol-serial COM6': '2' },
    });
    const found = foundCashboxes((await look()).sightings);
    expect(found.map(({ identity: { kktSerial }, ways }) => [kktSerial, ways.map(({ port }) => port)])).toEqual([
      ['1', ['usb', 'COM5', 'COM5']],
      ['2', ['COM6']],
    ]);
  });
});

describe('advice for the settings', () => {
  const dto = (port: string, libraryVersion = '10.10.8.0') => ({ driver: 'atol-dto' as const, port, libraryVersion });
  const wire = (port: string) => ({ driver: 'atol-serial' as const, port });
  const found = (ways: FoundCashbox['ways'], more: Partial<CashboxIdentity> = {}, ofdThroughDriver = false) => ({
    identity: identity('00106100000001', more),
    ways,
    ofdThroughDriver,
  });
  const here = { place: 1, library: undefined, usbPorts: ['COM7'] };

  it.each([
    [found([dto('usb'), wire('COM7')]), { driver: 'atol-dto', port: 'usb', ofdChannel: 'none' }],
    [found([wire('COM5')]), { driver: 'atol-serial', port: 'COM5' }],
    [found([wire('COM7')]), { driver: 'atol-serial', port: 'auto' }],
    [found([wire('COM5'), dto('tcp://10.0.0.7:5555')], {}, true), { driver: 'atol-dto', ofdChannel: 'proto' }],
  ])('can be pasted, and means this cashbox', (cashbox, expected) => {
    const { settings } = advise(cashbox, here);
    expect(settings).toMatchObject({ serialNumber: '00106100000001', ...expected });
    const shop = { id: 'main', kind: 'bitrix', urlFile: 'l', apiVersion: '2', settlementPlace: 'https://shop.example' };
    const parsed = parseSettings(JSON.stringify({ shops: [shop], cashboxes: [settings] }));
    expect(crossCheck(parsed).errors).toEqual([]);
  });

  it('never confirms a live FN for the person who pastes it', () => {
    const { settings, ru } = advise(found([dto('usb')], { fnSerial: '8710000100000001' }), here);
    expect(Object.keys(settings)).not.toContain('fnSerial');
    expect(Object.keys(settings)).not.toContain('inn');
    expect(Object.keys(settings)).not.toContain('allowLiveFiscal');
    expect(ru.join('\n')).toContain('подтвердите в окне «Касса»');
  });

  it.each([
    ['10.8.0.0', true],
    ['10.9.5.1', true],
    ['10.10.7.0', true],
    ['10.10.8.0', false],
    ['10.10.10.0', false],
    ['11.0.0.0', false],
  ])('says when the driver %s does not know the VAT of 2026: %s', (version, isOld) => {
    const { ru } = advise(found([dto('usb', version)]), here);
    expect(ru.some((line) => line.includes('не знает НДС 22 %'))).toBe(isOld);
  });

  it('says what a person must know of the OFD and of FFD 1.2', () => {
    const { ru } = advise(found([dto('usb')], { ffdVersion: '1.2' }, true), here);
    expect(ru.join('\n')).toContain('"ofdChannel": "proto"');
    expect(ru.join('\n')).toContain('"apiVersion": "3"');
  });
});
