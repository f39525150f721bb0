import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { UsageError } from '../../../src/cli/arguments.ts';
import { run } from '../../../src/cli/commands/set-up.ts';
import { filesIn, folderOfTest, readTree, SECRETS, settingsTree, TRACES, writeTree } from '../../support/set-up-rig.ts';

const MAIN = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

let place: ReturnType<typeof folderOfTest>;
let said: string[];
beforeEach(() => {
  place = folderOfTest();
  said = [];
  vi.stubEnv('HOME', place.folder);
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const whole = (changes: object = {}) =>
  settingsTree({
    shops: [{ id: 'main', kind: 'bitrix', apiVersion: '2', settlementPlace: 'https://shop.example.ru' }],
    cashboxes: [
      {
        id: 'kassa1',
        driver: 'auto',
        shops: ['main'],
        serialNumber: '00106900000001',
        fnSerial: '1234567890123456',
        inn: '7725225244',
        allowLiveFiscal: true,
      },
    ],
    notify: [
      { kind: 'telegram', id: 'tg', chatId: '-1' },
      { kind: 'mail', id: 'boss', host: 'm.example.ru', user: 'k', from: 'a@example.ru', to: ['b@example.ru'] },
    ],
    ...changes,
  });

function given(name: string, content: string | object): string {
  const path = join(place.folder, name);
  if (typeof content === 'string') writeFileSync(path, content);
  else writeTree(path, content);
  return path;
}

const secretOptions = () => [
  '--link-file',
  given('in-link', `\uFEFF${SECRETS.link}\r\n`),
  '--telegram-token-file',
  given('in-token', `${SECRETS.botToken}\n`),
  '--mail-password-file',
  given('in-password', SECRETS.password),
];

describe('kassabridge set-up, silent', () => {
  it('takes settings and secrets, asks nothing, and ends with 0 when all is there', async () => {
    const settings = given('given.json', whole());
    expect(await run(['--settings', settings, ...secretOptions(), '--config', place.file])).toBe(0);
    expect(said.join('')).toContain('Всё, что нужно настройкам, есть.');
    const secret = (name: string) => readFileSync(join(place.folder, 'secrets', name), 'utf8');
    expect([secret('main-link'), secret('tg-token'), secret('boss-password')]).toEqual(Object.values(SECRETS));
    expect(statSync(join(place.folder, 'secrets/main-link')).mode & 0o777).toBe(0o600);
    for (const trace of TRACES) expect(said.join('') + readFileSync(place.file, 'utf8')).not.toContain(trace);
    // Once more, without any secret: what is stored stays.
    expect(await run(['--settings', settings, '--config', place.file, '--json'])).toBe(0);
    expect(JSON.parse(said.at(-1) ?? '')).toEqual({ done: true, file: place.file, missing: [] });
  });

  it('writes and ends with 1 when something has still to be given, and says what', async () => {
    const settings = given('given.json', whole());
    expect(await run(['--settings', settings, '--config', place.file])).toBe(1);
    expect(said.join('')).toMatch(/Ещё не хватает:\n {2}Ссылка подключения магазина «main»: не указано/);
    expect(readTree(place.file)['shops']).toMatchObject([{ urlFile: 'secrets/main-link' }]);
  });

  it('without --config writes the settings of this user', async () => {
    expect(await run(['--settings', given('given.json', whole())])).toBe(1);
    expect(filesIn(place.folder).has('.local/state/kassabridge/kassabridge.json')).toBe(true);
  });

  it.each([
    ['garbage', 'no json', []],
    ['a fault', JSON.stringify(whole({ cashboxes: [] })), []],
    ['a bad link', JSON.stringify(whole()), ['--link-file', 'bad']],
  ] as const)('%s ends with 2 and changes nothing', async (_what, text, more) => {
    const settings = given('given.json', text);
    given('bad', 'AAplantedToken: this is no link');
    const before = filesIn(place.folder);
    const options = more.map((word) => (word === 'bad' ? join(place.folder, word) : word));
    expect(await run(['--settings', settings, '--config', place.file, ...options])).toBe(2);
    expect(said.join('')).toContain('ничего не изменено');
    expect(said.join('')).not.toContain('AAplanted');
    expect(filesIn(place.folder)).toEqual(before);
  });

  it('a secret with nowhere to go, or a file that is not there, is said', async () => {
    const settings = given('given.json', whole({ notify: [] }));
    expect(await run(['--settings', settings, '--config', place.file, ...secretOptions()])).toBe(2);
    expect(said.join('')).toContain('канала telegram нет');
    await expect(run(['--settings', settings, '--link-file', join(place.folder, 'none')])).rejects.toBeInstanceOf(
      UsageError,
    );
  });

  it('wants one thing at a time', async () => {
    await expect(run([])).rejects.toBeInstanceOf(UsageError);
    await expect(run(['--serve', '--export', 'x'])).rejects.toBeInstanceOf(UsageError);
  });

  it('exports, and says what the file does not hold', async () => {
    await run(['--settings', given('given.json', whole()), ...secretOptions(), '--config', place.file]);
    const target = join(place.folder, 'export.json');
    expect(await run(['--export', target, '--config', place.file])).toBe(0);
    expect(said.join('')).toContain('токен бота для «tg»');
    expect(await run(['--export', target, '--config', join(place.folder, 'none.json')])).toBe(1);
  });
});

describe('kassabridge set-up --serve', () => {
  it('speaks over its own input and output, and ends when they do', async () => {
    const child = spawn(process.execPath, [MAIN, 'set-up', '--serve', '--config', place.file], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, HOME: place.folder },
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    expect(await connection.sendRequest('settings', {})).toEqual({ state: 'none' });
    expect(await connection.sendRequest('otherAgents', {})).toMatchObject({ others: expect.any(Array) });
    child.stdin.end();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    connection.dispose();
  });
});
