import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawWorkbook } from '../../../../src/adapters/day-report/draw-workbook.ts';
import { dayReportWorkbook } from '../../../../src/adapters/day-report/workbook.ts';
import { workerProgram } from '../../../../src/adapters/day-report/worker-program.ts';
import { badReport, fineReport } from '../../../support/day-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-worker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that does something else than draw. */
function program(text: string): string {
  const path = join(folder, 'worker.mjs');
  writeFileSync(path, text);
  return path;
}

const inWords = (detail: RegExp) => ({ code: 'CB-874', detail: expect.stringMatching(detail) });

describe('drawing the workbook in a thread', () => {
  it('draws what would be drawn here', async () => {
    const report = badReport();
    const sheets = async (workbook: Uint8Array) => readExcelFile(Buffer.from(workbook));
    expect(await sheets(await drawWorkbook(report))).toEqual(await sheets(await dayReportWorkbook(report)));
  });

  it('leaves this thread to others meanwhile', async () => {
    const [first] = fineReport().documents;
    if (!first) throw new Error('no document');
    const report = fineReport({ documents: Array.from({ length: 3_000 }, () => first) });
    let turns = 0;
    const others = setInterval(() => (turns += 1), 5);
    await drawWorkbook(report);
    clearInterval(others);
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['throws', "throw new Error('no ink');", /таблица XLSX: .*no ink/],
    ['ends without a workbook', 'process.exit(3);', /закончился без неё \(3\)/],
    ['is not to be read at all', 'not a program', /таблица XLSX: \S+/],
    [
      'takes all the memory it may have',
      'const all = []; for (;;) all.push(Array.from({ length: 10_000 }, String));',
      /не хватило памяти/,
    ],
  ])('says so in words when the thread %s', async (_, text, detail) => {
    await expect(drawWorkbook(fineReport(), { program: program(text), mostMib: 16 })).rejects.toMatchObject(
      inWords(detail),
    );
  });

  it('says so when there is no program for it', async () => {
    const missing = join(folder, 'nothing.mjs');
    await expect(drawWorkbook(fineReport(), { program: missing })).rejects.toMatchObject(inWords(/nothing\.mjs/));
  });

  it('gives up one that never ends', async () => {
    const endless = program('for (;;);');
    await expect(drawWorkbook(fineReport(), { program: endless, limitMs: 50 })).rejects.toMatchObject(
      inWords(/не готова за 0.05 с/),
    );
  });
});

describe('the program of the thread', () => {
  it('is the source here, the bundled one from the bundle and its parts', () => {
    expect(workerProgram()).toMatch(/src[\\/]adapters[\\/]day-report[\\/]workbook-worker\.ts$/);
    const from = (...path: string[]) => workerProgram(pathToFileURL(join(folder, ...path)).href);
    expect(() => from('kassabridge.mjs')).toThrow(/CB-874/);
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'workbook-worker.mjs'), '');
    expect(from('kassabridge.mjs')).toBe(join(folder, 'workbook-worker.mjs'));
    expect(from('parts', 'agent-1.mjs')).toBe(join(folder, 'workbook-worker.mjs'));
  });
});
