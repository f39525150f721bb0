/** `npm test`: sets up, then every check and every test; all of them run whatever fails before. Arguments go to vitest. */
import process from 'node:process';
import { tryBuild } from './build.mjs';
import { driverLine } from './driver-counts.mjs';
import { say } from './house.mjs';
import { setUp } from './setup.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { countsOf, runVitest } from './vitest-report.mjs';

const node = await setUp();
const checks = await runStaticChecks(node);
say('\n— Сборка (esbuild)');
const built = await tryBuild();
say('\n— Тесты (vitest)');
const run = await runVitest(node, process.argv.slice(2));
const tests = countsOf(run);
const passed = checks.passed + tests.passed + (built ? 1 : 0);
const failed = checks.failed + tests.failed + (built ? 0 : 1);
const drivers = run.report && driverLine(run.report);
say('');
if (drivers) say(drivers);
if (tests.skipped > 0) say(`${tests.skipped} skipped; each says above why`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
