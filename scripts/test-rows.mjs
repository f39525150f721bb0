/** `npm run test:rows`: the 24 troubles of a shop that must never happen in silence, a line for each. Arguments go to vitest. */
import process from 'node:process';
import { say } from './house.mjs';
import { rowLines } from './row-lines.mjs';
import { setUp } from './setup.mjs';
import { countsOf, runVitest } from './vitest-report.mjs';

const node = await setUp();
const run = await runVitest(node, ['--project', 'rings', 'test/rows', ...process.argv.slice(2)]);
const { failed } = countsOf(run);
say('');
for (const line of run.report ? rowLines(run.report) : []) say(line);
process.exitCode = failed > 0 ? 1 : 0;
