import { afterAll, describe, expect, test } from 'vitest';
import type { HostAnswer, LibraryCall } from '../../../src/contract/driver-host.ts';
import { Host } from '../../../src/driver-host/host.ts';
import { buildTiny, HAS_GCC, saySkipped } from '../../support/tiny-fptr.ts';

afterAll(() => {
  if (!HAS_GCC) saySkipped('вызовы библиотеки через узел драйвера', 'нет gcc');
});

function load(host: Host, library: string, settings: Record<string, string> = {}): HostAnswer {
  return host.answer({ ask: 'load', id: 1, library, settings });
}

function call(host: Host, ...calls: LibraryCall[]) {
  const answer = host.answer({ ask: 'calls', id: 2, calls });
  if (answer.answer !== 'results') throw new Error(answer.answer);
  return answer.results;
}

const LAST_REAL = '10.8.0.0';

describe.skipIf(!HAS_GCC)('a library of our own, loaded as the vendor’s', () => {
  function loaded(...flags: string[]): Host {
    const host = new Host();
    expect(load(host, buildTiny(flags), { Port: '2', ComFile: 'COM5' })).toMatchObject({ answer: 'loaded' });
    return host;
  }

  test('says its version', () => {
    const library = buildTiny([`-DTINY_VERSION="${LAST_REAL}"`]);
    expect(load(new Host(), library)).toEqual({ answer: 'loaded', id: 1, version: LAST_REAL });
  });

  test('what is set is what is read, of every kind', () => {
    const results = call(loaded(), {
      method: 'query_data',
      set: [
        { id: 2, kind: 'str', value: 'Чехол «Ёлка» 😀 №1' },
        { id: 3, kind: 'int', value: 4_294_967_295 },
        { id: 4, kind: 'double', value: 1234.56 },
        { id: 5, kind: 'bool', value: true },
        { id: 6, kind: 'datetime', value: '2026-02-03T14:05:09' },
        { id: 7, kind: 'bytes', value: '00ff10' },
      ],
      get: [
        { id: 2, kind: 'str' },
        { id: 3, kind: 'int' },
        { id: 4, kind: 'double' },
        { id: 5, kind: 'bool' },
        { id: 6, kind: 'datetime' },
        { id: 7, kind: 'bytes' },
      ],
    });
    const values = ['Чехол «Ёлка» 😀 №1', 4_294_967_295, 1234.56, true, '2026-02-03T14:05:09', '00ff10'];
    expect(results).toEqual([{ code: 0, text: '', values }]);
  });

  test('400,000 letters go both ways', () => {
    const value = 'Ж😀'.repeat(200_000);
    const [result] = call(loaded(), {
      method: 'query_data',
      set: [{ id: 8, kind: 'str', value }],
      get: [{ id: 8, kind: 'str' }],
    });
    expect(result?.values).toEqual([value]);
  });

  test('sizes that lie give nothing, harm nothing and cost no other value', () => {
    const ids = [60, 61, 62, 63] as const;
    const [result] = call(loaded(), {
      method: 'query_data',
      get: [...ids.map((id) => ({ id, kind: 'str' as const })), { id: 61, kind: 'bytes' }, { id: 9, kind: 'int' }],
    });
    expect(result).toEqual({ code: 0, text: '', values: [null, null, '', 'больше сказанного', null, 0] });
  });

  test('a build that can tell says which values the call did not set; an older one gives nothings', () => {
    const ask: LibraryCall = {
      method: 'query_data',
      get: [
        { id: 20, kind: 'int' },
        { id: 21, kind: 'str' },
        { id: 22, kind: 'datetime' },
      ],
    };
    expect(call(loaded('-DTINY_NEW'), ask)[0]?.values).toEqual([null, null, null]);
    expect(call(loaded(), ask)[0]?.values).toEqual([0, '', '']);
  });

  test('an error keeps the library’s own number and words, and its advice where there is one', () => {
    const set = [{ id: 1, kind: 'str', value: 'fail' }] as const;
    const failing: LibraryCall = { method: 'query_data', set: [...set], get: [{ id: 2, kind: 'int' }] };
    expect(call(loaded(), failing)).toEqual([{ code: 13, text: 'Неверный параметр «сумма» 😀', values: [] }]);
    expect(call(loaded('-DTINY_NEW'), failing)[0]?.text).toBe('Неверный параметр «сумма» 😀. Проверьте кабель');
  });

  test('neither a number without an error nor an error without a number passes for success', () => {
    const doing = (value: string): LibraryCall => ({ method: 'query_data', set: [{ id: 1, kind: 'str', value }] });
    expect(call(loaded(), doing('fail without a code'))[0]?.code).toBe(-1);
    expect(call(loaded(), doing('error behind success'))[0]?.code).toBe(44);
  });

  test('the first failure is the last call, unless it may fail', () => {
    const host = loaded();
    const fails: LibraryCall = { method: 'query_data', set: [{ id: 1, kind: 'str', value: 'fail' }] };
    expect(call(host, fails, { method: 'open' }).map((r) => r.code)).toEqual([13]);
    expect(call(host, { ...fails, mayFail: true }, { method: 'open' }).map((r) => r.code)).toEqual([13, 0]);
  });

  test('records are read until there are no more, and then the rest is done', () => {
    const row: LibraryCall = { method: 'read_next_record', untilItFails: true, get: [{ id: 1, kind: 'int' }] };
    const results = call(loaded('-DTINY_RECORDS'), row, { method: 'close' });
    expect(results.map((r) => r.code)).toEqual([0, 0, 0, 30, 0]);
    expect(results.map((r) => r.values)).toEqual([[3], [2], [1], [], []]);
  });

  test('what one call read is handed to the next in the same request, and to no other', () => {
    const host = loaded();
    // Text 1 says what the call does: nothing.
    const asked = (number: number, name: string): LibraryCall => ({
      method: 'query_data',
      set: [
        { id: 1, kind: 'str', value: '' },
        { id: 3, kind: 'int', value: number },
        { id: 2, kind: 'str', value: name },
      ],
      get: [
        { id: 3, kind: 'int' },
        { id: 2, kind: 'str' },
      ],
    });
    const next: LibraryCall = { ...asked(1, ''), kept: [3, 2] };
    expect(call(host, asked(7, 'список'), next)[1]?.values).toEqual([7, 'список']);
    expect(call(host, next)).toEqual([{ code: 11, text: 'Nothing was read under 3', values: [] }]);
  });

  test('a method this build does not have fails as one the driver does not support', () => {
    expect(call(loaded(), { method: 'validate_json' })).toEqual([
      { code: 11, text: 'The library has no libfptr_validate_json', values: [] },
    ]);
  });

  test('each way a library can be useless has a word', () => {
    const gone = `${buildTiny()}.not-there`;
    expect(load(new Host(), gone)).toMatchObject({ answer: 'notLoaded', fault: 'notFound' });
    expect(load(new Host(), import.meta.filename)).toMatchObject({ answer: 'notLoaded', fault: 'notLoaded' });
    expect(load(new Host(), buildTiny(['-DTINY_OLD']))).toMatchObject({ fault: 'tooOld' });
    const old = buildTiny(['-DTINY_VERSION="10.7.9.9"']);
    expect(load(new Host(), old)).toMatchObject({ fault: 'tooOld', detail: '10.7.9.9' });
    expect(load(new Host(), buildTiny(['-DTINY_NO_HANDLE']))).toMatchObject({ fault: 'noHandle' });
    expect(load(new Host(), buildTiny(), { Port: 'bad' })).toMatchObject({
      fault: 'badSettings',
      detail: '9 Некорректные настройки',
    });
  });
});

test('what is no request of ours is loud, and nothing is called before a library is there', () => {
  const host = new Host();
  expect(() => host.answer({ ask: 'calls', id: 1, calls: [{ method: 'init_device' }] })).toThrow();
  expect(() => host.answer({ ask: 'calls', id: 1, calls: [{ method: 'open' }] })).toThrow(/before/);
  expect(() => host.answer('load')).toThrow();
});
