/** A thread that draws one workbook and ends: the agent's own thread has cashboxes to answer meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DayReport } from '../../core/day/day-report.ts';
import { dayReportWorkbook } from './workbook.ts';

// Copied out of whatever it lies in: only memory of its own can be handed over.
const workbook = Uint8Array.from(await dayReportWorkbook(workerData as DayReport));
parentPort?.postMessage(workbook, [workbook.buffer]);
