import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventOrders, SOUND_RATES } from '../../src/simulator/shop/index.ts';
import { Field } from './support/field.ts';

const ORDERS = 12;
const OTHERS = 0o077;
const BODY = '{"jsonrpc":"2.0","id":1,"method":"status","params":{}}';
const STATUS_CALL = `Content-Length: ${BODY.length}\r\n\r\n${BODY}`;

describe('secrets', () => {
  it('shows neither the link nor a contact of a buyer anywhere, and opens no port', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const shop = await field.shop({
      orders: ORDERS,
      more: ['--fault', 'sums-do-not-meet:1', '--fault', 'error-500:1', '--fault', 'html-instead-of-json:1'],
    });
    // A few bad days on the way, since it is errors that quote what they stumbled over.
    const kkt = await field.kkt({ more: ['--fault', 'does-work-then-deaf:4A', '--fault', 'fails:EB:33'] });
    const config = field.settings('kb', { link: shop.link, port: kkt.port, cashbox: { closeLimitSeconds: 1 } });
    const agent = await field.agent(config);
    const settled = ({ queue }: { queue: { reported: number; refused: number; parked: number } }) =>
      queue.reported + queue.refused + queue.parked >= ORDERS;
    await field.whenStatus('every check settled', config, settled);
    expect(listeningPorts(agent.pid)).toEqual([]);
    // Nobody is told anything who does not know the token.
    expect(await wordsAtPipe(field.path('kb-state', 'agent.sock'), `${'0'.repeat(64)}\n${STATUS_CALL}`)).toBe('');
    // A site that is gone: the error knows where it was.
    await shop.program.kill();
    await agent.says(/CB-70\d/);
    const [table, json] = await Promise.all([
      field.run('status', '--config', config),
      field.run('status', '--json', '--config', config),
    ]);
    const modes = modesUnder(field.path('kb-state'));
    const ended = await agent.interrupt();

    const said = [table, json, ended].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    const logs = readdirSync(field.path('kb-state', 'logs')).map((name) =>
      readFileSync(field.path('kb-state', 'logs', name), 'utf8'),
    );
    expect(logs.join('')).toContain('cashbox trouble');
    const text = said + logs.join('\n');
    const hash = new URL(shop.link).searchParams.get('hash') ?? '';
    expect(hash).toHaveLength(32);
    expect(text).not.toContain(hash);
    for (const contact of contacts()) expect(text).not.toContain(contact);

    for (const [path, mode] of modes) expect([path, mode & OTHERS]).toEqual([path, 0]);
    const names = modes.map(([path]) => path.slice(field.path('kb-state').length));
    expect(names).toEqual(
      expect.arrayContaining(['', '/journal.sqlite', '/journal.sqlite-wal', '/pipe-token', '/agent.sock', '/logs']),
    );
  });
});

/** E-mails and phones of the buyers the shop invents, as they may be written. */
function contacts(): readonly string[] {
  const sales = [...inventOrders({ seed: 1, count: ORDERS, rates: SOUND_RATES })];
  const found = sales.flatMap(({ order: { email, phone } }) => [email, phone?.replace(/\D/g, '').slice(-10)]);
  const texts = found.filter((contact) => typeof contact === 'string' && contact.length > 0);
  expect(texts.length).toBeGreaterThan(ORDERS / 2);
  return texts.map(String);
}

function modesUnder(path: string): (readonly [string, number])[] {
  const stat = statSync(path);
  const below = stat.isDirectory() ? readdirSync(path).flatMap((name) => modesUnder(join(path, name))) : [];
  return [[path, stat.mode & 0o777], ...below];
}

/** What the pipe answers before it hangs up. */
async function wordsAtPipe(path: string, words: string): Promise<string> {
  const socket = connect(path);
  socket.on('error', () => undefined);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  socket.write(words);
  await once(socket, 'close');
  return heard;
}

/** TCP and UDP sockets of a process that wait for somebody, as Linux tells of them. */
function listeningPorts(pid: number): readonly string[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const path = `/proc/${pid}/fd/${fd}`;
      return existsSync(path) || isSocket(path) ? (/^socket:\[(\d+)\]$/.exec(readLink(path))?.[1] ?? []) : [];
    }),
  );
  expect(inodes.size).toBeGreaterThan(0);
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(/\s+/))
      .filter((columns) => inodes.has(columns[9] ?? '') && (kind.startsWith('udp') || columns[3] === '0A'))
      .map((columns) => `${kind} ${columns[1]}`),
  );
}

const isSocket = (path: string): boolean => readLink(path).startsWith('socket:');

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // Closed meanwhile.
    return '';
  }
}
