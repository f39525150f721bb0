import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { detectCashboxes } from '../../src/adapters/cashbox/detect-cashboxes.ts';
import { takeDeviceLock } from '../../src/adapters/system/device-lock.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { serveTcp } from '../../src/simulator/kkt/serve-tcp.ts';
import { EMPTY_VIEW, form, readTree, rig } from '../support/set-up-rig.ts';

/** Locks of devices are the user's: this file has a user of its own. */
const home = mkdtempSync(join(tmpdir(), 'kb-set-up-home-'));
const before = process.env['HOME'];
beforeAll(() => {
  process.env['HOME'] = home;
});
afterAll(() => {
  if (before === undefined) delete process.env['HOME'];
  else process.env['HOME'] = before;
  rmSync(home, { recursive: true, force: true });
});

async function kkt(): Promise<string> {
  const device = new VirtualKkt({ clock: systemClock });
  const server = await serveTcp({ kkt: device, port: 0 });
  onTestFinished(async () => {
    await server.close();
    device.close();
  });
  return server.name;
}

/** Takes a connection and never says a word. */
async function silent(): Promise<{ readonly name: string; readonly server: Server }> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { name: `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, server };
}

describe('set-up: the search for cashboxes', () => {
  it('finds a cashbox, counts the ports, and says why', async () => {
    const port = await kkt();
    const setUp = rig({ detect: detectCashboxes });
    const found = await setUp.call('findCashboxes', { runId: 'search', ports: [port, 'scales'] });
    expect(found.cancelled).toBe(false);
    expect(found.cashboxes).toMatchObject([
      {
        modelName: expect.stringContaining('30'),
        kktSerial: '00106100000001',
        training: true,
        driver: 'atol-serial',
        port,
      },
    ]);
    expect(found.cashboxes[0]?.why.ru).toContain('ФН тестовый');
    expect(found.cashboxes[0]?.why.en).toContain('A test FN');
    expect(found.notes.map(({ ru }) => ru).join()).toContain('«scales» не порт');
    expect(setUp.progress.every(({ runId, of }) => runId === 'search' && of === 2)).toBe(true);
    expect(setUp.progress.at(-1)).toMatchObject({ done: 2, of: 2 });
  });

  it('lists the serial ports of this computer and sends nothing to them', async () => {
    const listed = [
      { path: '/dev/ttyS0', vendorId: undefined },
      { path: 'COM5', vendorId: '1A86', name: 'USB-SERIAL CH340 (COM5)' },
      { path: 'COM7', vendorId: '2912', name: 'ATOL' },
    ];
    const setUp = rig({ listPorts: async () => listed });
    await expect(setUp.call('serialPorts', {})).resolves.toEqual({
      ports: [
        { path: 'COM7', name: 'ATOL', isAtol: true },
        { path: 'COM5', name: 'USB-SERIAL CH340 (COM5)', isAtol: false },
        { path: '/dev/ttyS0', isAtol: false },
      ],
      listed: true,
    });
    const blind = rig({ listPorts: () => Promise.reject(new Error('no udevadm')) });
    await expect(blind.call('serialPorts', {})).resolves.toEqual({ ports: [], listed: false });
  });

  it('a port that an agent holds is named with its holder and left alone', async () => {
    const port = await kkt();
    const lock = takeDeviceLock(port);
    const setUp = rig({ detect: detectCashboxes });
    const { cashboxes, held } = await setUp.call('findCashboxes', { runId: 'search', ports: [port] });
    lock?.release();
    expect(cashboxes).toEqual([]);
    expect(held).toEqual([
      {
        port,
        holder: { ru: expect.stringContaining(`процесс ${process.pid}`), en: expect.stringContaining('KassaBridge') },
      },
    ]);
  });

  it('a port that another program holds is named with whoever may hold it', async () => {
    const { KassaError } = await import('../../src/core/errors.ts');
    const frontol = { pid: 7, names: ['Frontol'], commandLine: '' };
    const setUp = rig({
      view: { ...EMPTY_VIEW, processes: async () => [frontol] },
      detect: async () => ({
        sightings: [],
        misses: [{ driver: 'atol-serial', port: 'COM3', error: new KassaError('CB-106') }],
        held: [],
        ports: ['usb', 'COM3'],
        usbPorts: [],
        listFailed: false,
        libraryFault: undefined,
        libraryFile: undefined,
      }),
    });
    const { held } = await setUp.call('findCashboxes', { runId: 'search', ports: ['COM3'] });
    expect(held).toMatchObject([{ port: 'COM3', holder: { ru: 'занят другой программой; сейчас запущены: Frontol' } }]);
  });

  it.each([
    ['CB-132', 'spawn /opt/k/node ENOENT', false],
    ['CB-121', 'код завершения 1: TypeError: Cannot read properties of undefined', false],
    ['CB-105', 'COM3: порта нет', true],
  ] as const)(
    'a port that is missed tells a person %s in words, and what is no Russian is left out',
    async (code, detail, isTold) => {
      const { ERRORS, KassaError } = await import('../../src/core/errors.ts');
      const setUp = rig({
        detect: async () => ({
          sightings: [],
          misses: [{ driver: 'atol-serial', port: 'COM3', error: new KassaError(code, detail) }],
          held: [],
          ports: ['usb', 'COM3'],
          usbPorts: [],
          listFailed: false,
          libraryFault: undefined,
          libraryFile: undefined,
        }),
      });
      const { notes } = await setUp.call('findCashboxes', { runId: 'search', ports: ['COM3'] });
      expect(notes.map(({ ru }) => ru)).toEqual([`COM3: ${ERRORS[code].ru}${isTold ? ` (${detail})` : ''}`]);
    },
  );

  it('a cashbox that sends its documents through the PC is set up so, also when the form does not say it', async () => {
    const identity = {
      modelName: 'АТОЛ 30Ф',
      firmware: '1',
      kktSerial: '00106900000007',
      fnSerial: '9999078900001234',
      inn: '7725225244',
      ffdVersion: '1.05',
    };
    const setUp = rig({
      detect: async () => ({
        sightings: [
          {
            driver: 'atol-dto',
            port: 'usb',
            inspected: { identity: identity as never, libraryVersion: '10.10.8.0', ofdThroughDriver: true },
          },
        ],
        misses: [],
        held: [],
        ports: ['usb'],
        usbPorts: [],
        listFailed: false,
        libraryFault: undefined,
        libraryFile: '/opt/libfptr10.so',
      }),
    });
    const { cashboxes } = await setUp.call('findCashboxes', { runId: 'search', ports: [] });
    expect(cashboxes).toMatchObject([{ driver: 'atol-dto', port: 'usb', ofdChannel: 'proto' }]);
    const cashbox = { driver: 'atol-dto', port: 'usb', kktSerial: identity.kktSerial };
    expect(await setUp.call('save', { form: form({ cashbox }) })).toEqual({ done: true });
    expect(readTree(setUp.file)['cashboxes']).toMatchObject([{ ofdChannel: 'proto' }]);
    // Over the wire there is no such thing.
    expect(
      await setUp.call('save', { form: form({ cashbox: { ...cashbox, driver: 'atol-serial', port: 'COM3' } }) }),
    ).toEqual({ done: true });
    expect(readTree(setUp.file)['cashboxes']).not.toMatchObject([{ ofdChannel: expect.anything() }]);
  });

  it('is cancelled in the middle, at once, and lets the ports go', async () => {
    const [device, dead] = [await kkt(), await silent()];
    const setUp = rig({ detect: detectCashboxes });
    const searching = setUp.call('findCashboxes', { runId: 'search', ports: [dead.name, device] });
    await once(dead.server, 'connection');
    const startedMs = performance.now();
    await setUp.call('cancel', { runId: 'search' });
    const found = await searching;
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(found).toEqual({
      cashboxes: [],
      held: [],
      notes: [{ ru: 'Поиск остановлен.', en: expect.any(String) }],
      cancelled: true,
    });
    const lock = takeDeviceLock(dead.name);
    expect(lock).toBeDefined();
    lock?.release();
  });

  it('ends with the set-up when its window is gone', async () => {
    const dead = await silent();
    const setUp = rig({ detect: detectCashboxes });
    void setUp.call('findCashboxes', { runId: 'search', ports: [dead.name] }).catch(() => undefined);
    await once(dead.server, 'connection');
    await setUp.end();
    await expect
      .poll(() => {
        const lock = takeDeviceLock(dead.name);
        lock?.release();
        return lock !== undefined;
      })
      .toBe(true);
  });
});
