import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../../src/adapters/journal/sqlite/open-journal.ts';
import { UsageError } from '../../../src/cli/arguments.ts';
import { run } from '../../../src/cli/commands/support.ts';
import { checkJob, entry, LIVES, NOW, sampleReceipt } from '../../contract/journal-samples.ts';

const MAIL = 'ivan.petrov@mail.example.ru';
const PHONE = '+7 (903) 123-45-67';
const LINK = 'https://shop.example.ru/bitrix/tools/sale_check_print.php?hash=0123456789abcdef';
/** Whatever of them a reader could use. */
const TRACES = [
  MAIL,
  'ivan.petrov',
  PHONE,
  '9031234567',
  '123-45-67',
  '0123456789abcdef',
  'sale_check_print',
  'Сидорова',
];

let folder: string;
let stateDir: string;
let config: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-support-'));
  stateDir = join(folder, 'state');
  config = join(folder, 'kassabridge.json');
  out = join(folder, 'support.jsonl');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function writeSettings(): void {
  const settings = {
    shops: [
      {
        id: 'main',
        kind: 'bitrix',
        url: LINK,
        apiVersion: '2',
        settlementPlace: 'https://shop.example.ru',
        allow: ['missingContact'],
        fallbackContact: MAIL,
      },
    ],
    cashboxes: [
      {
        id: 'kassa1',
        driver: 'atol-serial',
        port: 'tcp://127.0.0.1:9',
        shops: ['main'],
        fnSerial: '9999078900000000',
        inn: '9701234567',
        cashier: { name: 'Сидорова А. А.' },
      },
    ],
    stateDir: 'state',
  };
  writeFileSync(config, JSON.stringify(settings), { mode: 0o600 });
}

/** A journal and a log with a contact wherever one could ever get. */
function writeWorld(): void {
  mkdirSync(stateDir, { recursive: true });
  const journal = openJournal({ path: join(stateDir, 'journal.sqlite'), clock: { now: () => NOW } });
  const receipt = { ...sampleReceipt(2), clientContact: MAIL };
  const incoming = { clientInfo: { emailOrPhone: PHONE }, note: MAIL };
  const conflict = {
    code: 'CB-713',
    detail: `изменён: ${MAIL}`,
    at: NOW,
    incoming: { client: PHONE, link: LINK },
    fingerprint: 'other',
  } as const;
  const refused = { state: 'refused', code: 'CB-409', detail: `контакт ${PHONE}` } as const;
  const result = { kind: 'refused', order: 'check', code: 'CB-409', text: MAIL, totals: undefined } as const;
  const report = { state: 'parked', result, code: 'CB-712', detail: PHONE } as const;
  journal.insert(checkJob('1', { receipt, incoming, conflict, life: LIVES.fiscal }), entry());
  const second = journal.insert(checkJob('2', { receipt, incoming, life: refused, report }), entry());
  journal.save(second, entry('personRetries', { detail: `звонил ${PHONE}, ${MAIL}`, author: MAIL }));
  journal.insert(checkJob('3', { receipt, life: LIVES.inDoubt }), entry());
  journal.close();
  mkdirSync(join(stateDir, 'logs'));
  writeFileSync(join(stateDir, 'logs', 'kassabridge.log.1'), 'an older line\n');
  writeFileSync(
    join(stateDir, 'logs', 'kassabridge.log'),
    `2026-11-24T09:00:00.000Z warn  site said text="${MAIL} ${PHONE}" link=${LINK} fn=9999078900001234\n`,
  );
}

interface Line {
  readonly part: string;
  readonly absent?: string;
  readonly found?: unknown;
  readonly [key: string]: unknown;
}

function linesOf(path: string): readonly Line[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('support file', () => {
  it('holds what helps and not a trace of a contact or a secret, of a world that is full of them', async () => {
    writeSettings();
    writeWorld();
    expect(await run(['--out', out, '--config', config])).toBe(0);
    const text = readFileSync(out, 'utf8');
    for (const trace of TRACES) expect(text, trace).not.toContain(trace);
    const lines = linesOf(out);
    const parts = (name: string) => lines.filter(({ part }) => part === name);
    expect(parts('about')[0]).toMatchObject({ format: 1, node: process.version, stateDir });
    expect(parts('settings')[0]?.found).toMatchObject({
      settings: {
        shops: [{ id: 'main', url: 'https://shop.example.ru/***', settlementPlace: 'https://shop.example.ru' }],
        cashboxes: [{ id: 'kassa1', fnSerial: '9999078900000000', inn: '9701234567', cashier: '***' }],
      },
    });
    expect(parts('status')[0]?.absent).toContain('Агент не запущен');
    expect(parts('job').map(({ jobId }) => jobId)).toEqual([3, 2, 1]);
    expect(parts('job')[0]).toMatchObject({ state: 'inDoubt', states: ['received'], sides: ['inDoubt'], lines: 2 });
    expect(parts('job')[1]).toMatchObject({
      state: 'refused',
      report: { state: 'parked', result: 'refused', code: 'CB-712' },
      timeline: [{ what: 'received' }, { what: 'personRetries' }],
    });
    expect(parts('job')[2]).toMatchObject({ document: { fdNumber: 42, fiscalSign: '0012345678' } });
    expect(parts('log').map(({ line }) => line)).toEqual([
      'an older line',
      expect.stringContaining('fn=9999078900001234'),
    ]);
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o077).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['kassabridge.json', 'state', 'support.jsonl']);
  });

  it('is written of an empty folder too, and says of each part why it is not there', async () => {
    expect(await run(['--out', out, '--state', stateDir])).toBe(0);
    const absent = linesOf(out).map(({ part, absent: why }) => [part, why]);
    expect(absent).toEqual([
      ['about', undefined],
      ['settings', 'Файл настроек не указан: --config ФАЙЛ'],
      ['status', expect.stringContaining('Агент не запущен')],
      ['job', 'Журнала в этой папке ещё нет'],
      ['damaged', 'Журнала в этой папке ещё нет'],
      ['log', 'Журнала работы в этой папке ещё нет'],
    ]);
    expect(readdirSync(folder)).toEqual(['support.jsonl']);
  });

  it('says what is wrong with a journal it cannot read, and goes on', async () => {
    mkdirSync(stateDir);
    writeFileSync(join(stateDir, 'journal.sqlite'), 'no database at all'.repeat(100));
    expect(await run(['--out', out, '--state', stateDir])).toBe(0);
    expect(linesOf(out).find(({ part }) => part === 'job')?.absent).toContain('CB-801');
  });

  it('names damaged rows and gives nothing of them away', async () => {
    writeWorld();
    const path = join(stateDir, 'journal.sqlite');
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(path);
    db.exec('UPDATE jobs SET received_at = 1 WHERE id = 2');
    db.close();
    await run(['--out', out, '--state', stateDir]);
    expect(linesOf(out).find(({ part }) => part === 'damaged')).toEqual({
      part: 'damaged',
      jobId: 2,
      reason: 'контрольная сумма не сходится',
    });
    expect(readFileSync(out, 'utf8')).not.toContain(MAIL);
  });

  it('is made beside a running agent, with its status, and does not disturb it', async () => {
    writeSettings();
    const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
    const env = { ...process.env, HOME: folder, LOCALAPPDATA: folder };
    const agent = spawn(process.execPath, [program, 'agent', '--config', config], { cwd: folder, env });
    try {
      await once(agent.stdout, 'data');
      expect(await run(['--out', out, '--config', config])).toBe(0);
      const lines = linesOf(out);
      expect(lines.find(({ part }) => part === 'status')?.found).toMatchObject({ lights: {}, damagedRows: 0 });
      expect(lines.filter(({ part, absent }) => part === 'job' && absent !== undefined)).toEqual([]);
      expect(lines.find(({ part }) => part === 'log')?.absent).toBeUndefined();
      for (const trace of TRACES) expect(readFileSync(out, 'utf8'), trace).not.toContain(trace);
    } finally {
      agent.kill('SIGTERM');
    }
    expect(await once(agent, 'close')).toEqual([0, null]);
  });

  it('does not take the place of another file unless told to', async () => {
    writeFileSync(out, 'something dear');
    await expect(run(['--out', out, '--state', stateDir])).rejects.toThrow(UsageError);
    await expect(run(['--out', out, '--state', stateDir])).rejects.toThrow(/уже есть.*--force/);
    expect(readFileSync(out, 'utf8')).toBe('something dear');
    expect(await run(['--out', out, '--state', stateDir, '--force'])).toBe(0);
    expect(linesOf(out)[0]?.part).toBe('about');
  });

  it('needs a name, and one that can be written to', async () => {
    await expect(run([])).rejects.toThrow(new UsageError('не указан файл: --out ФАЙЛ'));
    const nowhere = join(folder, 'none', 'support.jsonl');
    await expect(run(['--out', nowhere, '--state', stateDir])).rejects.toThrow(/не записан.*папки нет/);
    await expect(run(['--out', out, '--force', '--config', 'none.json'])).rejects.toThrow(/нет файла/);
  });

  // The shell's limit stands for a full disk: from there on the system refuses every byte.
  it.runIf(process.platform !== 'win32')(
    'leaves nothing behind, in words, when the disk does not take it',
    async () => {
      writeWorld();
      writeFileSync(out, 'something dear');
      const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
      const args = [program, 'support', '--out', out, '--force', '--state', stateDir];
      const limited = ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, ...args];
      const { status, stdout, stderr } = spawnSync('sh', limited, {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/support\.jsonl не записан/);
      expect(readFileSync(out, 'utf8')).toBe('something dear');
      expect(readdirSync(folder).sort()).toEqual(['state', 'support.jsonl']);
    },
  );
});
