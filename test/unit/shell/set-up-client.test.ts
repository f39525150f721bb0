import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetUpClient } from '../../../src/shell/set-up/set-up-client.ts';
import { SILENT } from './agent/fake-agent.ts';

const RPC = createRequire(import.meta.url).resolve('vscode-jsonrpc/node');
/** A set-up process that answers, tells progress, answers nonsense and dies, each when asked. */
const PROGRAM = `
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require(${JSON.stringify(RPC)});
const rpc = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
rpc.onRequest('missing', async () => {
  await rpc.sendNotification('progress', { runId: 'r', ru: 'порт', en: 'port', done: 1, of: 2 });
  await rpc.sendNotification('progress', { nonsense: true });
  return { steps: [] };
});
rpc.onRequest('cancel', () => 'nonsense');
rpc.onRequest('settings', () => process.exit(7));
rpc.listen();
`;

let folder: string;
let client: SetUpClient;
const heard: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-set-up-'));
  writeFileSync(join(folder, 'set-up.cjs'), PROGRAM);
  heard.length = 0;
  const program = { node: process.execPath, args: [join(folder, 'set-up.cjs')], cwd: folder };
  client = new SetUpClient({ program, log: SILENT, onProgress: (progress) => heard.push(progress) });
});
afterEach(() => {
  client.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('set-up process', () => {
  it('answers, and tells how far it is', async () => {
    expect(await client.call('missing', {})).toEqual({ ok: true, answer: { steps: [] } });
    expect(heard).toEqual([{ runId: 'r', ru: 'порт', en: 'port', done: 1, of: 2 }]);
  });

  it('is not believed when it answers something else', async () => {
    expect(await client.call('cancel', { runId: 'r' })).toMatchObject({
      ok: false,
      words: { ru: expect.stringContaining('разных версий') },
    });
  });

  it('leaves words when it dies, and the next question begins a new one', async () => {
    expect(await client.call('settings', {})).toMatchObject({
      ok: false,
      words: { ru: expect.stringContaining('прервалась') },
    });
    expect(await client.call('missing', {})).toMatchObject({ ok: true });
  });

  it('leaves words when it cannot be started', async () => {
    const program = { node: join(folder, 'no-node'), args: [], cwd: folder };
    const none = new SetUpClient({ program, log: SILENT, onProgress: () => undefined });
    expect(await none.call('missing', {})).toMatchObject({ ok: false });
  });
});
