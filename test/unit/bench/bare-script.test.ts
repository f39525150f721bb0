import { describe, expect, it } from 'vitest';
import { constantOf } from '../../../native/abi.ts';
import type { CallResult, LibraryCall } from '../../../src/contract/driver-host.ts';
import { bareScript, type MadeCall, madeCalls } from '../../bench/support/bare-script.ts';

const DOCUMENT_NUMBER = constantOf('PARAM_DOCUMENT_NUMBER');
const RECORDS_ID = constantOf('PARAM_RECORDS_ID');

const result = (values: CallResult['values'] = [], code = 0): CallResult => ({ code, text: '', values });
const made = (call: LibraryCall, ...results: CallResult[]): MadeCall => ({ call, results });
const loopLines = (...loop: MadeCall[]) => bareScript({ settings: {}, once: [], loop }).split('\n').slice(2, -1);

const askNumber = made({ method: 'fn_query_data', get: [{ id: DOCUMENT_NUMBER, kind: 'int' }] }, result([17]));
const readDocument = (value: number) =>
  made({ method: 'fn_query_data', set: [{ id: DOCUMENT_NUMBER, kind: 'int', value }] }, result());

describe('the script of the bare program', () => {
  it('applies the settings, does some calls once, and the rest again and again', () => {
    const script = bareScript({
      settings: { Model: '500' },
      once: [made({ method: 'open' }, result())],
      loop: [made({ method: 'open_shift', mayFail: true }, result([], 83))],
    });
    expect(script).toBe(
      'setting\tModel\t500\ncall\tapply_single_settings\t\ncall\topen\t\nloop\ncall\topen_shift\tmayFail\n',
    );
  });

  it('gives each parameter before its call and asks for each value after it', () => {
    const lines = loopLines(
      made(
        {
          method: 'open_receipt',
          set: [
            { id: 1125, kind: 'bool', value: true },
            { id: 1055, kind: 'int', value: 2 },
            { id: 65613, kind: 'double', value: 100.5 },
            { id: 1008, kind: 'str', value: 'a\tb\\c\nd' },
            { id: 1084, kind: 'bytes', value: '3d04', nonPrintable: true },
            { id: 65590, kind: 'datetime', value: '2026-11-24T12:00:00' },
          ],
          get: [{ id: 65599, kind: 'int' }],
        },
        result([1]),
      ),
    );
    expect(lines).toEqual([
      'set\t1125\tbool\t1',
      'set\t1055\tint\t2',
      'set\t65613\tdouble\t100.5',
      'set\t1008\tstr\ta\\tb\\\\c\\nd',
      'set\t1084\t-bytes\t3d04',
      'set\t65590\tdatetime\t2026-11-24T12:00:00',
      'call\topen_receipt\t',
      'get\t65599\tint',
    ]);
  });

  it('hands on what one call read to the next, as the driver host does', () => {
    const lines = loopLines(
      made({ method: 'fn_query_data', kept: [DOCUMENT_NUMBER] }, result()),
      made({ method: 'read_next_record', kept: [RECORDS_ID], untilItFails: true }, result([], 30)),
    );
    expect(lines).toEqual([
      `lastInt\t${DOCUMENT_NUMBER}\t0`,
      'call\tfn_query_data\t',
      `lastStr\t${RECORDS_ID}`,
      'call\tread_next_record\tuntilItFails',
    ]);
  });

  it('asks for the document behind the one just read, whatever its number is by then', () => {
    expect(loopLines(askNumber, readDocument(18))).toContain(`lastInt\t${DOCUMENT_NUMBER}\t1`);
  });

  it('keeps a document number that has nothing to do with one just read', () => {
    expect(loopLines(askNumber, readDocument(3))).toContain(`set\t${DOCUMENT_NUMBER}\tint\t3`);
    expect(loopLines(readDocument(3))).toContain(`set\t${DOCUMENT_NUMBER}\tint\t3`);
  });

  it('reads records by the name that the same run gave them', () => {
    const lines = loopLines(
      made({ method: 'begin_read_records', get: [{ id: RECORDS_ID, kind: 'str' }] }, result(['7f-1'])),
      made(
        { method: 'read_next_record', set: [{ id: RECORDS_ID, kind: 'str', value: '7f-1' }], untilItFails: true },
        result(),
        result([], 30),
      ),
    );
    expect(lines.slice(2)).toEqual([`lastStr\t${RECORDS_ID}`, 'call\tread_next_record\tuntilItFails']);
  });
});

describe('the results of a batch', () => {
  const begin: LibraryCall = { method: 'begin_read_records' };
  const next: LibraryCall = { method: 'read_next_record', untilItFails: true };
  const end: LibraryCall = { method: 'end_read_records' };

  it('belong to a repeated call up to its first failure', () => {
    const results = [result([1]), result([2]), result([3]), result([], 30), result([4])];
    expect(madeCalls([begin, next, end], results).map((call) => call.results.length)).toEqual([1, 3, 1]);
  });

  it('leave out the calls that were not made any more', () => {
    expect(madeCalls([begin, next, end], [result([], 2)]).map(({ call }) => call.method)).toEqual([
      'begin_read_records',
    ]);
  });
});
