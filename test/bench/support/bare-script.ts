import { constantOf } from '../../../native/abi.ts';
import type { CallResult, LibraryCall, ParamIn } from '../../../src/contract/driver-host.ts';

/** A call as it was made, with every result it gave: `untilItFails` gives several. */
export interface MadeCall {
  readonly call: LibraryCall;
  readonly results: readonly CallResult[];
}

export interface BareScript {
  /** Settings of the library, applied first. */
  readonly settings: Readonly<Record<string, string>>;
  /** Made once: opening, the cashier, the shift. */
  readonly once: readonly MadeCall[];
  /** Made and timed again and again: one receipt, one poll. */
  readonly loop: readonly MadeCall[];
}

const DOCUMENT_NUMBER = constantOf('PARAM_DOCUMENT_NUMBER');
const RECORDS_ID = constantOf('PARAM_RECORDS_ID');
/** A number so near to one just read was made from it: the document behind the baseline. */
const NEAR = 2;

/** Pairs the results of one batch with its calls. */
export function madeCalls(calls: readonly LibraryCall[], results: readonly CallResult[]): MadeCall[] {
  const left = [...results];
  const made: MadeCall[] = [];
  for (const call of calls) {
    if (left.length === 0) break;
    const end = call.untilItFails ? left.findIndex(({ code }) => code !== 0) : 0;
    made.push({ call, results: left.splice(0, end === -1 ? left.length : end + 1) });
  }
  return made;
}

/** The calls as `test/bench/bare/bare.c` reads them: one step a line, fields parted by tabs. */
export function bareScript({ settings, once, loop }: BareScript): string {
  const last = new Map<number, number | string>();
  const lines = (made: readonly MadeCall[]) => made.flatMap((call) => linesOf(call, last));
  return [
    ...Object.entries(settings).map(([key, value]) => line('setting', key, escaped(value))),
    line('call', 'apply_single_settings', ''),
    ...lines(once),
    'loop',
    ...lines(loop),
    '',
  ].join('\n');
}

function linesOf({ call, results }: MadeCall, last: Map<number, number | string>): string[] {
  const sets = [
    ...(call.set ?? []).map((param) => setLine(param, last)),
    ...(call.kept ?? []).map((id) => (id === RECORDS_ID ? line('lastStr', id) : line('lastInt', id, 0))),
  ];
  remember(call, results, last);
  const flags = [call.mayFail && 'mayFail', call.untilItFails && 'untilItFails'].filter(Boolean).join(' ');
  const gets = (call.get ?? []).map(({ id, kind }) => line('get', id, kind));
  return [...sets, line('call', call.method, flags), ...gets];
}

function remember(call: LibraryCall, results: readonly CallResult[], last: Map<number, number | string>): void {
  for (const { values } of results) {
    call.get?.forEach(({ id }, index) => {
      const value = values[index];
      if (typeof value === 'number' || typeof value === 'string') last.set(id, value);
    });
  }
}

/** What the call took from an earlier answer is taken from the answer of the same run again. */
function setLine(param: ParamIn, last: ReadonlyMap<number, number | string>): string {
  const known = last.get(param.id);
  if (param.id === DOCUMENT_NUMBER && param.kind === 'int' && typeof known === 'number') {
    const step = param.value - known;
    if (Math.abs(step) <= NEAR) return line('lastInt', param.id, step);
  }
  if (param.id === RECORDS_ID && param.value === known) return line('lastStr', param.id);
  return line('set', param.id, kindWord(param), valueWord(param));
}

const kindWord = (param: ParamIn): string =>
  'nonPrintable' in param && param.nonPrintable ? `-${param.kind}` : param.kind;

function valueWord(param: ParamIn): string {
  if (param.kind === 'bool') return param.value ? '1' : '0';
  return param.kind === 'str' ? escaped(param.value) : String(param.value);
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');

const line = (...fields: readonly (string | number)[]): string => fields.join('\t');
