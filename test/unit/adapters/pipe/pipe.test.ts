import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pipeAddress, prepareFolder } from '../../../../src/adapters/pipe/address.ts';
import { AgentAbsentError, AgentRefusedError, callAgent } from '../../../../src/adapters/pipe/pipe-client.ts';
import { type PipeServer, servePipe } from '../../../../src/adapters/pipe/pipe-server.ts';
import { newToken } from '../../../../src/adapters/pipe/token.ts';
import type { CallHandlers, CallRequest } from '../../../../src/contract/calls.ts';
import type { Log } from '../../../../src/core/ports/log.ts';
import { preparedCalls } from '../../../support/prepared-calls.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TOKEN = newToken();

let folder: string;
let server: PipeServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-pipe-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const handlers = (changes: Partial<CallHandlers> = {}): CallHandlers =>
  preparedCalls({ ping: () => ({ version: '1', pid: 7 }), ...changes });

async function serve(changes: Partial<CallHandlers> = {}, clock = new VirtualClock()): Promise<string> {
  const address = pipeAddress(folder);
  server = await servePipe({ address, token: TOKEN, handlers: handlers(changes), clock, log: SILENT });
  return address;
}

describe('pipe of the agent', () => {
  it('answers a caller who knows the token', async () => {
    const caller = await callAgent(await serve(), TOKEN);
    expect(await caller.call('ping', {})).toEqual({ version: '1', pid: 7 });
    caller.close();
  });

  it('sends a caller with another token away before any handler hears of it', async () => {
    let pings = 0;
    const address = await serve({
      ping: () => {
        pings += 1;
        return { version: '1', pid: 7 };
      },
    });
    const caller = await callAgent(address, newToken());
    await expect(caller.call('ping', {})).rejects.toBeInstanceOf(AgentRefusedError);
    expect(pings).toBe(0);
    caller.close();
  });

  it.each(['', 'x', `${TOKEN.slice(0, 63)}\n`, '{"jsonrpc":"2.0"}'.repeat(10)])(
    'sends away whoever says %j instead of the token and hangs up',
    async (said) => {
      const socket = connect(await serve());
      socket.on('error', () => undefined);
      socket.end(said);
      socket.resume();
      await once(socket, 'close');
    },
  );

  it('does not wait for ever for a caller who says nothing', async () => {
    const clock = new VirtualClock();
    const socket = connect(await serve({}, clock));
    await once(socket, 'connect');
    const closed = once(socket.resume(), 'close');
    await clock.run(closed);
  });

  it('refuses a request that does not fit the contract', async () => {
    const heard: CallRequest<'decide'>[] = [];
    const address = await serve({
      decide: (request) => {
        heard.push(request);
        return { done: true };
      },
    });
    const caller = await callAgent(address, TOKEN);
    const good = { jobId: 7, decision: { kind: 'made', fdNumber: 42 }, reason: 'сверено', author: 'Анна' } as const;
    await expect(caller.call('decide', { ...good, jobId: -1 })).rejects.toThrow();
    await expect(caller.call('decide', { ...good, reason: '  ' })).rejects.toThrow();
    expect(await caller.call('decide', good)).toEqual({ done: true });
    expect(heard).toEqual([good]);
    caller.close();
  });

  it('tells a caller nothing of what went wrong inside', async () => {
    const address = await serve({
      status: () => {
        throw new Error('secret inside');
      },
    });
    const caller = await callAgent(address, TOKEN);
    await expect(caller.call('status', {})).rejects.toThrow(/see its log/);
    caller.close();
  });

  it('does not believe an answer that is not one', async () => {
    const caller = await callAgent(await serve({ ping: () => ({}) as never }), TOKEN);
    await expect(caller.call('ping', {})).rejects.toBeInstanceOf(AgentRefusedError);
    caller.close();
  });

  it('tells a caller at once when the agent is gone, and lets go of what it still owes', async () => {
    const asked = Promise.withResolvers<void>();
    const address = await serve({
      status: () => {
        asked.resolve();
        return new Promise<never>(() => undefined);
      },
    });
    const caller = await callAgent(address, TOKEN);
    await caller.call('ping', {});
    const owed = caller.call('status', {});
    owed.catch(() => undefined);
    await asked.promise;
    await server?.close();
    server = undefined;
    await caller.closed;
    await expect(owed).rejects.toBeInstanceOf(AgentAbsentError);
    await expect(caller.call('ping', {})).rejects.toBeInstanceOf(AgentAbsentError);
  });

  it('tells a caller that has closed it itself', async () => {
    const caller = await callAgent(await serve(), TOKEN);
    caller.close();
    await caller.closed;
  });

  it('says that no agent runs when nobody listens', async () => {
    await expect(callAgent(pipeAddress(folder), TOKEN)).rejects.toBeInstanceOf(AgentAbsentError);
  });

  it('never takes the address from an agent that answers', async () => {
    await serve();
    const second = servePipe({
      address: pipeAddress(folder),
      token: TOKEN,
      handlers: handlers(),
      clock: new VirtualClock(),
      log: SILENT,
    });
    await expect(second).rejects.toThrow('CB-803');
  });

  it('replaces a socket that a killed agent left behind', async () => {
    const address = pipeAddress(folder);
    const script = `require('node:net').createServer().listen(${JSON.stringify(address)}, () => process.kill(process.pid, 'SIGKILL'))`;
    const { spawn } = await import('node:child_process');
    await once(spawn(process.execPath, ['-e', script]), 'exit');
    expect(statSync(address).isSocket()).toBe(true);
    const caller = await callAgent(await serve(), TOKEN);
    expect(await caller.call('ping', {})).toMatchObject({ pid: 7 });
    caller.close();
  });

  it('finds a shorter name when the folder has one too long for a socket, the same for everybody', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    const address = pipeAddress(deep);
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(103);
    expect(pipeAddress(deep)).toBe(address);
    prepareFolder(address);
    const probe = createServer().listen(address);
    await once(probe, 'listening');
    probe.close();
  });

  it('is open to this user only', async () => {
    const address = await serve();
    expect(statSync(address).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});
