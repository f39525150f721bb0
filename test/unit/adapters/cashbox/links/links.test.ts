import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { findPorts } from '../../../../../src/adapters/cashbox/links/find-ports.ts';
import { namedLink } from '../../../../../src/adapters/cashbox/links/named-link.ts';
import { serialFault } from '../../../../../src/adapters/cashbox/links/serial-fault.ts';
import { serialLink } from '../../../../../src/adapters/cashbox/links/serial-link.ts';
import { streamLink } from '../../../../../src/adapters/cashbox/links/stream-link.ts';
import { tcpLink } from '../../../../../src/adapters/cashbox/links/tcp-link.ts';
import { failureOf, SIGNAL } from '../atol-serial/rig.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server of this process; resolves with its port. */
function serve(onSocket: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  servers.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

describe('tcpLink', () => {
  it('carries bytes both ways in order', async () => {
    const port = await serve((socket) => socket.pipe(socket));
    const link = await tcpLink('127.0.0.1', port)(SIGNAL);
    const heard: number[] = [];
    const all = new Promise<void>((resolve) =>
      link.onData((bytes) => {
        heard.push(...bytes);
        if (heard.length === 4) resolve();
      }),
    );
    await link.write(Uint8Array.of(1, 2));
    await link.write(Uint8Array.of(3, 4));
    await all;
    expect(heard).toEqual([1, 2, 3, 4]);
    await link.close();
    await expect(link.write(Uint8Array.of(5))).rejects.toBeDefined();
  });

  it('tells once when the other side goes, also to somebody who asks later', async () => {
    const port = await serve((socket) => socket.destroy());
    const link = await tcpLink('127.0.0.1', port)(SIGNAL);
    await new Promise<void>((resolve) => link.onClose(resolve));
    await new Promise<void>((resolve) => link.onClose(resolve));
    await link.close();
  });

  it('says in words when nobody listens', async () => {
    const port = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { code, detail } = await failureOf(tcpLink('127.0.0.1', port)(SIGNAL));
    expect(code).toBe('CB-105');
    expect(detail).toContain('касса выключена');
  });

  it('stops when asked to', async () => {
    expect((await failureOf(tcpLink('127.0.0.1', 9)(AbortSignal.abort()))).code).toBe('CB-105');
  });
});

describe('streamLink', () => {
  it('keeps what came before somebody listened', () => {
    const stream = new Duplex({ read: () => undefined, write: (_bytes, _encoding, done) => done() });
    const link = streamLink('test', stream, () => stream.destroy());
    stream.emit('data', Uint8Array.of(1));
    stream.emit('data', Uint8Array.of(2));
    const heard: number[] = [];
    link.onData((bytes) => heard.push(...bytes));
    stream.emit('data', Uint8Array.of(3));
    expect(heard).toEqual([1, 2, 3]);
  });

  it('takes an error for the end of the line', async () => {
    const stream = new Duplex({ read: () => undefined, write: (_bytes, _encoding, done) => done() });
    const link = streamLink('test', stream, () => stream.destroy());
    const closed = new Promise<void>((resolve) => link.onClose(resolve));
    stream.emit('error', new Error('cable out'));
    await closed;
  });
});

describe('serialFault', () => {
  // The texts are the serial library's own, for Linux and Windows.
  it.each([
    ['Error Resource temporarily unavailable Cannot lock port', 'CB-106', 'BxDTO'],
    ['Opening COM5: Access denied', 'CB-106', '1С'],
    ['Error: Device or resource busy, cannot open /dev/ttyACM0', 'CB-106', 'тест драйвера'],
    ['Error: Permission denied, cannot open /dev/ttyACM0', 'CB-105', 'dialout'],
    ['Error: No such file or directory, cannot open /dev/ttyACM0', 'CB-105', 'порта нет'],
    ['Opening COM5: File not found', 'CB-105', 'порта нет'],
    ['Opening COM5: Unknown error code 31', 'CB-105', 'не открывается'],
  ])('%s', (message, code, words) => {
    const fault = serialFault('COM5', new Error(message));
    expect(fault.code).toBe(code);
    expect(fault.detail).toContain(words);
  });

  it('is what a port that is not there gives', async () => {
    const { code, detail } = await failureOf(serialLink('/dev/no-such-cashbox')(SIGNAL));
    expect(code).toBe('CB-105');
    expect(detail).toContain('/dev/no-such-cashbox');
  });
});

describe('findPorts', () => {
  const PORTS = [
    { path: '/dev/ttyS0', vendorId: undefined },
    { path: '/dev/ttyUSB0', vendorId: '0403' },
    { path: '/dev/ttyACM0', vendorId: '2912' },
    { path: '/dev/ttyACM1', vendorId: '2912' },
  ];
  const list = async () => PORTS;

  it('takes both ports of an ATOL unit and no other port', async () => {
    expect(await findPorts(list, [])).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
  });

  it('takes the ports a person ticked besides, once each', async () => {
    expect(await findPorts(list, ['/dev/ttyUSB0', '/dev/ttyACM1'])).toEqual([
      '/dev/ttyACM0',
      '/dev/ttyACM1',
      '/dev/ttyUSB0',
    ]);
  });

  it('goes on with the ticked ports when the system cannot list any', async () => {
    const noUdevadm = () => Promise.reject(new Error('spawn udevadm ENOENT'));
    expect(await findPorts(noUdevadm, ['COM5'])).toEqual(['COM5']);
    const { code, detail } = await failureOf(findPorts(noUdevadm, []));
    expect([code, detail.includes('udevadm')]).toEqual(['CB-105', true]);
  });

  it('says in words that there is none', async () => {
    expect((await failureOf(findPorts(async () => [], []))).code).toBe('CB-105');
  });
});

describe('namedLink', () => {
  it('takes the lock of the device before opening and lets it go when the line closes', async () => {
    const port = await serve(() => undefined);
    const log: string[] = [];
    const lock = (address: string) => {
      log.push(`take ${address}`);
      return { release: () => void log.push('release') };
    };
    const name = `tcp://127.0.0.1:${port}`;
    const link = await namedLink(name, lock)(SIGNAL);
    expect(log).toEqual([`take ${name}`]);
    await link.close();
    expect(log).toEqual([`take ${name}`, 'release']);
  });

  it('lets the lock go when the line does not open', async () => {
    const log: string[] = [];
    const lock = () => ({ release: () => void log.push('release') });
    await failureOf(namedLink('/dev/no-such-cashbox', lock)(SIGNAL));
    expect(log).toEqual(['release']);
  });

  it('opens nothing when a second agent has the device', async () => {
    let opened = 0;
    const port = await serve(() => opened++);
    expect((await failureOf(namedLink(`tcp://127.0.0.1:${port}`, () => undefined)(SIGNAL))).code).toBe('CB-803');
    expect(opened).toBe(0);
  });
});
