/** `npm run test:drivers`: the promises that every driver of a cashbox keeps, and how many each of them kept. Arguments go to vitest. */
import process from 'node:process';
import { driverLine } from './driver-counts.mjs';
import { say } from './house.mjs';
import { setUp } from './setup.mjs';
import { countsOf, runVitest } from './vitest-report.mjs';

const node = await setUp();
const run = await runVitest(node, ['--project', 'drivers', ...process.argv.slice(2)]);
const { failed } = countsOf(run);
const line = run.report && driverLine(run.report);
say(`\n${line ?? 'drivers: ни одно обещание не проверено'}`);
process.exitCode = failed > 0 || !line ? 1 : 0;
