/** `npm run test:e2e`: the built programs as people meet them — command line, window in Chromium, tray in a real Electron. Arguments go to vitest. */
import process from 'node:process';
import { say } from './house.mjs';
import { setUp } from './setup.mjs';
import { countsOf, runVitest } from './vitest-report.mjs';

const node = await setUp();
const projects = ['e2e', 'window', 'desktop'].flatMap((name) => ['--project', name]);
const { passed, failed, skipped } = countsOf(await runVitest(node, [...projects, ...process.argv.slice(2)]));
if (skipped > 0) say(`\n${skipped} skipped; each says above why`);
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
