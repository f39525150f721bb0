import { describe, expect, it } from 'vitest';
import { vatRatesOf } from '../../../../../src/adapters/cashbox/atol-dto/identity.ts';
import { parseVersion } from '../../../../../src/adapters/cashbox/atol-dto/version.ts';
import type { MemoryLibrary } from './memory-library.ts';
import { connected } from './rig.ts';

const said = (version: string) => vatRatesOf(parseVersion(version));

describe('connecting through the library', () => {
  it('reads who the device is', async () => {
    const { identity, taskAlive } = await connected();
    expect(identity).toMatchObject({
      modelNumber: 61,
      kktSerial: '00106100000001',
      kktRegNumber: '0000000001000000',
      fnSerial: '9999078900001234',
      inn: '7725225244',
      ffdVersion: '1.05',
      taxationTypes: ['osn', 'usnIncome', 'usnIncomeOutcome'],
    });
    expect(identity.capabilities).toMatchObject({ printer: true, markingCheck: false, corrections: false });
    expect(taskAlive).toBe(false);
  });

  it('takes the serial number with or without its zeros', async () => {
    await expect(connected(undefined, { serialNumber: '106100000001' })).resolves.toBeDefined();
  });

  it('leaves another cashbox alone, and lets the library go', async () => {
    let library: { isEnded: boolean } | undefined;
    const attempt = connected(
      (made) => {
        library = made;
      },
      { serialNumber: '00106100000002' },
    );
    await expect(attempt).rejects.toThrow('CB-108');
    expect(library?.isEnded).toBe(true);
  });

  it.each([
    [3, 'CB-131'],
    [4, 'CB-105'],
    [2, 'CB-101'],
    [9, 'CB-128'],
    [11, 'CB-129'],
    [14, 'CB-126'],
    [71, 'CB-111'],
    [189, 'CB-129'],
  ])('says in words why the device does not open (%i)', async (trouble, code) => {
    const attempt = connected((library) => library.before.push({ when: ({ method }) => method === 'open', trouble }));
    await expect(attempt).rejects.toThrow(code);
  });

  it.each([
    ['10.8.0.0', ['vat20', 'vat10', 'vat120', 'vat110', 'vat0', 'none']],
    ['10.10.6.0', ['vat20', 'vat10', 'vat120', 'vat110', 'vat0', 'none']],
    ['10.10.7.0', ['vat20', 'vat10', 'vat120', 'vat110', 'vat0', 'none', 'vat5', 'vat7', 'vat105', 'vat107']],
    [
      '10.10.8.0',
      ['vat20', 'vat10', 'vat120', 'vat110', 'vat0', 'none', 'vat5', 'vat7', 'vat105', 'vat107', 'vat22', 'vat122'],
    ],
  ])('offers with driver %s only the rates it can say without a number that moved', (version, rates) => {
    expect(said(version)).toEqual(rates);
  });

  it('offers the check of marking codes with FFD 1.2 and a driver that knows it', async () => {
    const of = async (ffd: number, version: string) =>
      (await connected((library) => Object.assign(library, { ffd, version }))).identity.capabilities.markingCheck;
    expect(await of(120, '10.9.0.0')).toBe(true);
    expect(await of(120, '10.8.0.0')).toBe(false);
    expect(await of(105, '10.10.8.0')).toBe(false);
  });

  it('stops before documents pile up that nobody carries to the OFD', async () => {
    const through = (library: { ofdChannel: number }) => {
      library.ofdChannel = 5;
    };
    await expect(connected(through)).rejects.toThrow('CB-136');
    const { identity } = await connected(through, { ofdChannel: 'proto' });
    expect(identity.carriesOfdExchange).toBe(true);
  });

  it('does not claim the documents of a device that sends them itself', async () => {
    const itself = (library: { ofdChannel: number }) => {
      library.ofdChannel = 2;
    };
    const { identity } = await connected(itself, { ofdChannel: 'proto' });
    expect(identity.carriesOfdExchange).toBeUndefined();
  });

  it('goes by the settings when a device does not say how it sends', async () => {
    const silent = (library: MemoryLibrary) =>
      library.before.push({ when: ({ method }) => method === 'read_device_setting', trouble: 11 });
    expect((await connected(silent)).identity.carriesOfdExchange).toBeUndefined();
    expect((await connected(silent, { ofdChannel: 'proto' })).identity.carriesOfdExchange).toBe(true);
  });

  it('ends the driver host on disconnecting, twice without harm', async () => {
    const { driver, library } = await connected();
    await driver.disconnect();
    await driver.disconnect();
    expect(library.isEnded).toBe(true);
  });
});
