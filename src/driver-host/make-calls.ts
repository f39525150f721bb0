import { constantOf } from '../../native/abi.ts';
import type { FptrHandle } from '../../native/fptr-handle.ts';
import { SymbolMissing } from '../../native/fptr-library.ts';
import type { CallResult, LibraryCall } from '../contract/driver-host.ts';
import { KeptValues, NothingKept } from './kept-values.ts';
import { readParam, setParam } from './params.ts';

const NOT_SUPPORTED = constantOf('ERROR_NOT_SUPPORTED');
/** A cap on `untilItFails`: no document of an FN has that many tags, and a library that never says "no more" must not fill the memory. */
const MOST_REPEATS = 10_000;

/** One request on its way. */
interface Going {
  readonly handle: FptrHandle;
  readonly kept: KeptValues;
  readonly results: CallResult[];
}

/** Makes the calls in order, up to the first that fails and may not. A result for each call that was made. */
export function makeCalls(handle: FptrHandle, calls: readonly LibraryCall[]): CallResult[] {
  const going: Going = { handle, kept: new KeptValues(calls), results: [] };
  for (const call of calls) {
    const failed = call.untilItFails ? repeatCall(going, call) : !pushCall(going, call);
    if (failed && !call.mayFail) break;
  }
  return going.results;
}

/** The end of a row of records is told by an error, so that one is no failure of the row. */
function repeatCall(going: Going, call: LibraryCall): boolean {
  for (let made = 0; made < MOST_REPEATS; made++) {
    if (!pushCall(going, call)) return false;
  }
  return true;
}

function pushCall(going: Going, call: LibraryCall): boolean {
  const result = makeCall(going, call);
  going.results.push(result);
  going.kept.keep(call.get, result);
  return result.code === 0;
}

function makeCall({ handle, kept }: Going, call: LibraryCall): CallResult {
  try {
    for (const param of call.set ?? []) setParam(handle, param);
    for (const id of call.kept ?? []) setParam(handle, kept.valueOf(id));
    const failure = handle.call(call.method);
    // Right after the call: the outputs of a failed one mean nothing, and the next call takes them away.
    if (failure) return { ...failure, values: [] };
    return { code: 0, text: '', values: (call.get ?? []).map((param) => readParam(handle, param)) };
  } catch (error) {
    if (!(error instanceof SymbolMissing || error instanceof NothingKept)) throw error;
    return { code: NOT_SUPPORTED, text: error.message, values: [] };
  }
}
