import { describe, expect, it } from 'vitest';
import { librarySettings } from '../../../../../src/adapters/cashbox/atol-dto/connection.ts';

describe('settings of the library', () => {
  it.each([
    ['auto', { Port: '1', UsbDevicePath: 'auto' }],
    ['usb', { Port: '1', UsbDevicePath: 'auto' }],
    ['usb:1-1.2', { Port: '1', UsbDevicePath: '1-1.2' }],
    ['COM5', { Port: '0', ComFile: 'COM5', BaudRate: '115200' }],
    ['/dev/ttyS0', { Port: '0', ComFile: '/dev/ttyS0', BaudRate: '115200' }],
    ['tcp://192.168.1.10:5555', { Port: '2', IPAddress: '192.168.1.10', IPPort: '5555' }],
  ])('find the cashbox at %s', (port, expected) => {
    expect(librarySettings({ port })).toMatchObject({ Model: '500', ...expected });
  });

  it('take reconnecting and the second journal out of the hands of the library', () => {
    expect(librarySettings({ port: 'auto' })).toMatchObject({ AutoReconnect: '0', UseDocumentsJournal: '0' });
  });

  it.each([
    [undefined, '0'],
    ['none', '0'],
    ['usb', '1'],
    ['proto', '2'],
  ] as const)('carry the exchange with the OFD as told (%s)', (ofdChannel, expected) => {
    expect(librarySettings({ port: 'auto', ofdChannel })['OfdChannel']).toBe(expected);
  });

  it('name passwords and a time zone only when a person has', () => {
    expect(librarySettings({ port: 'auto' })).not.toHaveProperty('AccessPassword');
    expect(librarySettings({ port: 'auto', accessPassword: '1', userPassword: '30', timeZone: 2 })).toMatchObject({
      AccessPassword: '1',
      UserPassword: '30',
      TimeZone: '2',
    });
  });

  it('refuse an address without a port in words', () => {
    expect(() => librarySettings({ port: 'tcp://192.168.1.10' })).toThrow('CB-128');
  });
});
