import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

let folder: string;
let running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-cli-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

/** The program as a process of its own; locks of devices stay in the folder of the test. */
function start(...args: readonly string[]) {
  const env = { ...process.env, HOME: folder, LOCALAPPDATA: folder };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: Number(code), out, err }));
  return { child, ended };
}

/** An agent whose site and cashbox are not there: it runs all the same. */
function writeSettings(name: string, stateDir: string, port = 'tcp://127.0.0.1:9'): string {
  const url = 'http://127.0.0.1:9/bitrix/tools/sale_check_print.php?hash=0123456789abcdef';
  const settings = {
    shops: [{ id: 'main', kind: 'bitrix', url, apiVersion: '2', settlementPlace: 'https://shop.example' }],
    cashboxes: [{ id: 'kassa1', driver: 'atol-serial', port, shops: ['main'] }],
    stateDir,
  };
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(settings), { mode: 0o600 });
  return path;
}

async function runningAgent(config: string) {
  const agent = start('agent', '--config', config);
  await once(agent.child.stdout, 'data');
  return agent;
}

describe('program', () => {
  it('makes receipts in the demo and ends with one JSON line of counts', async () => {
    const { code, out } = await start('demo', '--receipts', '3', '--exit', '--json').ended;
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toEqual({
      received: 3,
      fiscal: 3,
      reported: 3,
      delivered: 3,
      refused: 0,
      inDoubt: 0,
      duplicates: 0,
    });
    expect(code).toBe(0);
  });

  it('lets one agent work with a state folder and one with a device, and the second leave with a reason', async () => {
    const config = writeSettings('one.json', 'state');
    const first = await runningAgent(config);
    const second = await start('agent', '--config', config).ended;
    expect(second).toMatchObject({ code: 3, out: '' });
    expect(second.err).toContain('Другой агент уже работает с папкой');
    const sameDevice = await start('agent', '--config', writeSettings('two.json', 'other')).ended;
    expect(sameDevice.code).toBe(3);
    expect(sameDevice.err).toContain('уже работает другой агент');
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await runningAgent(config);
    third.child.kill('SIGTERM');
    expect((await third.ended).code).toBe(0);
  });

  it('tells how it is while it runs, and that it is not there when it does not', async () => {
    const config = writeSettings('one.json', 'state');
    const agent = await runningAgent(config);
    const asked = await start('status', '--json', '--config', config).ended;
    const status = JSON.parse(asked.out);
    // Nothing answers behind this agent, so nothing may be green.
    expect(Object.values(status.lights).map((light) => (light as { state: string }).state)).not.toContain('fine');
    expect(asked.code).toBe(1);
    agent.child.kill('SIGTERM');
    await agent.ended;
    expect(await start('status', '--config', config).ended).toMatchObject({ code: 4, out: '' });
  });

  it('never shows the shop link, in its log neither', async () => {
    const config = writeSettings('one.json', 'state');
    const agent = await runningAgent(config);
    await start('status', '--json', '--config', config).ended;
    agent.child.kill('SIGTERM');
    const { out, err } = await agent.ended;
    const log = readFileSync(join(folder, 'state', 'logs', 'kassabridge.log'), 'utf8');
    expect(log).toContain('agent started');
    expect(out + err + log).not.toContain('0123456789abcdef');
  });

  it.each([
    [['agnet'], 'может быть, agent?'],
    [['status', '--jsn'], 'может быть, --json?'],
    [['agent', '--config', 'none.json'], 'нет файла'],
    [['simulate', 'kkt', '--listen', 'tcp:0', '--state', 'x', '--fault', 'flood'], 'Нет неисправности «flood»'],
    [['simulate', 'shop', '--port', '0', '--state', 'x', '--fault', 'flood'], 'нет неисправности «flood»'],
    [['decide', '1', 'made', '--reason', 'x'], '--fd N'],
    [['demo', '--exit'], '--receipts N'],
  ])('says what it did not understand and ends with code 2: %j', async (args, words) => {
    const { code, out, err } = await start(...args).ended;
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});
