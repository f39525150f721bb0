import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { knock } from '../../../../../src/adapters/shop/bitrix/knock.ts';

const NEVER = new AbortController().signal;

/** A port of this computer that takes connections and says nothing. */
async function openPort(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

it('finds a door that opens, whatever is behind it', async () => {
  expect(await knock(`http://127.0.0.1:${await openPort()}/x?hash=1`, NEVER)).toBe(true);
});

it('finds that nobody opens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  expect(await knock(`http://127.0.0.1:${port}/`, NEVER)).toBe(false);
});

it('goes away with the one who asked', async () => {
  const gone = AbortSignal.abort(new Error('stopped'));
  await expect(knock(`http://127.0.0.1:${await openPort()}/`, gone)).rejects.toThrow('stopped');
});
