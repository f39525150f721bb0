import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../../../../../src/adapters/cashbox/atol-dto/host/library.ts';
import { libraryOpener } from '../../../../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { buildTiny, HAS_GCC, saySkipped } from '../../../../../support/tiny-fptr.ts';
import { VirtualClock } from '../../../../../support/virtual-clock.ts';

const never = new AbortController().signal;
const SHELL = process.platform === 'win32' ? undefined : '/proc';

describe.skipIf(!HAS_GCC)('a driver host', () => {
  let folder: string;
  let clock: VirtualClock;
  const open: Library[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-host-Ёж-'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((library) => library.end()));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(settings: Record<string, string> = {}, flags: string[] = []): Promise<Library> {
    clock = new VirtualClock();
    const place = { clock, folder, library: buildTiny(flags) };
    const library = await libraryOpener(place)(settings, never);
    open.push(library);
    return library;
  }

  const doing = (value: string) => [{ method: 'query_data' as const, set: [{ id: 1, kind: 'str' as const, value }] }];

  test('carries Cyrillic and emoji out and back', async () => {
    const library = await start();
    expect(library.version).toBe('10.10.8.0');
    const echo = { id: 2, kind: 'str', value: 'Ёмкость 😀' } as const;
    const results = await library.call(
      [{ method: 'query_data', set: [echo], get: [{ id: 2, kind: 'str' }] }],
      1000,
      never,
    );
    expect(results).toEqual([{ code: 0, text: '', values: ['Ёмкость 😀'] }]);
  });

  test('is killed past the limit of a call, and the next one starts', async () => {
    const library = await start();
    const hung = library.call(doing('hang'), 5_000, never);
    hung.catch(() => undefined);
    await clock.advance(4_999);
    expect(await Promise.race([hung.catch(() => 'killed'), Promise.resolve('waiting')])).toBe('waiting');
    await clock.advance(1);
    await expect(hung).rejects.toMatchObject({ code: 'CB-120', detail: '5000 мс' });
    await library.gone;
    await expect(library.call(doing(''), 5_000, never)).rejects.toMatchObject({ code: 'CB-121' });
    const next = await start();
    expect(await next.call(doing(''), 5_000, never)).toEqual([{ code: 0, text: '', values: [] }]);
  });

  test.each([
    ['shorter', 3_000],
    ['longer', 60_000],
  ])('has its whole limit for each call, also after one with a %s limit', async (_, beforeMs) => {
    const library = await start();
    await library.call(doing(''), beforeMs, never);
    await clock.advance(2_000);
    const hung = library.call(doing('hang'), 5_000, never);
    hung.catch(() => undefined);
    await clock.advance(4_999);
    expect(await Promise.race([hung.catch(() => 'killed'), Promise.resolve('waiting')])).toBe('waiting');
    await clock.advance(1);
    await expect(hung).rejects.toMatchObject({ code: 'CB-120', detail: '5000 мс' });
  });

  test.each([
    ['abort', 'сигнал SIGABRT'],
    ['segfault', 'сигнал SIGSEGV'],
    ['exit', 'код завершения 3'],
  ])('tells a crash of the library by its own code: %s', async (what, detail) => {
    const library = await start();
    await expect(library.call(doing(what), 5_000, never)).rejects.toMatchObject({ code: 'CB-121', detail });
    await library.gone;
  });

  test('tells a crash while it starts', async () => {
    await expect(start({ Port: 'crash' })).rejects.toMatchObject({ code: 'CB-121' });
  });

  test('keeps its answers apart from what the library prints', async () => {
    const library = await start();
    expect(await library.call(doing('print'), 5_000, never)).toEqual([{ code: 0, text: '', values: [] }]);
  });

  test('is killed when nobody wants the answer any more', async () => {
    const library = await start();
    const stop = new AbortController();
    const hung = library.call(doing('hang'), 5_000, stop.signal);
    await clock.advance(0);
    stop.abort(new Error('агент уходит'));
    await expect(hung).rejects.toThrow('агент уходит');
    await library.gone;
  });

  test('stays when the answer was not wanted before it was asked for', async () => {
    const library = await start();
    const stopped = AbortSignal.abort(new Error('агент уходит'));
    await expect(library.call(doing('hang'), 5_000, stopped)).rejects.toThrow('агент уходит');
    expect(await library.call(doing(''), 5_000, never)).toHaveLength(1);
  });

  test('makes overlapping calls one after the other', async () => {
    const library = await start();
    const two = [library.call(doing('fail'), 5_000, never), library.call(doing(''), 5_000, never)];
    expect((await Promise.all(two)).map(([result]) => result?.code)).toEqual([13, 0]);
  });

  test('ends even while a call hangs, and ending twice is no harm', async () => {
    const library = await start();
    const hung = library.call(doing('hang'), 500_000, never);
    hung.catch(() => undefined);
    const ends = Promise.all([library.end(), library.end()]);
    await clock.run(ends);
    await library.gone;
    await expect(hung).rejects.toMatchObject({ code: 'CB-121' });
  });

  test('refuses a text that the library would cut at a zero', async () => {
    const library = await start();
    expect(() => library.call(doing('да\0нет'), 5_000, never)).toThrow(RangeError);
  });

  test.each([
    ['CB-125', {}, ['-DTINY_VERSION="10.7.0.0"']],
    ['CB-127', {}, ['-DTINY_NO_HANDLE']],
    ['CB-128', { Port: 'bad' }, []],
  ] as const)('says %s when the library can not be used', async (code, settings, flags) => {
    await expect(start(settings, [...flags])).rejects.toMatchObject({ code });
  });

  test('says CB-132 when its program can not be started, or its folder can not be written', async () => {
    const find = async () => ({ file: buildTiny(), node: join(folder, 'no-node') });
    const place = { clock, folder, find };
    await expect(libraryOpener(place)({}, never)).rejects.toMatchObject({ code: 'CB-132' });
    const inFile = { clock, folder: join(import.meta.filename, 'x'), library: buildTiny() };
    await expect(libraryOpener(inFile)({}, never)).rejects.toMatchObject({ code: 'CB-132' });
  });

  test('keeps the library’s home in our folder, its log at errors and within bounds', async () => {
    const log = join(folder, 'logs', 'fptr10.log');
    await start();
    writeFileSync(log, Buffer.alloc(3 * 1024 * 1024));
    const environment = await start();
    await environment.end();
    expect(existsSync(log)).toBe(false);
    const properties = readFileSync(join(folder, '.atol', 'drivers10', 'fptr10_log.properties'), 'utf8');
    expect(properties).toContain('log4cpp.rootCategory=ERROR');
    expect(properties).not.toMatch(/=(INFO|DEBUG)/);
  });

  test.skipIf(SHELL === undefined)('does not outlive an agent that was killed in the middle of a call', async () => {
    const agent = spawn(process.execPath, [join(import.meta.dirname, 'agent-with-hung-host.ts'), buildTiny(), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<string>((resolve) =>
      agent.stdout.once('data', (said) => resolve(String(said).trim())),
    );
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    agent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

/** A zombie that nobody buried yet is dead all the same. */
function isRunning(pid: string): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

afterAll(() => {
  if (!HAS_GCC) saySkipped('процесс драйвера: зависание, падение, снятие', 'нет gcc');
});
