import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pipeAddress } from '../../../src/adapters/pipe/address.ts';
import { type PipeServer, servePipe } from '../../../src/adapters/pipe/pipe-server.ts';
import { newToken } from '../../../src/adapters/pipe/token.ts';
import { writePrivateFile } from '../../../src/adapters/system/private-file.ts';
import { stateFiles } from '../../../src/cli/agent/state-files.ts';
import { UsageError } from '../../../src/cli/arguments.ts';
import { run } from '../../../src/cli/commands/report.ts';
import { NoAgentError } from '../../../src/cli/failures.ts';
import type { CallHandlers, CallRequest } from '../../../src/contract/calls.ts';
import type { DayReport } from '../../../src/core/day/day-report.ts';
import { badReport, fineReport } from '../../support/day-report.ts';
import { preparedCalls } from '../../support/prepared-calls.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const TOKEN = newToken();
const READING = 'Читаю документы из ФН, чеки идут первыми…\n';

let folder: string;
let server: PipeServer | undefined;
let out: string;
let err: string;
let asked: CallRequest<'report'>[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-report-'));
  out = '';
  err = '';
  asked = [];
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
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** An agent that knows nothing but reports. */
async function agentWith(
  report: CallHandlers['report'],
  ping: CallHandlers['ping'] = () => ({ version: '1', pid: 7 }),
) {
  const handlers = preparedCalls({
    ping,
    report: (request) => {
      asked.push(request);
      return report(request);
    },
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  writePrivateFile(stateFiles(folder).token, TOKEN);
  server = await servePipe({ address: pipeAddress(folder), token: TOKEN, handlers, clock: new VirtualClock(), log });
}

const reporting = (report: DayReport) => agentWith(() => ({ done: true, report: asAnswer(report) }));

/** As the pipe carries it: without what is undefined. */
const asAnswer = (report: DayReport) => JSON.parse(JSON.stringify(report));

const report = (...args: readonly string[]) => run(['--state', folder, ...args]);

describe('kassabridge report', () => {
  it('shows the day that is running, and says what it waits for', async () => {
    await reporting(fineReport());
    expect(await report()).toBe(0);
    expect(asked).toEqual([{}]);
    expect(out).toContain('● Всё сходится\n');
    expect(err).toBe(READING);
  });

  it('ends with trouble when something differs', async () => {
    await reporting(badReport());
    expect(await report('--date', '2026-11-27')).toBe(1);
    expect(asked).toEqual([{ date: '2026-11-27' }]);
  });

  it('ends with trouble when all that differs is in no list', async () => {
    await reporting(fineReport({ unlistedCount: 2 }));
    expect(await report()).toBe(1);
  });

  it('says in words why there is none', async () => {
    await agentWith(() => ({ done: false, ru: 'За этот день отчёта ещё нет.' }));
    expect(await report('--date', '2026-11-29')).toBe(1);
    expect({ out, err }).toEqual({ out: '', err: `${READING}За этот день отчёта ещё нет.\n` });
  });

  it('prints one line of JSON without the documents', async () => {
    await reporting(badReport());
    expect(await report('--json')).toBe(1);
    const { documents: _, ...rest } = asAnswer(badReport());
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([rest]);
  });

  it('writes the page or the workbook by the ending of the name', async () => {
    await reporting(badReport());
    const page = join(folder, 'report.HTML');
    const workbook = join(folder, 'report.xlsx');
    expect(await report('--out', page)).toBe(1);
    expect(await report('--out', workbook)).toBe(1);
    expect(readFileSync(page, 'utf8')).toContain('<!doctype html>');
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK');
    expect(err).toContain(`Отчёт записан: ${page}\n`);
  });

  it('takes the place of another file only when told to', async () => {
    await reporting(fineReport());
    const page = join(folder, 'report.html');
    writeFileSync(page, 'something dear');
    await expect(report('--out', page)).rejects.toThrow(/уже есть.*--force/);
    expect(readFileSync(page, 'utf8')).toBe('something dear');
    expect(asked).toEqual([]);
    expect(await report('--out', page, '--force')).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('Всё сходится');
  });

  it.each([
    [['--out', 'report.pdf'], /\.html, \.xlsx/],
    [['--out', 'report'], /\.html, \.xlsx/],
    [['--date', '27.11.2026'], /2026-11-27.*27\.11\.2026/],
    [['--date', '2026-02-30'], /2026-02-30/],
  ])('explains what is wrong with %j before it asks anybody', async (args, words) => {
    await expect(report(...args)).rejects.toThrow(UsageError);
    await expect(report(...args)).rejects.toThrow(words);
  });

  it('says that no agent runs', async () => {
    await expect(report()).rejects.toBeInstanceOf(NoAgentError);
  });

  it('waits for a long reading as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const begun = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    await agentWith(async () => {
      begun.resolve();
      await read.promise;
      return { done: true, report: asAnswer(fineReport()) };
    });
    const ended = report();
    await begun.promise;
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    read.resolve();
    expect(await ended).toBe(0);
  });

  it('does not wait for an agent that shows no sign of life', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const pinged = Promise.withResolvers<void>();
    await agentWith(
      () => ({ done: false, ru: '' }),
      () => {
        pinged.resolve();
        return new Promise(() => undefined);
      },
    );
    const ended = expect(report()).rejects.toThrow('Агент запущен, но не отвечает.');
    await pinged.promise;
    await vi.advanceTimersByTimeAsync(15_000);
    await ended;
    expect({ asked, err }).toEqual({ asked: [], err: '' });
  });

  it('ends when the agent does', async () => {
    await agentWith(() => {
      void server?.close();
      return new Promise(() => undefined);
    });
    await expect(report()).rejects.toThrow();
  });
});
