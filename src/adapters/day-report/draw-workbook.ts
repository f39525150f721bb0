import { Worker } from 'node:worker_threads';
import type { DayReport } from '../../core/day/day-report.ts';
import { KassaError } from '../../core/errors.ts';
import { workerProgram } from './worker-program.ts';

export interface DrawingOptions {
  /** What the thread runs; found beside this program when left out. */
  readonly program?: string;
  /** Memory of the thread for its objects, MiB. Measured: 64 are enough for 10 000 documents, 384 for 100 000. */
  readonly mostMib?: number;
  /** After so long it is given up, ms. Measured: 10 000 documents take 3 s, 100 000 take 25 s. */
  readonly limitMs?: number;
}

const MOST_MIB = 512;
const LIMIT_MS = 300_000;

/**
 * The report as an XLSX file, drawn in a thread of its own: whoever asks stays free for everything else.
 *
 * Units: as of {@link dayReportWorkbook}
 *
 * @throws {KassaError} CB-874 when the thread cannot be started, fails, or takes too long
 */
export async function drawWorkbook(
  report: DayReport,
  { program = workerProgram(), mostMib = MOST_MIB, limitMs = LIMIT_MS }: DrawingOptions = {},
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const fail = (why: string, cause?: unknown) => reject(new KassaError('CB-874', `таблица XLSX: ${why}`, { cause }));
  const worker = started(program, report, mostMib);
  const tooLong = setTimeout(() => {
    fail(`не готова за ${limitMs / 1_000} с`);
    void worker.terminate();
  }, limitMs);
  worker.once('message', resolve);
  worker.once('error', (error) => fail(faultOf(error), error));
  // Said last, whatever came before: without a workbook until now there will be none.
  worker.once('exit', (code) => {
    clearTimeout(tooLong);
    fail(`поток закончился без неё (${code})`);
  });
  return promise;
}

function started(program: string, report: DayReport, mostMib: number): Worker {
  try {
    return new Worker(program, { workerData: report, resourceLimits: { maxOldGenerationSizeMb: mostMib } });
  } catch (error) {
    throw new KassaError('CB-874', `таблица XLSX: ${faultOf(error)}`, { cause: error });
  }
}

function faultOf(error: unknown): string {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? 'не хватило памяти' : String(error);
}
