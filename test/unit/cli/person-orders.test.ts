import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pipeAddress } from '../../../src/adapters/pipe/address.ts';
import { type PipeServer, servePipe } from '../../../src/adapters/pipe/pipe-server.ts';
import { newToken } from '../../../src/adapters/pipe/token.ts';
import { writePrivateFile } from '../../../src/adapters/system/private-file.ts';
import { stateFiles } from '../../../src/cli/agent/state-files.ts';
import { UsageError } from '../../../src/cli/arguments.ts';
import { run as checkOfd } from '../../../src/cli/commands/check-ofd.ts';
import { run as closeShift } from '../../../src/cli/commands/close-shift.ts';
import { run as openShift } from '../../../src/cli/commands/open-shift.ts';
import { run as pause } from '../../../src/cli/commands/pause.ts';
import { run as resume } from '../../../src/cli/commands/resume.ts';
import { run as testPrint } from '../../../src/cli/commands/test-print.ts';
import { run as xReport } from '../../../src/cli/commands/x-report.ts';
import { NoAgentError } from '../../../src/cli/failures.ts';
import { awaitClosing } from '../../../src/cli/person/await-closing.ts';
import { pauseEnd } from '../../../src/cli/person/pause-end.ts';
import type { CallHandlers } from '../../../src/contract/calls.ts';
import type { ShiftClosing } from '../../../src/contract/shift-closing.ts';
import { kopecks } from '../../../src/core/fiscal/money.ts';
import { preparedCalls } from '../../support/prepared-calls.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const TOKEN = newToken();
const CLOSED: ShiftClosing = {
  state: 'closed',
  document: { fnSerial: '9999078900001234', fdNumber: 42, fiscalSign: '0123456789', issuedAt: '2026-11-24T21:05:00' },
  totals: {
    shiftNumber: 3,
    cashInDrawerKop: kopecks(30_000),
    cashPaymentsKop: kopecks(30_000),
    salesKop: kopecks(130_000),
    returnsKop: kopecks(100_000),
    nonResettableKop: kopecks(999_900),
  },
};

let folder: string;
let server: PipeServer | undefined;
let out: string;
let err: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-orders-'));
  out = '';
  err = '';
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
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** An agent that knows only these calls. */
async function agentWith(calls: Partial<CallHandlers>) {
  const handlers = preparedCalls({ ping: () => ({ version: '1', pid: 7 }), ...calls });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  writePrivateFile(stateFiles(folder).token, TOKEN);
  server = await servePipe({ address: pipeAddress(folder), token: TOKEN, handlers, clock: new VirtualClock(), log });
}

const where = () => ['--state', folder];

describe('close-shift', () => {
  it('shows the report of the shift it closed', async () => {
    const asked: unknown[] = [];
    await agentWith({
      closeShift: (request) => {
        asked.push(request);
        return { done: true, jobId: 5 };
      },
      shiftClosing: ({ jobId }) => (jobId === 5 ? CLOSED : { state: 'failed', ru: 'не та запись' }),
    });
    expect(await closeShift(['kassa1', '--reason', 'переводим часы', ...where()])).toBe(0);
    expect(asked).toMatchObject([{ cashboxId: 'kassa1', reason: 'переводим часы', author: expect.any(String) }]);
    expect(out.split('\n')).toEqual([
      'Смена 3 закрыта 24.11.2026 21:05',
      '  ФД 42, ФПД 0123456789, ФН 9999078900001234',
      '  приход              1 300,00 ₽',
      '  возврат прихода     1 000,00 ₽',
      '  наличных в ящике    300,00 ₽',
      '  необнуляемая сумма  9 999,00 ₽',
      '',
    ]);
    expect(err).toBe('');
  });

  it.each([
    [{ state: 'met' }, 0, 'закрыта без нас'],
    [{ state: 'failed', ru: 'Человек решил не пробивать этот чек.' }, 1, 'Человек решил'],
  ] as const)('says how it ended otherwise: %j', async (closing, code, words) => {
    await agentWith({ closeShift: () => ({ done: true, jobId: 5 }), shiftClosing: () => closing });
    expect(await closeShift(['kassa1', ...where()])).toBe(code);
    expect(code === 0 ? out : err).toContain(words);
    expect(code === 0 ? err : out).toBe('');
  });

  it('says why nothing was ordered', async () => {
    await agentWith({ closeShift: () => ({ done: false, ru: 'Смена на кассе «kassa1» не открыта' }) });
    expect(await closeShift(['kassa1', ...where()])).toBe(1);
    expect(err).toBe('Смена на кассе «kassa1» не открыта\n');
    expect(out).toBe('');
  });

  it('wants to know which cashbox, and an agent that runs', async () => {
    await expect(closeShift(where())).rejects.toThrow(UsageError);
    await expect(closeShift(['kassa1', ...where()])).rejects.toThrow(NoAgentError);
  });
});

describe('waiting for a closing', () => {
  const waitingFor = (answers: (ms: number) => ShiftClosing) => {
    const clock = new VirtualClock();
    const said: string[] = [];
    const ask = async () => answers(clock.monotonicMs());
    const end = clock.run(awaitClosing({ ask, clock, onHeldUp: (ru) => said.push(ru) }));
    return { clock, said, end };
  };

  it('ends with the closing, and says nothing about what is in the way for a moment', async () => {
    const { said, end } = waitingFor((ms) => (ms < 3_000 ? { state: 'waiting', ru: 'касса занята' } : CLOSED));
    expect(await end).toEqual(CLOSED);
    expect(said).toEqual([]);
  });

  it('says once what is in the way, and ends after three minutes', async () => {
    const { clock, said, end } = waitingFor(() => ({ state: 'waiting', ru: 'нет бумаги' }));
    expect((await end).state).toBe('waiting');
    expect(said).toEqual(['нет бумаги']);
    expect(clock.monotonicMs()).toBe(3 * 60_000);
  });
});

describe('x-report', () => {
  it.each([
    [{ done: true }, 0, 'X-отчёт напечатан.\n', ''],
    [{ done: false, ru: 'В кассе открыт чужой чек' }, 1, '', 'В кассе открыт чужой чек\n'],
  ] as const)('says how it ended: %j', async (outcome, code, said, complained) => {
    await agentWith({ xReport: ({ cashboxId }) => (cashboxId === 'kassa1' ? outcome : { done: true }) });
    expect(await xReport(['kassa1', ...where()])).toBe(code);
    expect([out, err]).toEqual([said, complained]);
  });
});

describe('open-shift and test-print', () => {
  it.each([
    [openShift, 'openShift', 'Смена открыта.\n'],
    [testPrint, 'testPrint', 'Пробная печать сделана: это не чек.\n'],
  ] as const)('say how it ended (%#)', async (command, call, done) => {
    await agentWith({
      [call]: ({ cashboxId }: { cashboxId: string }) =>
        cashboxId === 'kassa1' ? { done: true } : { done: false, ru: 'так нельзя' },
    });
    expect(await command(['kassa1', ...where()])).toBe(0);
    expect(await command(['kassa2', ...where()])).toBe(1);
    expect([out, err]).toEqual([done, 'так нельзя\n']);
  });
});

describe('check-ofd', () => {
  const step = (state: 'fine' | 'unknown' | 'attention' | 'trouble') => ({ state, ru: `шаг ${state}`, en: '' });

  it.each([
    [['fine', 'unknown'], 0],
    [['fine', 'attention'], 1],
    [['trouble'], 1],
  ] as const)('shows a line a step, and a trouble in its exit code: %j', async (states, code) => {
    await agentWith({ checkOfd: () => ({ done: true, check: { steps: states.map(step) } }) });
    expect(await checkOfd(['kassa1', ...where()])).toBe(code);
    expect(out.split('\n').filter((line) => line.includes('шаг'))).toHaveLength(states.length);
    expect(out).toMatch(/^\[(в порядке|неполадка)\] шаг/);
  });

  it('says why the cashbox could not be asked', async () => {
    await agentWith({ checkOfd: () => ({ done: false, ru: 'Касса не отвечает' }) });
    expect(await checkOfd(['kassa1', ...where()])).toBe(1);
    expect(err).toBe('Касса не отвечает\n');
  });
});

describe('pause and resume', () => {
  it('tell the agent until when, and the person how to end it', async () => {
    const asked: number[] = [];
    await agentWith({
      pause: ({ until }) => {
        asked.push(until);
        return { done: true };
      },
      resume: () => ({ done: true }),
    });
    const before = Date.now();
    expect(await pause(['--minutes', '30', ...where()])).toBe(0);
    expect(asked[0]).toBeGreaterThanOrEqual(before + 30 * 60_000);
    expect(asked[0]).toBeLessThan(before + 31 * 60_000);
    expect(out).toContain('kassabridge resume');
    expect(await resume(where())).toBe(0);
    expect(out).toContain('Пауза снята');
    expect(err).toBe('');
  });

  it('say what the agent says against it', async () => {
    await agentWith({
      pause: () => ({ done: false, ru: 'Пауза длится не больше 24 часов' }),
      resume: () => ({ done: false, ru: 'Агент не на паузе' }),
    });
    expect([await pause(where()), await resume(where())]).toEqual([1, 1]);
    expect(err).toBe('Пауза длится не больше 24 часов\nАгент не на паузе\n');
  });
});

describe('the end of a pause', () => {
  const now = new Date(2026, 10, 24, 15, 10, 20).getTime();
  const end = (wish: Parameters<typeof pauseEnd>[0]) => new Date(pauseEnd(wish, now));

  it('is in an hour when nobody says it, or after the minutes that are said', () => {
    expect(end({}).getTime() - now).toBe(3_600_000);
    expect(end({ minutes: '1440' }).getTime() - now).toBe(86_400_000);
  });

  it('is the next moment with that time of the day', () => {
    expect(end({ until: '15:30' })).toEqual(new Date(2026, 10, 24, 15, 30));
    expect(end({ until: '9:05' })).toEqual(new Date(2026, 10, 25, 9, 5));
    expect(end({ until: '15:10' })).toEqual(new Date(2026, 10, 25, 15, 10));
  });

  it.each([
    { until: '25:00' },
    { until: '15' },
    { minutes: '0' },
    { minutes: '1441' },
    { until: '15:30', minutes: '5' },
  ])('is no %j', (wish) => {
    expect(() => end(wish)).toThrow(UsageError);
  });
});
