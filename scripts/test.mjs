/** `npm test`: sets up, then every check and every test; all of them run whatever fails before. Arguments go to vitest. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { tryBuild } from './build.mjs';
import { MODULES, runHere, say } from './house.mjs';
import { setUp } from './setup.mjs';
import { runStaticChecks } from './static-checks.mjs';

const node = await setUp();
const checks = await runStaticChecks(node);
say('\n— Сборка (esbuild)');
const built = await tryBuild();
say('\n— Тесты (vitest)');
const tests = await runTests(process.argv.slice(2));
const passed = checks.passed + tests.passed + (built ? 1 : 0);
const failed = checks.failed + tests.failed + (built ? 0 : 1);
say(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'kassabridge-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join(MODULES, 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runHere(node, [vitest, 'run', ...reporters, ...args]);
    return countsOf(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that does not even load has no failed test of its own, and an unhandled error belongs to none: both count as one.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
