import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { VirtualKkt } from '../../../../src/simulator/kkt/index.ts';
import { servePty } from '../../../../src/simulator/kkt/serve-pty.ts';
import { serveTcp } from '../../../../src/simulator/kkt/serve-tcp.ts';
import { fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

const ABORT = fromHex('fe 01 00 00 c4 02');
const DONE = 'fe 01 00 00 a3 2e';
const GET_TYPE = fromHex('fe 06 00 01 c1 01 00 00 00 a5 9e');

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function newCashbox(): { kkt: VirtualKkt; clock: VirtualClock } {
  const clock = new VirtualClock();
  const kkt = new VirtualKkt({ clock, utcOffsetMinutes: 180 });
  cleanups.push(() => kkt.close());
  return { kkt, clock };
}

/** Waits for bytes, not for time. */
function until(stream: Socket | SerialPort, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard: Uint8Array = new Uint8Array(0);
    stream.on('data', (more: Uint8Array) => {
      heard = Uint8Array.from([...heard, ...more]);
      if (heard.length >= bytes) resolve(toHex(heard.slice(0, bytes)));
    });
    stream.once('close', () => reject(new Error(`closed after ${toHex(heard)}`)));
  });
}

const closed = (stream: Socket | SerialPort): Promise<void> =>
  new Promise((resolve) => stream.once('close', () => resolve()));

async function tcp(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  cleanups.push(() => {
    socket.destroy();
  });
  return socket;
}

describe('a virtual cashbox on TCP', () => {
  it('answers, keeps its first master, and takes the next one when that is gone', async () => {
    const { kkt } = newCashbox();
    const server = await serveTcp({ kkt, port: 0 });
    cleanups.push(() => server.close());
    const first = await tcp(server.port);
    first.write(ABORT);
    expect(await until(first, 6)).toBe(DONE);
    await closed(await tcp(server.port));
    first.destroy();
    const third = await tcp(server.port);
    third.write(ABORT);
    expect(await until(third, 6)).toBe(DONE);
  });

  it('takes the host that closes and comes back at once, every time', async () => {
    const { kkt } = newCashbox();
    const server = await serveTcp({ kkt, port: 0 });
    cleanups.push(() => server.close());
    for (let i = 0; i < 50; i++) {
      const socket = await tcp(server.port);
      socket.write(ABORT);
      expect(await until(socket, 6)).toBe(DONE);
      socket.destroy();
    }
  });

  it('drops its line without power and takes none', async () => {
    const { kkt } = newCashbox();
    const server = await serveTcp({ kkt, port: 0 });
    cleanups.push(() => server.close());
    const first = await tcp(server.port);
    first.write(ABORT);
    await until(first, 6);
    const gone = closed(first);
    kkt.powerCut();
    await gone;
    await closed(await tcp(server.port));
    kkt.powerOn();
    const second = await tcp(server.port);
    second.write(ABORT);
    expect(await until(second, 6)).toBe(DONE);
  });

  it('says when its port is taken', async () => {
    const { kkt } = newCashbox();
    const server = await serveTcp({ kkt, port: 0 });
    cleanups.push(() => server.close());
    await expect(serveTcp({ kkt, port: server.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe.runIf(process.platform === 'linux')('a virtual cashbox on a pseudo-terminal', () => {
  async function served() {
    const { kkt, clock } = newCashbox();
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-pty-'));
    cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
    const linkPath = join(folder, 'kkt');
    const server = await servePty({ kkt, linkPath });
    cleanups.push(() => server.close());
    return { kkt, clock, linkPath };
  }

  async function port(path: string): Promise<SerialPort> {
    const opened = new SerialPort({ path, baudRate: 115200, autoOpen: false });
    await new Promise<void>((resolve, reject) => opened.open((error) => (error ? reject(error) : resolve())));
    cleanups.push(
      () =>
        new Promise<void>((resolve) => {
          if (opened.isOpen) opened.close(() => resolve());
          else resolve();
        }),
    );
    return opened;
  }

  it('looks like a COM port to the serialport package, again and again', async () => {
    const { linkPath } = await served();
    for (let i = 0; i < 3; i++) {
      const serial = await port(linkPath);
      serial.write(Buffer.from(ABORT));
      expect(await until(serial, 6)).toBe(DONE);
      await new Promise<void>((resolve) => serial.close(() => resolve()));
    }
  });

  it('passes every byte value as it is, both ways', async () => {
    const { linkPath, kkt } = await served();
    const serial = await port(linkPath);
    serial.write(Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => (i === 0xfe ? 0 : i))));
    serial.write(Buffer.from(ABORT));
    serial.write(Buffer.from(GET_TYPE));
    expect(await until(serial, 6 + 6 + 4 + 2 + 10 + 11 + 1)).toMatch(
      /^fe 01 00 00 a3 2e fe 01 00 01 a2 eb fe 18 00 f0 a6 00 00 01 01 3d /,
    );
    expect(kkt.bytesIn).toBe(256 + 6 + 11);
  });

  it('is not there without power, and is there again with it', async () => {
    const { kkt, linkPath } = await served();
    kkt.powerCut();
    expect(existsSync(linkPath)).toBe(false);
    kkt.powerOn();
    while (!existsSync(linkPath)) await new Promise<void>((resolve) => setImmediate(resolve));
    const second = await port(linkPath);
    second.write(Buffer.from(ABORT));
    expect(await until(second, 6)).toBe(DONE);
  });

  it('touches no file that is not its link', async () => {
    const { kkt } = newCashbox();
    await expect(servePty({ kkt, linkPath: tmpdir() })).rejects.toThrow(/не тронут/);
  });
});
