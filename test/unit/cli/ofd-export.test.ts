import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pipeAddress } from '../../../src/adapters/pipe/address.ts';
import { type PipeServer, servePipe } from '../../../src/adapters/pipe/pipe-server.ts';
import { newToken } from '../../../src/adapters/pipe/token.ts';
import { stateFiles } from '../../../src/cli/agent/state-files.ts';
import { UsageError } from '../../../src/cli/arguments.ts';
import { run } from '../../../src/cli/commands/ofd-export.ts';
import { columnsText, readColumns } from '../../../src/cli/ofd-export/columns-option.ts';
import type { CallRequest } from '../../../src/contract/calls.ts';
import type { OfdColumns } from '../../../src/core/day/ofd-row.ts';
import { KassaError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import { preparedCalls } from '../../support/prepared-calls.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const FN = '9999078900001234';
const COLUMNS: OfdColumns = { fnSerial: 'Номер ФН', fdNumber: 'Номер ФД', totalKop: 'Сумма, руб.' };
const OPTION = 'фн=Номер ФН,ФД=Номер ФД,totalKop=Сумма, руб.';

let state: string;
let server: PipeServer;
/** What the agent keeps as the map of last time, and what it was given. */
let kept: OfdColumns | undefined;
let parts: CallRequest<'keepOfdRows'>[];
let answer: { readonly done: true } | { readonly done: false; readonly ru: string };
let out: string;
let err: string;

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'kb-ofd-'));
  [kept, parts, answer, out, err] = [undefined, [], { done: true }, '', ''];
  const token = newToken();
  writeFileSync(stateFiles(state).token, token, { mode: 0o600 });
  const handlers = preparedCalls({
    ofdColumns: () => (kept ? { columns: kept } : {}),
    keepOfdRows: (part) => {
      parts.push(part);
      return answer;
    },
  });
  server = await servePipe({ address: pipeAddress(state), token, handlers, clock: new VirtualClock(), log: SILENT });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  rmSync(state, { recursive: true, force: true });
});

function file(lines: readonly string[], name = 'чеки за день.csv'): string {
  const path = join(state, name);
  writeFileSync(path, ['Отчёт', 'Номер ФН;Номер ФД;Сумма, руб.', ...lines].join('\n'));
  return path;
}

const line = (fdNumber: number | string, fnSerial = FN) => `${fnSerial};${fdNumber};1 234,56`;

describe('kassabridge ofd-export', () => {
  it('hands the rows over with the map and says what they were', async () => {
    const other = '9999078900005678';
    const path = file([line(12), line(10), line(7, other), '', 'Итого;;3703,68']);
    expect(await run([path, '--columns', OPTION, '--state', state])).toBe(0);
    expect(parts).toEqual([
      {
        exportId: expect.stringMatching(/^[\da-f-]{36}$/),
        name: 'чеки за день.csv',
        columns: COLUMNS,
        isLast: true,
        rows: [
          { line: 3, fnSerial: FN, fdNumber: 12, totalKop: 123_456 },
          { line: 4, fnSerial: FN, fdNumber: 10, totalKop: 123_456 },
          { line: 5, fnSerial: other, fdNumber: 7, totalKop: 123_456 },
        ],
      },
    ]);
    expect(out.split('\n')).toEqual([
      'Выгрузка ОФД «чеки за день.csv» принята, строк: 3.',
      `  ФН ${FN}: строк 2, ФД с 10 по 12`,
      `  ФН ${other}: строк 1, ФД с 7 по 7`,
      'Пропущено пустых и итоговых строк: 2.',
      '',
    ]);
    expect(err).toBe('');
  });

  it('needs no map the next time, and sends it again for another export id', async () => {
    kept = COLUMNS;
    const path = file([line(1)]);
    expect([await run([path, '--state', state]), await run([path, '--state', state])]).toEqual([0, 0]);
    expect(parts.map(({ columns }) => columns)).toEqual([COLUMNS, COLUMNS]);
    expect(new Set(parts.map(({ exportId }) => exportId)).size).toBe(2);
  });

  it('sends a large export in parts, the last of them marked', async () => {
    const path = file(Array.from({ length: 2_001 }, (_, index) => line(index + 1)));
    expect(await run([path, '--columns', OPTION, '--state', state])).toBe(0);
    expect(parts.map(({ rows, isLast }) => [rows.length, isLast])).toEqual([
      [1_000, false],
      [1_000, false],
      [1, true],
    ]);
    expect(new Set(parts.map(({ exportId }) => exportId)).size).toBe(1);
    expect(parts.flatMap(({ rows }) => rows.map(({ fdNumber }) => fdNumber))).toEqual(
      Array.from({ length: 2_001 }, (_, index) => index + 1),
    );
  });

  it('marks an export that fits exactly', async () => {
    const path = file(Array.from({ length: 1_000 }, (_, index) => line(index + 1)));
    await run([path, '--columns', OPTION, '--state', state]);
    expect(parts.map(({ isLast }) => isLast)).toEqual([true]);
  });

  it('shows the first ten lines it could not read and counts the others', async () => {
    const path = file([line(1), ...Array.from({ length: 12 }, () => line('x'))]);
    expect(await run([path, '--columns', OPTION, '--state', state])).toBe(1);
    expect(parts).toHaveLength(1);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toContain('Не прочитано строк: 12');
    expect(lines[1]).toBe('  строка 4: ФД «x»: нужен номер документа');
    expect(lines[11]).toBe('  … и ещё 2');
  });

  it('only proposes a map while nobody has made one, in a command that can be run', async () => {
    const path = file([line(1)]);
    expect(await run([path, '--state', state])).toBe(1);
    expect({ out, parts }).toEqual({ out: '', parts: [] });
    const command = err.split('\n').find((text) => text.startsWith('  kassabridge')) ?? '';
    expect(err).toContain('  Номер ФД\n');
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(args.slice(0, 5)).toEqual(['kassabridge', 'ofd-export', path, '--state', state]);
    expect(await run(args.slice(2))).toBe(0);
    expect(parts[0]?.columns).toEqual(COLUMNS);
  });

  it('leaves a gap where it has no guess, and a command with the gap takes nothing', async () => {
    const path = join(state, 'a.csv');
    writeFileSync(path, `ФН;Документ;Сумма\n${FN};1;5`);
    expect(await run([path, '--state', state])).toBe(1);
    expect(err).toContain('"фн=ФН,фд=???,сумма=Сумма"');
    expect(err).toContain('Не угадано: фд.');
    const asProposed = run([path, '--state', state, '--columns', 'фн=ФН,фд=???,сумма=Сумма']);
    await expect(asProposed).rejects.toMatchObject({ code: 'CB-872' });
    expect(parts).toEqual([]);
  });

  it('says why the agent did not take it, and sends no more', async () => {
    answer = { done: false, ru: 'Диск полон.' };
    const path = file(Array.from({ length: 1_500 }, (_, index) => line(index + 1)));
    expect(await run([path, '--columns', OPTION, '--state', state])).toBe(1);
    expect({ out, err, sent: parts.length }).toEqual({ out: '', err: 'Диск полон.\n', sent: 1 });
  });

  it('sends nothing of a file it cannot read', async () => {
    kept = { ...COLUMNS, totalKop: 'Всего' };
    await expect(run([file([line(1)]), '--state', state])).rejects.toThrow(KassaError);
    kept = COLUMNS;
    await expect(run([file([line('x')]), '--state', state])).rejects.toMatchObject({ code: 'CB-873' });
    await expect(run([join(state, 'none.csv'), '--state', state])).rejects.toMatchObject({ code: 'CB-871' });
    expect(parts).toEqual([]);
  });
});

describe('column map on the command line', () => {
  it('takes both kinds of names, and headings with commas and equal signs', () => {
    expect(readColumns('фн = A, фд=B,сумма=Сумма, руб.,фпд=x=y, Операция=Тип,issuedAt=Дата, время')).toEqual({
      fnSerial: 'A',
      fdNumber: 'B',
      totalKop: 'Сумма, руб.',
      fiscalSign: 'x=y',
      operation: 'Тип',
      issuedAt: 'Дата, время',
    });
  });

  it('is printed as it is read', () => {
    const text = 'фн=A,фд=B,сумма=C,фпд=D,операция=E,дата=F, G';
    expect(columnsText(readColumns(text))).toBe(text);
  });

  it.each([
    ['фн=A,фд=B', 'не указано сумма'],
    ['фн=A,фд=B,сума=C', 'неизвестное «сума»; может быть, сумма?'],
    ['фн=A,фд=B,количество=C', 'бывает фн, фд, сумма'],
    ['фн=A,фд=B,сумма=', 'после «сумма» нужно = и заголовок'],
    ['фн=A,фд=B,сумма=C,fnSerial=D', 'фн указано дважды'],
    ['ФН', 'после «ФН» нужно ='],
  ])('is refused in words: %s', (text, words) => {
    expect(() => readColumns(text)).toThrow(UsageError);
    expect(() => readColumns(text)).toThrow(words);
  });
});
